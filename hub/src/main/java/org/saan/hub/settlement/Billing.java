package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.LastChanges;
import org.saan.hub.ordering.OrderState;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What orders cost their buyers, and the invoices that ask for it. Terms are agreed once and stay, with their rate of exchange; the
 * quantities are those of the order now. An invoice gets its number when it is issued, in the same transaction.
 */
@Service
public class Billing {
    private static final Logger log = LoggerFactory.getLogger(Billing.class);

    private final JdbcClient jdbc;
    private final Ordering ordering;
    private final Rates rates;
    private final QuotedTerms quotedTerms;
    private final InvoiceReads reads;
    private final InvoiceWrites writes;
    private final CreditNotes credits;
    private final Office office;
    private final LastChanges changes;
    private final Audit audit;

    Billing(
            JdbcClient jdbc,
            Ordering ordering,
            Rates rates,
            QuotedTerms quotedTerms,
            InvoiceReads reads,
            InvoiceWrites writes,
            CreditNotes credits,
            Office office,
            LastChanges changes,
            Audit audit) {
        this.jdbc = jdbc;
        this.ordering = ordering;
        this.rates = rates;
        this.quotedTerms = quotedTerms;
        this.reads = reads;
        this.writes = writes;
        this.credits = credits;
        this.office = office;
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * Agrees what an order costs. It is agreed once.
     *
     * @throws Refusal at the first field that is wrong, or when the rate of VAT is past its end
     */
    @Transactional
    public void agree(UUID order, NewTerms terms, Viewer viewer) {
        agree(order, terms, null, viewer);
    }

    /**
     * Agrees what an order costs by the quotation that its buyer accepted: prices, currency and rate of exchange are those of the
     * quotation. Lines that came to the order later are priced later.
     *
     * @param export whether the goods leave the country: VAT of 0 per cent
     * @param milestones per cent of each instalment, 100 together
     * @throws Refusal when the order came from no accepted quotation, or as for prices by hand
     */
    @Transactional
    public void agreeAsQuoted(UUID order, boolean export, int dueDays, List<BigDecimal> milestones, Viewer viewer) {
        var _ = ordering.getOrder(order, viewer);
        var quoted = quotedTerms.find(order, viewer).orElseThrow(() -> new Refusal("settlement.no_quotation"));
        var rate = quoted.rate();
        agree(
                order,
                new NewTerms(
                        quoted.total().currency(),
                        rate == null ? null : rate.baht(),
                        rate == null ? null : rate.source(),
                        rate == null ? null : rate.on(),
                        BigDecimal.ZERO,
                        export,
                        dueDays,
                        milestones,
                        quoted.prices()),
                quoted,
                viewer);
    }

    private void agree(UUID order, NewTerms terms, QuotedTerms.@Nullable Quoted quoted, Viewer viewer) {
        Office.must(viewer);
        terms.check();
        var seen = ordering.getOrder(order, viewer);
        if (seen.state() == OrderState.CANCELLED) {
            throw new Refusal("settlement.order_cancelled");
        }
        var priced = seen.lines().stream()
                .map(org.saan.hub.ordering.LineView::id)
                .filter(line -> quoted == null || terms.prices().containsKey(line))
                .toList();
        priced.forEach(line -> checkPrice(line, terms.prices().get(line)));
        var vat = rates.get(terms.export() ? Rates.Tax.VAT_EXPORT : Rates.Tax.VAT, office.today());
        int made = jdbc.sql("""
                        insert into settlement.order_terms
                            (order_id, buyer_id, currency, rate, rate_source, rate_on, discount_percent, vat_kind,
                             vat_percent, vat_starts_on, vat_rate_id, due_days, quotation_id, quotation_version, agreed_by, agreed_at)
                        values (:order, :buyer, :currency, :rate, :source, :on, :discount, :kind, :vat, :vatFrom,
                                (select id from settlement.tax_rate
                                 where kind = :kind and starts_on = :vatFrom and withdrawn_at is null), :due,
                                :quotation, :quotationVersion, :by, :at)
                        on conflict (order_id) do nothing
                        """)
                .param("order", order)
                .param("buyer", seen.buyerId())
                .param("currency", terms.currency().getCurrencyCode())
                .param("rate", terms.rate(), java.sql.Types.NUMERIC)
                .param("source", terms.rateSource(), java.sql.Types.VARCHAR)
                .param("on", terms.rateOn(), java.sql.Types.DATE)
                .param("discount", terms.discountPercent())
                .param("kind", vat.tax().name())
                .param("vat", vat.percent())
                .param("vatFrom", vat.from())
                .param("due", terms.dueDays())
                .param("quotation", quoted == null ? null : quoted.quotation(), java.sql.Types.OTHER)
                .param("quotationVersion", quoted == null ? null : quoted.version(), java.sql.Types.INTEGER)
                .param("by", viewer.accountId())
                .param("at", At.now(office.clock()))
                .update();
        if (made == 0) {
            throw new Refusal("settlement.terms_stay")
                    .after(changes.of("order", List.of(order), "settlement.terms_agreed"));
        }
        priced.forEach(line -> insertPrice(order, line, terms.prices().get(line)));
        for (int i = 0; i < terms.milestones().size(); i++) {
            jdbc.sql(
                            "insert into settlement.milestone (order_id, position, percent) values (:order, :position, :percent)")
                    .param("order", order)
                    .param("position", i + 1)
                    .param("percent", terms.milestones().get(i))
                    .update();
        }
        audit.record(viewer, "settlement.terms_agreed", "order", order.toString(), null, Map.of());
    }

    /**
     * Prices of lines that came to the order after the terms were agreed: all of them or none.
     *
     * @throws Refusal beside the first price that is wrong, or when a line has its price already
     */
    @Transactional
    public void price(UUID order, Map<UUID, BigDecimal> prices, Viewer viewer) {
        Office.must(viewer);
        var seen = ordering.getOrder(order, viewer);
        if (money(order, viewer).isEmpty()) {
            throw new Refusal("settlement.no_terms");
        }
        prices.forEach((line, price) -> {
            checkPrice(line, price);
            Office.must(seen.findLine(line).isPresent());
            insertPrice(order, line, price);
        });
        audit.record(viewer, "settlement.line_priced", "order", order.toString(), null, Map.of());
    }

    private static void checkPrice(UUID line, @Nullable BigDecimal price) {
        if (price == null
                || price.signum() <= 0
                || price.stripTrailingZeros().scale() > 4
                || price.compareTo(BigDecimal.valueOf(100_000_000)) > 0) {
            throw Refusal.of("price-" + line, "settlement.price_missing");
        }
    }

    private void insertPrice(UUID order, UUID line, @Nullable BigDecimal price) {
        int made = jdbc.sql("""
                        insert into settlement.order_price (line_id, order_id, price) values (:line, :order, :price)
                        on conflict (line_id) do nothing
                        """)
                .param("line", line)
                .param("order", order)
                .param("price", price, java.sql.Types.NUMERIC)
                .update();
        if (made == 0) {
            throw new Refusal("settlement.terms_stay")
                    .after(changes.of("order", List.of(order), "settlement.terms_agreed", "settlement.line_priced"));
        }
    }

    /** The money of an order, for its buyer and those who run the programme; absent while no price is agreed. */
    @Transactional(readOnly = true)
    public Optional<OrderMoney> findMoney(UUID order, Viewer viewer) {
        Office.must(viewer.runsTheProgramme() || viewer.is(Role.BUYER));
        return money(order, viewer);
    }

    private record Terms(
            Currency currency,
            @Nullable BigDecimal rate,
            @Nullable String rateSource,
            @Nullable LocalDate rateOn,
            BigDecimal discount,
            boolean export,
            BigDecimal vat,
            int dueDays,
            @Nullable Integer quotationVersion,
            java.time.Instant agreedAt) {}

    private Optional<OrderMoney> money(UUID order, Viewer viewer) {
        var seen = ordering.getOrder(order, viewer);
        var terms = jdbc.sql("select * from settlement.order_terms where order_id = :order")
                .param("order", order)
                .query((row, n) -> new Terms(
                        Currency.getInstance(row.getString("currency")),
                        row.getBigDecimal("rate"),
                        row.getString("rate_source"),
                        row.getObject("rate_on", LocalDate.class),
                        row.getBigDecimal("discount_percent"),
                        row.getString("vat_kind").equals("VAT_EXPORT"),
                        row.getBigDecimal("vat_percent"),
                        row.getInt("due_days"),
                        row.getObject("quotation_version", Integer.class),
                        At.when(row, "agreed_at")))
                .optional();
        if (terms.isEmpty()) {
            return Optional.empty();
        }
        var agreed = terms.get();
        var lines = lines(order, agreed.currency());
        var amounts = new ArrayList<Money>();
        lines.forEach(line -> amounts.add(line.amount()));
        if (amounts.isEmpty()) {
            amounts.add(Money.zero(agreed.currency()));
        }
        var sum = new DocumentSum(amounts, agreed.discount(), agreed.vat());
        var invoices = reads.ofOrder(order, viewer);
        var nothing = Money.zero(agreed.currency());
        var back = credits.ofOrder(order, agreed.currency());
        return Optional.of(new OrderMoney(
                order,
                seen.number(),
                seen.buyerId(),
                seen.buyer(),
                lines,
                seen.lines().size() - lines.size(),
                sum,
                agreed.rate(),
                agreed.rateSource(),
                agreed.rateOn(),
                agreed.export(),
                agreed.dueDays(),
                agreed.quotationVersion(),
                agreed.agreedAt(),
                milestones(order, sum.net(), invoices),
                invoices.stream()
                        .map(InvoiceView::net)
                        .reduce(nothing, Money::plus)
                        .minus(back.again()),
                invoices.stream()
                        .map(InvoiceView::vat)
                        .reduce(nothing, Money::plus)
                        .minus(back.againVat()),
                back.forGood(),
                invoices.stream().map(InvoiceView::paid).reduce(nothing, Money::plus)));
    }

    private List<OrderMoney.Line> lines(UUID order, Currency currency) {
        return jdbc.sql("""
                        select f.name_th, f.name_en, f.unit_code, l.quantity, p.price
                        from ordering.order_line l
                        join settlement.order_price p on p.line_id = l.id
                        join directory.product_family f on f.code = l.family_code
                        where l.order_id = :order and l.removed_at is null order by l.position limit 500
                        """)
                .param("order", order)
                .query((row, n) -> new OrderMoney.Line(
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getInt("quantity"),
                        row.getString("unit_code"),
                        row.getBigDecimal("price"),
                        DocumentSum.line(row.getBigDecimal("price"), row.getInt("quantity"), currency)))
                .list();
    }

    private List<OrderMoney.Milestone> milestones(UUID order, Money net, List<InvoiceView> invoices) {
        var percents = jdbc.sql("select percent from settlement.milestone where order_id = :order order by position")
                .param("order", order)
                .query((row, n) -> row.getBigDecimal(1))
                .list();
        var parts = Milestones.split(net, percents);
        var found = new ArrayList<OrderMoney.Milestone>();
        for (int i = 0; i < parts.size(); i++) {
            int position = i + 1;
            found.add(new OrderMoney.Milestone(
                    position,
                    percents.get(i),
                    parts.get(i),
                    invoices.stream().anyMatch(one -> Integer.valueOf(position).equals(one.milestone()))));
        }
        return found;
    }

    /**
     * Issues the invoice of an instalment, or of all that is left: after the last instalment, an order that grew has more to
     * ask for.
     *
     * @param milestone absent for all that is left
     * @throws Refusal when it was issued already, a line has no price, or nothing is left
     */
    @Transactional
    public UUID issue(UUID order, @Nullable Integer milestone, Viewer viewer) {
        Office.must(viewer);
        jdbc.sql("select 1 from settlement.order_terms where order_id = :order for update")
                .param("order", order)
                .query(row -> {});
        var money = money(order, viewer).orElseThrow(() -> new Refusal("settlement.no_terms"));
        if (money.unpriced() > 0) {
            throw new Refusal("settlement.unpriced", money.unpriced());
        }
        var id = issue(money, milestone, viewer);
        log.info("invoice {} of order {} issued", id, order);
        return id;
    }

    /** Somebody else may have issued the same invoice just before. */
    private UUID issue(OrderMoney money, @Nullable Integer milestone, Viewer viewer) {
        try {
            return writes.issue(money, milestone, viewer);
        } catch (Refusal no) {
            var invoices = reads.ofOrder(money.orderId(), viewer).stream()
                    .map(InvoiceView::id)
                    .toList();
            throw no.after(changes.of("invoice", invoices, "settlement.invoice_issued"));
        }
    }

    @Transactional(readOnly = true)
    public InvoiceView getInvoice(UUID id, Viewer viewer) {
        return reads.get(id, viewer);
    }

    /** Invoices of an order, in the order in which they were issued. */
    @Transactional(readOnly = true)
    public List<InvoiceView> listInvoices(UUID order, Viewer viewer) {
        return reads.ofOrder(order, viewer);
    }

    /** Today, where the office is. */
    public LocalDate today() {
        return office.today();
    }
}
