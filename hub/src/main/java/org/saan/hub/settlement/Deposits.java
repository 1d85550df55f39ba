package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LargestRemainder;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A deposit that a buyer paid, and its way on to the groups: for yarn, before the work. The rule of the house is seven days. Never
 * more is passed on than came in.
 */
@Service
public class Deposits {
    private static final int DAYS = 7;

    private final JdbcClient jdbc;

    Deposits(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param received of the first instalment, in baht at the agreed rate
     * @param passedOn to groups so far
     * @param by day by which it should be with the groups
     */
    public record Deposit(Money received, Money passedOn, LocalDate by, List<Share> shares) {
        public Deposit {
            shares = List.copyOf(shares);
        }

        public Money left() {
            return received.minus(passedOn);
        }
    }

    /**
     * @param suggested its part of the deposit by the value of its work; the same whoever asks
     * @param passedOn to it so far
     */
    public record Share(UUID groupId, String code, LocalizedText group, Money work, Money suggested, Money passedOn) {}

    /** For those who run the programme; absent while nothing came in. */
    @Transactional(readOnly = true)
    public Optional<Deposit> find(UUID order, Viewer viewer) {
        Office.must(viewer);
        var received = received(order);
        if (received.minor() == 0) {
            return Optional.empty();
        }
        var first = jdbc.sql("""
                        select min(r.received_on) from settlement.receipt r
                        join settlement.receipt_use u on u.receipt_id = r.id and u.undone_at is null
                        join settlement.invoice i on i.id = u.invoice_id where i.order_id = :order
                        """).param("order", order).query(LocalDate.class).single();
        var shares = shares(order);
        var work = shares.stream().map(Share::work).reduce(Money.zero(Money.THB), Money::plus);
        // A deposit may be more than the groups' work is worth: the rest stays with the hub.
        var share = work.amount().compareTo(received.amount()) < 0 ? work : depositOf(order, work, received);
        var weights = new HashMap<String, BigDecimal>();
        shares.forEach(one -> weights.put(one.code(), one.work().amount()));
        var split = work.minor() == 0
                ? java.util.Map.<String, BigDecimal>of()
                : LargestRemainder.split(share.amount(), weights, new BigDecimal("0.01"));
        return Optional.of(new Deposit(
                received,
                passedOn(order),
                first.plusDays(DAYS),
                shares.stream()
                        .map(one -> new Share(
                                one.groupId(),
                                one.code(),
                                one.group(),
                                one.work(),
                                new Money(split.getOrDefault(one.code(), BigDecimal.ZERO), Money.THB),
                                one.passedOn()))
                        .toList()));
    }

    /** The same part of the groups' work as the first instalment is of the order, and never more than came in. */
    private Money depositOf(UUID order, Money work, Money received) {
        var percent = jdbc.sql("select percent from settlement.milestone where order_id = :order and position = 1")
                .param("order", order)
                .query((row, n) -> row.getBigDecimal(1))
                .single();
        var part = Milestones.floor(work, percent);
        return part.amount().compareTo(received.amount()) < 0 ? part : received;
    }

    private List<Share> shares(UUID order) {
        return jdbc.sql("""
                        select g.id, g.code, g.name_th, g.name_en,
                               sum(w.needed::bigint * w.price_minor) as work,
                               (select coalesce(sum(p.amount_minor), 0) from settlement.payout p
                                where p.order_id = :order and p.group_id = g.id) as passed_on
                        from production.work w join directory.producer_group g on g.id = w.group_id
                        where w.order_id = :order and w.needed > 0
                        group by g.id, g.code, g.name_th, g.name_en order by g.code limit 500
                        """)
                .param("order", order)
                .query((row, n) -> new Share(
                        row.getObject("id", UUID.class),
                        row.getString("code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        Money.ofMinor(row.getLong("work"), Money.THB),
                        Money.zero(Money.THB),
                        Money.ofMinor(row.getLong("passed_on"), Money.THB)))
                .list();
    }

    /** All that came in for the order, in baht. */
    private Money received(UUID order) {
        return received(order, null, Money.zero(Money.THB));
    }

    /** The same as it would be with so much less paid of an invoice. */
    private Money received(UUID order, @Nullable UUID invoice, Money less) {
        return jdbc
                .sql("select id, paid_minor, currency, rate from settlement.invoice where order_id = :order limit 200")
                .param("order", order)
                .query((row, n) -> {
                    var paid = Money.ofMinor(
                            row.getLong("paid_minor"), java.util.Currency.getInstance(row.getString("currency")));
                    var stays = row.getObject("id", UUID.class).equals(invoice) ? paid.minus(less) : paid;
                    var rate = row.getBigDecimal("rate");
                    return rate == null ? stays : stays.in(Money.THB, rate);
                })
                .list()
                .stream()
                .reduce(Money.zero(Money.THB), Money::plus);
    }

    private Money passedOn(UUID order) {
        return Money.ofMinor(
                jdbc.sql("select coalesce(sum(amount_minor), 0) from settlement.payout where order_id = :order")
                        .param("order", order)
                        .query(Long.class)
                        .single(),
                Money.THB);
    }

    /** @throws Refusal when more would be passed on than came in */
    @Transactional(propagation = Propagation.MANDATORY)
    void mayPassOn(UUID order, UUID group, Money amount, Viewer viewer) {
        Office.must(viewer);
        hold(order);
        Office.must(shares(order).stream().anyMatch(share -> share.groupId().equals(group)));
        var left = received(order).minus(passedOn(order));
        if (amount.amount().compareTo(left.amount()) > 0) {
            throw Refusal.of("amount", "settlement.deposit_left", left.plain());
        }
    }

    /** One at a time changes what came in for an order, and what of it went on. */
    @Transactional(propagation = Propagation.MANDATORY)
    void hold(UUID order) {
        jdbc.sql("select 1 from settlement.order_terms where order_id = :order for update")
                .param("order", order)
                .query(row -> {});
    }

    /** @throws Refusal when with so much less paid of an invoice less would have come in than went on to groups */
    @Transactional(propagation = Propagation.MANDATORY)
    void mustStayCovered(UUID order, UUID invoice, Money less) {
        var gone = passedOn(order);
        if (gone.minor() > 0
                && gone.amount().compareTo(received(order, invoice, less).amount()) > 0) {
            throw new Refusal("settlement.passed_on_already", gone.plain());
        }
    }
}
