package org.saan.hub.ordering;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.saan.hub.identity.Audit;
import org.saan.hub.identity.LastChanges;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Meanwhile;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Plans of orders: asking for one, stopping it, wishes for the next, and the decision. A plan places what is not yet
 * allocated and leaves every share that groups have been offered as it is. Nobody is told before it is accepted.
 */
@Service
public class Plans {
    private final JdbcClient jdbc;
    private final OrderReads reads;
    private final OrderLock lock;
    private final Placing placing;
    private final SchedulerClient jobs;
    private final LastChanges changes;
    private final Audit audit;
    private final Clock clock;

    Plans(
            JdbcClient jdbc,
            OrderReads reads,
            OrderLock lock,
            Placing placing,
            SchedulerClient jobs,
            LastChanges changes,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.lock = lock;
        this.placing = placing;
        this.jobs = jobs;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks for a plan of what the order has not placed yet. One that is being made already is returned; one that waits for
     * a decision is dropped for the new one.
     *
     * @throws Refusal {@code ordering.plan.nothing_left} when every piece is placed
     */
    @Transactional
    public UUID requestPlan(UUID order, Viewer viewer) {
        mustRun(viewer);
        lock.take(order);
        var present = reads.latestPlan(order);
        if (present.isPresent() && present.get().state().isBeingMade()) {
            return present.get().id();
        }
        if (reads.lines(order).stream().allMatch(line -> line.unallocated() == 0)) {
            throw new Refusal("ordering.plan.nothing_left");
        }
        present.filter(plan -> plan.state() == PlanView.State.PROPOSED)
                .ifPresent(plan -> end(plan.id(), PlanView.State.DISCARDED));
        var id = Ids.next();
        jdbc.sql("""
                        insert into ordering.plan_request (id, order_id, requested_by, requested_at, state)
                        values (:id, :order, :by, :at, 'WAITING')
                        """)
                .param("id", id)
                .param("order", order)
                .param("by", viewer.accountId())
                .param("at", now())
                .update();
        jobs.scheduleIfNotExists(PlanJob.TASK.instance(id.toString()).scheduledTo(clock.instant()));
        audit.record(viewer, "ordering.plan_requested", "order", order.toString(), null, Map.of("plan", id));
        return id;
    }

    /** Asks the planner to stop. What it has found by then is not proposed. */
    @Transactional
    public void stopPlan(UUID order, UUID plan, Viewer viewer) {
        mustRun(viewer);
        mustBeOf(order, plan);
        jdbc.sql("""
                        update ordering.plan_request set stop_wanted = true,
                            ended_at = case when state = 'WAITING' then cast(:at as timestamptz) else ended_at end,
                            state = case when state = 'WAITING' then 'STOPPED' else state end
                        where id = :id and state in ('WAITING', 'RUNNING')
                        """).param("id", plan).param("at", now()).update();
        audit.record(viewer, "ordering.plan_stopped", "order", order.toString(), null, Map.of("plan", plan));
    }

    /** Drops a proposal; what groups were offered before stays. */
    @Transactional
    public void discardPlan(UUID order, UUID plan, Viewer viewer) {
        mustRun(viewer);
        lock.take(order);
        if (mustBeOf(order, plan).state() == PlanView.State.PROPOSED) {
            end(plan, PlanView.State.DISCARDED);
            audit.record(viewer, "ordering.plan_discarded", "order", order.toString(), null, Map.of("plan", plan));
        }
    }

    /**
     * Says yes to a proposal: its shares become offers to groups, all or none. Saying it twice is saying it once.
     *
     * @return how many groups were asked
     * @throws Refusal when something it rests on has changed: pieces placed elsewhere, a group that said no, or time given
     *     away meanwhile; the proposal stays and nothing is placed
     */
    @Transactional
    public int acceptPlan(UUID order, UUID plan, Viewer viewer) {
        mustRun(viewer);
        lock.take(order);
        var view = mustBeOf(order, plan);
        if (view.state() == PlanView.State.ACCEPTED) {
            return Optional.ofNullable(view.proposal()).map(Proposal::groups).orElse(0);
        }
        if (view.state() != PlanView.State.PROPOSED || view.proposal() == null) {
            throw new Refusal("ordering.plan.not_proposed").after(changes.of("order", List.of(order)));
        }
        var present = reads.get(order, viewer);
        var basis = PlanBasis.of(present.lines(), present.allocations(), wishes(jdbc, order));
        if (view.basis() != null && !view.basis().equals(basis)) {
            throw new Refusal("ordering.plan.order_changed").after(newest(present));
        }
        placing.place(present, view, viewer);
        end(plan, PlanView.State.ACCEPTED);
        // The wishes were for this plan.
        jdbc.sql("""
                        delete from ordering.plan_wish where pieces > 0 and line_id in
                            (select id from ordering.order_line where order_id = :order)
                        """).param("order", order).update();
        audit.record(
                viewer,
                "ordering.plan_accepted",
                "order",
                order.toString(),
                null,
                Map.of(
                        "plan",
                        plan,
                        "pieces",
                        view.proposal().pieces(),
                        "groups",
                        view.proposal().groups()));
        return view.proposal().groups();
    }

    /** What was done to the order, or to one of its shares, last. */
    private Optional<Meanwhile> newest(OrderView order) {
        var shares = order.allocations().stream().map(AllocationView::id).toList();
        return Stream.of(
                        changes.of("allocation", shares),
                        changes.of(
                                "order",
                                List.of(order.id()),
                                "ordering.order_amended",
                                "ordering.plan_accepted",
                                "ordering.plan_wish",
                                "ordering.plan_wish_forgotten"))
                .flatMap(Optional::stream)
                .max(Comparator.comparing(Meanwhile::at));
    }

    /**
     * Fixes the share of a group in the next plan.
     *
     * @param pieces 0 leaves the group out
     * @throws Refusal at {@code quantity} when it is not a whole share of what is left
     */
    @Transactional
    public void wish(UUID order, UUID line, UUID group, int pieces, Viewer viewer) {
        mustRun(viewer);
        lock.take(order);
        var of = lineOf(order, line, viewer);
        if (pieces < 0 || pieces > of.unallocated()) {
            throw Refusal.of("quantity", "ordering.wish.out_of_range", of.unallocated());
        }
        int others = wishes(jdbc, order).getOrDefault(line, Map.of()).entrySet().stream()
                .filter(wish -> !wish.getKey().equals(group))
                .mapToInt(Map.Entry::getValue)
                .sum();
        if (pieces > 0 && pieces + others > of.unallocated()) {
            throw Refusal.of("quantity", "ordering.wish.together", others, of.unallocated() - others);
        }
        if (pieces % of.batchMultiple() != 0) {
            throw Refusal.of("quantity", "ordering.line.not_multiple", pieces, of.batchMultiple());
        }
        jdbc.sql("""
                        insert into ordering.plan_wish (line_id, group_id, pieces) values (:line, :group, :pieces)
                        on conflict (line_id, group_id) do update set pieces = excluded.pieces
                        """)
                .param("line", line)
                .param("group", group)
                .param("pieces", pieces)
                .update();
        audit.record(
                viewer,
                "ordering.plan_wish",
                "order",
                order.toString(),
                null,
                Map.of("line", line, "group", group, "pieces", pieces));
    }

    /** Lets the plan decide again about a group. */
    @Transactional
    public void forgetWish(UUID order, UUID line, UUID group, Viewer viewer) {
        mustRun(viewer);
        lock.take(order);
        lineOf(order, line, viewer);
        jdbc.sql("delete from ordering.plan_wish where line_id = :line and group_id = :group")
                .param("line", line)
                .param("group", group)
                .update();
        audit.record(
                viewer,
                "ordering.plan_wish_forgotten",
                "order",
                order.toString(),
                null,
                Map.of("line", line, "group", group));
    }

    /** Wishes of an order: pieces by group, by line. */
    @Transactional(readOnly = true)
    public Map<UUID, Map<UUID, Integer>> wishes(UUID order, Viewer viewer) {
        mustRun(viewer);
        return wishes(jdbc, order);
    }

    static Map<UUID, Map<UUID, Integer>> wishes(JdbcClient jdbc, UUID order) {
        var wishes = new HashMap<UUID, Map<UUID, Integer>>();
        jdbc.sql("""
                        select w.line_id, w.group_id, w.pieces from ordering.plan_wish w
                        join ordering.order_line l on l.id = w.line_id where l.order_id = :order
                        """).param("order", order).query(row -> {
            wishes.computeIfAbsent(row.getObject(1, UUID.class), l -> new HashMap<>())
                    .put(row.getObject(2, UUID.class), row.getInt(3));
        });
        return wishes;
    }

    private LineView lineOf(UUID order, UUID line, Viewer viewer) {
        return reads.get(order, viewer).findLine(line).orElseThrow(() -> new NotFound("line"));
    }

    private PlanView mustBeOf(UUID order, UUID plan) {
        return jdbc.sql("select * from ordering.plan_request where id = :id and order_id = :order")
                .param("id", plan)
                .param("order", order)
                .query((row, n) -> reads.plan(row))
                .optional()
                .orElseThrow(() -> new NotFound("plan"));
    }

    private void end(UUID plan, PlanView.State state) {
        jdbc.sql("update ordering.plan_request set state = :state, ended_at = :at where id = :id")
                .param("id", plan)
                .param("state", state.name())
                .param("at", now())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("plans");
        }
    }
}
