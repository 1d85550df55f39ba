package org.saan.hub.settlement;

import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back what was invoiced: VAT by the rate of the invoice, together never more than the invoice. What the buyer has paid
 * beyond what is left becomes its credit again.
 */
@Service
public class CreditNotes {
    private static final Logger log = LoggerFactory.getLogger(CreditNotes.class);
    private static final String COLUMNS = """
            select c.*, i.number as invoice_number, i.issued_at as invoiced_at, i.order_id, i.buyer_id, i.buyer_name, i.currency,
                   o.number as order_number
            from settlement.credit_note c
            join settlement.invoice i on i.id = c.invoice_id
            join ordering.buyer_order o on o.id = i.order_id
            where (:runs or :buyer and i.buyer_id = :organisation)
            """;

    private final JdbcClient jdbc;
    private final InvoiceReads invoices;
    private final Receipts receipts;
    private final DocumentNumbers numbers;
    private final Office office;
    private final Audit audit;

    CreditNotes(
            JdbcClient jdbc,
            InvoiceReads invoices,
            Receipts receipts,
            DocumentNumbers numbers,
            Office office,
            Audit audit) {
        this.jdbc = jdbc;
        this.invoices = invoices;
        this.receipts = receipts;
        this.numbers = numbers;
        this.office = office;
        this.audit = audit;
    }

    private record Part(Money discount, Money net, List<CreditNote.Line> lines) {}

    /**
     * Issues a credit note.
     *
     * @throws Refusal beside the field that is wrong: no reason, more than is left, or nothing at all
     */
    @Transactional
    public UUID issue(NewCredit credit, Viewer viewer) {
        Office.must(viewer);
        receipts.holdFor(credit.invoice());
        var invoice = invoices.get(credit.invoice(), viewer);
        var words = credit.words().strip();
        if (words.length() < 3 || words.length() > 300) {
            throw Refusal.of("words", "settlement.credit.words_missing");
        }
        var left = invoice.net().minus(invoice.creditedNet());
        if (left.minor() == 0) {
            throw new Refusal("settlement.credit.nothing_left");
        }
        var part = credit.whole() ? whole(invoice, left) : part(invoice, credit, left);
        var vat = vat(invoice, part.net());
        receipts.release(invoice, part.net().plus(vat), viewer);
        var id = Ids.next();
        // The number last: others wait for it until this transaction ends.
        var number = numbers.next("CRN");
        jdbc.sql("""
                        insert into settlement.credit_note
                            (id, number, invoice_id, reason, words, discount_minor, net_minor, vat_percent, vat_minor,
                             total_minor, left_net_minor, issued_by, issued_at)
                        values (:id, :number, :invoice, :reason, :words, :discount, :net, :vatPercent, :vat, :total, :left,
                                :by, :at)
                        """)
                .param("id", id)
                .param("number", number)
                .param("invoice", invoice.id())
                .param("reason", credit.reason().name())
                .param("words", words)
                .param("discount", part.discount().minor())
                .param("net", part.net().minor())
                .param("vatPercent", invoice.vatPercent())
                .param("vat", vat.minor())
                .param("total", part.net().plus(vat).minor())
                .param("left", left.minor())
                .param("by", viewer.accountId())
                .param("at", At.now(office.clock()))
                .update();
        for (int i = 0; i < part.lines().size(); i++) {
            line(id, i, part.lines().get(i));
        }
        audit.record(
                viewer,
                "settlement.credit_issued",
                "credit_note",
                id.toString(),
                null,
                Map.of("number", number, "invoice", invoice.number()));
        log.info("credit note {} of invoice {} issued", id, invoice.id());
        return id;
    }

    /** By the rate of the invoice, of all that was taken back so far; so credit notes of a whole invoice take back its VAT. */
    private static Money vat(InvoiceView invoice, Money net) {
        var together = invoice.creditedNet().plus(net);
        var vat = together.equals(invoice.net()) ? invoice.vat() : together.percent(invoice.vatPercent());
        var less = vat.amount().compareTo(invoice.vat().amount()) > 0 ? invoice.vat() : vat;
        return less.minus(invoice.creditedVat());
    }

    private static Part whole(InvoiceView invoice, Money left) {
        if (invoice.creditedNet().minor() == 0) {
            var lines = new ArrayList<CreditNote.Line>();
            for (int i = 0; i < invoice.lines().size(); i++) {
                var line = invoice.lines().get(i);
                lines.add(new CreditNote.Line(
                        i, line.name(), line.quantity(), line.unitCode(), line.price(), line.amount()));
            }
            return new Part(invoice.discount(), left, lines);
        }
        return new Part(
                Money.zero(left.currency()),
                left,
                List.of(amount(
                        "ยอดที่เหลือของใบแจ้งหนี้ " + invoice.number(),
                        "Remainder of invoice " + invoice.number(),
                        left)));
    }

    private Part part(InvoiceView invoice, NewCredit credit, Money left) {
        var lines = new ArrayList<CreditNote.Line>();
        var known = credited(invoice.id());
        new TreeMap<>(credit.pieces()).forEach((position, pieces) -> {
            Office.must(position >= 0 && position < invoice.lines().size());
            var line = invoice.lines().get(position);
            int most = line.quantity() - known.getOrDefault(position, 0);
            if (pieces <= 0 || pieces > most) {
                throw Refusal.of("line-" + position, "settlement.credit.pieces", most);
            }
            lines.add(new CreditNote.Line(
                    position,
                    line.name(),
                    pieces,
                    line.unitCode(),
                    line.price(),
                    DocumentSum.line(line.price(), pieces, left.currency())));
        });
        var pieces = lines.stream().map(CreditNote.Line::amount).reduce(Money.zero(left.currency()), Money::plus);
        var discount = discount(invoice, pieces);
        var amount = credit.amount();
        if (amount != null) {
            if (amount.minor() <= 0 || !amount.currency().equals(left.currency())) {
                throw Refusal.of("amount", "settlement.amount_wrong");
            }
            lines.add(amount(
                    "ลดยอดของใบแจ้งหนี้ " + invoice.number(), "Reduction of invoice " + invoice.number(), amount));
        }
        var net = pieces.minus(discount).plus(amount == null ? Money.zero(left.currency()) : amount);
        if (net.minor() == 0) {
            throw Refusal.of("amount", "settlement.credit.nothing");
        }
        if (net.amount().compareTo(left.amount()) > 0) {
            throw Refusal.of(
                    amount == null
                            ? "line-" + credit.pieces().keySet().iterator().next()
                            : "amount",
                    "settlement.credit.too_much",
                    net.plain(),
                    left.plain());
        }
        return new Part(discount, net, lines);
    }

    /** The same part of the discount as the pieces are of the lines. */
    private static Money discount(InvoiceView invoice, Money pieces) {
        var gross = invoice.net().plus(invoice.discount());
        return invoice.discount().minor() == 0
                ? Money.zero(pieces.currency())
                : Money.rounded(
                        pieces.amount()
                                .multiply(invoice.discount().amount())
                                .divide(gross.amount(), 10, RoundingMode.HALF_UP),
                        pieces.currency());
    }

    private Map<Integer, Integer> credited(UUID invoice) {
        var all = new TreeMap<Integer, Integer>();
        jdbc.sql("""
                        select l.invoice_position, sum(l.quantity)::int from settlement.credit_note_line l
                        join settlement.credit_note c on c.id = l.credit_note_id
                        where c.invoice_id = :invoice and l.invoice_position is not null group by l.invoice_position
                        """).param("invoice", invoice).query(row -> {
            all.put(row.getInt(1), row.getInt(2));
        });
        return all;
    }

    /** Pieces of each line of an invoice that were not taken back yet, by its position. */
    @Transactional(readOnly = true)
    public List<Integer> piecesLeft(InvoiceView invoice, Viewer viewer) {
        Office.must(viewer);
        var known = credited(invoice.id());
        var left = new ArrayList<Integer>();
        for (int i = 0; i < invoice.lines().size(); i++) {
            left.add(invoice.lines().get(i).quantity() - known.getOrDefault(i, 0));
        }
        return left;
    }

    private static CreditNote.Line amount(String th, String en, Money amount) {
        return new CreditNote.Line(null, new LocalizedText(th, en), 1, "C62", amount.amount(), amount);
    }

    private void line(UUID id, int position, CreditNote.Line line) {
        jdbc.sql("""
                        insert into settlement.credit_note_line
                            (credit_note_id, position, invoice_position, name_th, name_en, quantity, unit_code, price, amount_minor)
                        values (:id, :position, :of, :th, :en, :quantity, :unit, :price, :amount)
                        """)
                .param("id", id)
                .param("position", position)
                .param("of", line.invoiceLine(), java.sql.Types.INTEGER)
                .param("th", line.name().in(Language.TH))
                .param("en", line.name().in(Language.EN))
                .param("quantity", line.quantity())
                .param("unit", line.unitCode())
                .param("price", line.price())
                .param("amount", line.amount().minor())
                .update();
    }

    /** For those who run the programme and the buyer of the invoice. */
    @Transactional(readOnly = true)
    public CreditNote get(UUID id, Viewer viewer) {
        return jdbc.sql(COLUMNS + " and c.id = :id")
                .params(InvoiceReads.who(viewer))
                .param("id", id)
                .query((row, n) -> view(row, lines(id, Currency.getInstance(row.getString("currency")))))
                .optional()
                .orElseThrow(() -> new NotFound("credit note"));
    }

    /** Of an invoice, in the order in which they were issued, without their lines. */
    @Transactional(readOnly = true)
    public List<CreditNote> ofInvoice(UUID invoice, Viewer viewer) {
        return jdbc.sql(COLUMNS + " and c.invoice_id = :invoice order by c.issued_at, c.number limit 200")
                .params(InvoiceReads.who(viewer))
                .param("invoice", invoice)
                .query((row, n) -> view(row, List.of()))
                .list();
    }

    private static CreditNote view(ResultSet row, List<CreditNote.Line> lines) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        return new CreditNote(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("invoice_id", UUID.class),
                row.getString("invoice_number"),
                At.when(row, "invoiced_at"),
                row.getObject("order_id", UUID.class),
                row.getString("order_number"),
                row.getObject("buyer_id", UUID.class),
                row.getString("buyer_name"),
                CreditReason.valueOf(row.getString("reason")),
                row.getString("words"),
                Money.ofMinor(row.getLong("discount_minor"), currency),
                Money.ofMinor(row.getLong("net_minor"), currency),
                row.getBigDecimal("vat_percent"),
                Money.ofMinor(row.getLong("vat_minor"), currency),
                Money.ofMinor(row.getLong("total_minor"), currency),
                Money.ofMinor(row.getLong("left_net_minor"), currency),
                At.when(row, "issued_at"),
                lines);
    }

    private List<CreditNote.Line> lines(UUID id, Currency currency) {
        return jdbc.sql(
                        "select * from settlement.credit_note_line where credit_note_id = :id order by position limit 500")
                .param("id", id)
                .query((row, n) -> new CreditNote.Line(
                        number(row, "invoice_position"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getInt("quantity"),
                        row.getString("unit_code"),
                        row.getBigDecimal("price"),
                        Money.ofMinor(row.getLong("amount_minor"), currency)))
                .list();
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /** What was taken back of the invoices of an order. */
    record OfOrder(Money again, Money againVat, Money forGood) {}

    /**
     * Sums of an order: what may be invoiced again, net and VAT, and what is given away for good, VAT included.
     */
    @Transactional(readOnly = true)
    OfOrder ofOrder(UUID order, Currency currency) {
        long[] sums = new long[3];
        jdbc.sql("""
                        select c.reason, sum(c.net_minor), sum(c.vat_minor) from settlement.credit_note c
                        join settlement.invoice i on i.id = c.invoice_id where i.order_id = :order group by c.reason
                        """).param("order", order).query(row -> {
            if (CreditReason.valueOf(row.getString(1)).forGood()) {
                sums[2] += row.getLong(2) + row.getLong(3);
            } else {
                sums[0] += row.getLong(2);
                sums[1] += row.getLong(3);
            }
        });
        return new OfOrder(
                Money.ofMinor(sums[0], currency), Money.ofMinor(sums[1], currency), Money.ofMinor(sums[2], currency));
    }
}
