package org.saan.hub.production;

import java.util.List;
import java.util.UUID;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The work of groups as others may read it. {@link Progress} takes what groups tell, {@link Receiving} counts what arrives,
 * {@link Quality} says what is good.
 */
@Service
public class Production {
    private final JdbcClient jdbc;
    private final WorkReads reads;
    private final Ordering ordering;

    Production(JdbcClient jdbc, WorkReads reads, Ordering ordering) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.ordering = ordering;
    }

    /** For its group, for those who run the programme, and for receivers. */
    @Transactional(readOnly = true)
    public WorkView getWork(UUID work, Viewer viewer) {
        return reads.get(work, viewer);
    }

    /** Reports, newest first, with those that wait for a decision. */
    @Transactional(readOnly = true)
    public List<WorkView.Report> listReports(UUID work, Viewer viewer) {
        reads.get(work, viewer);
        return reads.reports(work);
    }

    /** Deliveries and what came back from being put right, in the order in which they came. */
    @Transactional(readOnly = true)
    public List<TrancheView> listTranches(UUID work, Viewer viewer) {
        reads.get(work, viewer);
        return reads.tranches(work);
    }

    @Transactional(readOnly = true)
    public List<WorkView.Discrepancy> listDiscrepancies(UUID work, Viewer viewer) {
        reads.get(work, viewer);
        return reads.discrepancies(work);
    }

    /**
     * Pieces for which a group is paid.
     *
     * @param accepted good pieces within the share
     * @param extra good pieces beyond it that somebody agreed to pay
     */
    public record Payable(UUID workId, String number, int accepted, int extra, long priceMinor) {
        public int pieces() {
            return accepted + extra;
        }
    }

    /** What a group has earned, work order by work order; for the group and those who run the programme. */
    @Transactional(readOnly = true)
    public List<Payable> listPayable(UUID group, Viewer viewer) {
        Access.must(Access.tells(viewer, group));
        return jdbc.sql("""
                        select id, number, accepted, extra_accepted, price_minor from production.work
                        where group_id = :group and accepted + extra_accepted > 0 order by number limit 5000
                        """)
                .param("group", group)
                .query((row, n) -> new Payable(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getInt("accepted"),
                        row.getInt("extra_accepted"),
                        row.getLong("price_minor")))
                .list();
    }

    /** How far an order is, without a word of who makes it. */
    public record OrderProgress(int ordered, int inWork, int made, int received, int good, int packed) {}

    /** For the buyer of the order and those who run the programme. */
    @Transactional(readOnly = true)
    public OrderProgress progressOf(UUID order, Viewer viewer) {
        if (!viewer.runsTheProgramme() && !viewer.is(Role.BUYER)) {
            throw new NotFound("order");
        }
        int ordered = ordering.getOrder(order, viewer).lines().stream()
                .mapToInt(line -> line.quantity())
                .sum();
        return jdbc.sql("""
                        select coalesce(sum(needed), 0), coalesce(sum(least(made, needed)), 0),
                               coalesce(sum(received - turned_down), 0), coalesce(sum(good), 0), coalesce(sum(packed), 0)
                        from production.work where order_id = :order
                        """)
                .param("order", order)
                .query((row, n) -> new OrderProgress(
                        ordered, row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)))
                .single();
    }
}
