package org.saan.hub.ordering;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/** Writes what a change of an order means. Shares come before lines, so that the sums hold after every statement. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AmendmentWrites {
    private final JdbcClient jdbc;
    private final ShareWeeks weeks;
    private final Work work;

    AmendmentWrites(JdbcClient jdbc, ShareWeeks weeks, Work work) {
        this.jdbc = jdbc;
        this.weeks = weeks;
        this.work = work;
    }

    /** A share gets fewer pieces, or ends. A group that could make so many only is asked again when that is enough now. */
    public void lower(AmendmentView.ShareChange share, OffsetDateTime at, Viewer viewer) {
        if (share.state() == AllocationState.ACCEPTED && share.after() < share.before()) {
            work.withdraw(share.id(), share.before() - share.after(), viewer);
        }
        if (share.after() == 0) {
            jdbc.sql("""
                            update ordering.allocation set state = 'CANCELLED', reason = :reason, answered_at = :at,
                                version = version + 1
                            where id = :id
                            """)
                    .param("id", share.id())
                    .param("reason", Amendments.REASON)
                    .param("at", at)
                    .update();
            return;
        }
        int minutes = jdbc.sql("select minutes_per_piece from ordering.allocation where id = :id")
                .param("id", share.id())
                .query(Integer.class)
                .single();
        weeks.free(share.id(), (long) (share.before() - share.after()) * minutes);
        jdbc.sql("""
                        update ordering.allocation set quantity = :quantity, version = version + 1,
                            state = case when counter_quantity >= :quantity then 'OFFERED' else state end,
                            counter_quantity = case when counter_quantity >= :quantity then null else counter_quantity end
                        where id = :id
                        """).param("id", share.id()).param("quantity", share.after()).update();
    }

    public void lines(OrderView order, AmendmentView change, YearWeek now, OffsetDateTime at) {
        for (var line : change.lines()) {
            var before = line.before();
            if (before == null) {
                add(order.id(), line, now);
            } else if (line.after() == null) {
                jdbc.sql("""
                                update ordering.order_line
                                set quantity = 0, unallocated = unallocated - quantity, removed_at = :at where id = :id
                                """).param("id", line.id()).param("at", at).update();
            } else if (line.changed()) {
                jdbc.sql("""
                                update ordering.order_line
                                set quantity = :quantity, unallocated = unallocated + :more, due_week = :due,
                                    max_price_minor = :price
                                where id = :id
                                """)
                        .param("id", line.id())
                        .param("quantity", line.after().quantity())
                        .param("more", line.after().quantity() - before.quantity())
                        .param("due", line.after().due())
                        .param("price", line.after().maxPriceMinor(), java.sql.Types.BIGINT)
                        .update();
            }
        }
    }

    private void add(UUID order, AmendmentView.LineChange line, YearWeek now) {
        var after = java.util.Objects.requireNonNull(line.after());
        jdbc.sql("""
                        insert into ordering.order_line
                            (id, order_id, position, family_code, quantity, unallocated, release_week, due_week, grade,
                             max_price_minor, batch_multiple, one_lot)
                        select :id, :order, max(position) + 1, :family, :quantity, :quantity, :release, :due, 1, :price, 1, false
                        from ordering.order_line where order_id = :order
                        """)
                .param("id", line.id())
                .param("order", order)
                .param("family", line.family())
                .param("quantity", after.quantity())
                .param("release", Weeks.text(now))
                .param("due", after.due())
                .param("price", after.maxPriceMinor(), java.sql.Types.BIGINT)
                .update();
    }

    /** A plan of the order as it was answers no question any more. */
    public void dropPlans(UUID order, OffsetDateTime at) {
        jdbc.sql("""
                        update ordering.plan_request set state = 'DISCARDED', stop_wanted = true, ended_at = :at
                        where order_id = :order and state in ('WAITING', 'RUNNING', 'PROPOSED')
                        """).param("order", order).param("at", at).update();
    }

    public void version(
            UUID order, int version, String reason, String askedBy, Viewer viewer, OffsetDateTime at, String change) {
        jdbc.sql("update ordering.buyer_order set version = :version where id = :order")
                .param("order", order)
                .param("version", version)
                .update();
        jdbc.sql("""
                        insert into ordering.order_version (order_id, version, reason, asked_by, made_by, made_at, change)
                        values (:order, :version, :reason, :asked, :by, :at, :change::jsonb)
                        """)
                .param("order", order)
                .param("version", version)
                .param("reason", reason)
                .param("asked", askedBy)
                .param("by", viewer.accountId())
                .param("at", at)
                .param("change", change)
                .update();
    }
}
