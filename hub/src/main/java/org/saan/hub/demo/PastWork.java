package org.saan.hub.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.platform.FileStore;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/**
 * Work of weeks that are over, as records tell it: an order, its shares, what each group told, delivered, had accepted and was
 * paid. The services write down what happens now; a programme that has been running for months is entered here, for the
 * demonstration and for measurements.
 */
@Component
public class PastWork {
    private static final UUID BY = Identity.SYSTEM.accountId();
    private static final LocalTime NOON = LocalTime.NOON;

    private final JdbcClient jdbc;
    private final DocumentNumbers numbers;
    private final FileStore files;
    private final Clock clock;

    PastWork(JdbcClient jdbc, DocumentNumbers numbers, FileStore files, Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.files = files;
        this.clock = clock;
    }

    /**
     * What a group made of an order.
     *
     * @param pieces by the week in which it told of them; they come on its Friday and are accepted on its Saturday
     */
    public record Part(
            UUID group, String family, int minutesPerPiece, long priceMinor, SortedMap<YearWeek, Integer> pieces) {
        public Part {
            pieces = new TreeMap<>(pieces);
        }
    }

    /**
     * Enters an order with its work.
     *
     * @param payAfterDays days from acceptance to payment; nobody is paid when absent, nor after today
     */
    @Transactional
    public UUID enter(UUID buyer, String buyerName, List<Part> parts, @Nullable Integer payAfterDays) {
        var order = Ids.next();
        var first = parts.stream()
                .map(part -> part.pieces().firstKey())
                .min(YearWeek::compareTo)
                .orElseThrow();
        jdbc.sql("""
                        insert into ordering.buyer_order (id, number, buyer_id, buyer_name, created_at)
                        values (:id, :number, :buyer, :name, :at)
                        """)
                .param("id", order)
                .param("number", numbers.next("ORD"))
                .param("buyer", buyer)
                .param("name", buyerName)
                .param("at", at(Weeks.monday(first).minusDays(7)))
                .update();
        int position = 1;
        for (var part : parts) {
            enter(order, position++, part, payAfterDays);
        }
        return order;
    }

    /** Weeks that are over had the time that was taken of them. */
    private void takeTime(UUID share, Part part, String week, int minutes) {
        for (var sql : List.of(
                """
                insert into ordering.group_week as w (group_id, week, capacity) values (:group, :week, :minutes)
                on conflict (group_id, week) do update set capacity = greatest(w.capacity, w.allocated + :minutes)
                """,
                """
                insert into ordering.group_craft_week as w (group_id, family_code, week, capacity)
                values (:group, :family, :week, :minutes)
                on conflict (group_id, family_code, week) do update
                    set capacity = greatest(w.capacity, w.allocated + :minutes)
                """,
                "insert into ordering.allocation_week (allocation_id, week, minutes) values (:share, :week, :minutes)")) {
            jdbc.sql(sql)
                    .param("share", share)
                    .param("group", part.group())
                    .param("family", part.family())
                    .param("week", week)
                    .param("minutes", minutes)
                    .update();
        }
    }

    private void enter(UUID order, int position, Part part, @Nullable Integer payAfterDays) {
        var line = Ids.next();
        var work = Ids.next();
        int all = part.pieces().values().stream().mapToInt(Integer::intValue).sum();
        var first = Weeks.text(part.pieces().firstKey());
        var last = Weeks.text(part.pieces().lastKey());
        var offered = at(Weeks.monday(part.pieces().firstKey()).minusDays(5));
        jdbc.sql("""
                        insert into ordering.order_line (id, order_id, position, family_code, quantity, unallocated,
                            release_week, due_week, grade, batch_multiple, one_lot)
                        values (:line, :order, :position, :family, :all, :all, :first, :last, 1, 1, false)
                        """)
                .param("line", line)
                .param("order", order)
                .param("position", position)
                .param("family", part.family())
                .param("all", all)
                .param("first", first)
                .param("last", last)
                .update();
        jdbc.sql("""
                        insert into ordering.allocation (id, line_id, group_id, family_code, state, quantity, price_minor,
                            minutes_per_piece, setup_minutes, explanation, offered_at, answered_at)
                        values (:work, :line, :group, :family, 'ACCEPTED', :all, :price, :minutes, 0, '[]', :at, :at)
                        """)
                .param("work", work)
                .param("line", line)
                .param("group", part.group())
                .param("family", part.family())
                .param("all", all)
                .param("price", part.priceMinor())
                .param("minutes", part.minutesPerPiece())
                .param("at", offered)
                .update();
        part.pieces().forEach((week, pieces) -> {
            if (pieces > 0) {
                takeTime(work, part, Weeks.text(week), pieces * part.minutesPerPiece());
            }
        });
        jdbc.sql("""
                        insert into production.work_order (id, number, issued_at, group_name_th, group_name_en, price_minor,
                            first_week, due_week, allocated)
                        select :work, :number, :at, name_th, name_en, :price, :first, :last, :all
                        from directory.producer_group where id = :group
                        """)
                .param("work", work)
                .param("number", numbers.next("WO"))
                .param("at", offered)
                .param("price", part.priceMinor())
                .param("first", first)
                .param("last", last)
                .param("all", all)
                .param("group", part.group())
                .update();
        int number = 1;
        int made = 0;
        for (var week : part.pieces().entrySet()) {
            made += week.getValue();
            deliver(work, number++, made, week.getKey(), week.getValue());
            if (payAfterDays != null) {
                pay(part, work, week.getValue(), Weeks.monday(week.getKey()).plusDays(5L + payAfterDays));
            }
        }
    }

    private void deliver(UUID work, int number, int made, YearWeek week, int pieces) {
        var monday = Weeks.monday(week);
        jdbc.sql("""
                        insert into production.progress_report (id, once, work_id, made, feeling, happened_at, recorded_at, told_by,
                            content_hash, state)
                        values (:id, :id, :work, :made, 'ON_TIME', :at, :at, :by, decode('00', 'hex'), 'COUNTED')
                        """)
                .param("id", Ids.next())
                .param("work", work)
                .param("made", made)
                .param("at", at(monday.plusDays(3)))
                .param("by", BY)
                .update();
        var tranche = Ids.next();
        jdbc.sql("""
                        insert into production.tranche (id, work_id, number, kind, said, counted, received_by, received_at)
                        values (:id, :work, :number, 'DELIVERY', :pieces, :pieces, :by, :at)
                        """)
                .param("id", tranche)
                .param("work", work)
                .param("number", number)
                .param("pieces", pieces)
                .param("by", BY)
                .param("at", at(monday.plusDays(4)))
                .update();
        jdbc.sql("""
                        insert into production.inspection (id, tranche_id, accepted, rework, rejected, inspected_by, inspected_at)
                        values (:id, :tranche, :pieces, 0, 0, :by, :at)
                        """)
                .param("id", Ids.next())
                .param("tranche", tranche)
                .param("pieces", pieces)
                .param("by", BY)
                .param("at", at(monday.plusDays(5)))
                .update();
    }

    private void pay(Part part, UUID work, int pieces, LocalDate on) {
        if (on.isAfter(LocalDate.now(clock.withZone(Printing.ZONE)))) {
            return;
        }
        var payout = Ids.next();
        var number = numbers.next("PAY");
        jdbc.sql("""
                        insert into settlement.payout (id, number, group_id, amount_minor, bank_reference, paid_on,
                            proof_digest, proof_kind, paid_by, paid_at)
                        values (:id, :number, :group, :amount, :reference, :on, :proof, 'PDF', :by, :at)
                        """)
                .param("id", payout)
                .param("number", number)
                .param("group", part.group())
                .param("amount", pieces * part.priceMinor())
                .param("reference", "PAST-" + number)
                .param("on", on)
                .param(
                        "proof",
                        files.put("%PDF-1.4 fictional".getBytes(StandardCharsets.US_ASCII))
                                .hex())
                .param("by", BY)
                .param("at", at(on))
                .update();
        jdbc.sql("""
                        insert into settlement.payout_use (id, payout_id, work_id, amount_minor, made_by, made_at)
                        values (:id, :payout, :work, :amount, :by, :at)
                        """)
                .param("id", Ids.next())
                .param("payout", payout)
                .param("work", work)
                .param("amount", pieces * part.priceMinor())
                .param("by", BY)
                .param("at", at(on))
                .update();
    }

    private static OffsetDateTime at(LocalDate day) {
        return day.atTime(NOON).atZone(Printing.ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }
}
