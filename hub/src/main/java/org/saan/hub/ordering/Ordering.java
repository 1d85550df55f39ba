package org.saan.hub.ordering;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Digests;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.sourcing.Sourcing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/** Orders of buyers: entering, finding and cancelling them. {@link Plans} shares them out, {@link Offers} asks groups. */
@Service
public class Ordering {
    private final JdbcClient jdbc;
    private final OrderReads reads;
    private final OrderLock lock;
    private final Directory directory;
    private final Sourcing sourcing;
    private final GroupTime time;
    private final DocumentNumbers numbers;
    private final Work work;
    private final Once once;
    private final Audit audit;
    private final Clock clock;

    Ordering(
            JdbcClient jdbc,
            OrderReads reads,
            OrderLock lock,
            Directory directory,
            Sourcing sourcing,
            GroupTime time,
            DocumentNumbers numbers,
            Work work,
            Once once,
            Audit audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.lock = lock;
        this.directory = directory;
        this.sourcing = sourcing;
        this.time = time;
        this.numbers = numbers;
        this.work = work;
        this.once = once;
        this.audit = audit;
        this.clock = clock;
    }

    /** Everything that is wrong with an order as it stands, in the order of the form; empty when it can be entered. */
    public List<Refusal> errors(NewOrder order) {
        return order.errors(familyCodes(), YearWeek.from(today()));
    }

    /**
     * Enters an order and gives it its number.
     *
     * @throws Refusal at the first field that is wrong
     */
    @Transactional
    public UUID createOrder(NewOrder order, Viewer viewer) {
        mustRun(viewer);
        errors(order).stream().findFirst().ifPresent(refusal -> {
            throw refusal;
        });
        var buyer = sourcing.getBuyer(Objects.requireNonNull(order.buyerId()), viewer);
        var id = Ids.next();
        var number = numbers.next("ORD");
        jdbc.sql("""
                        insert into ordering.buyer_order (id, number, buyer_id, buyer_name, note, created_at)
                        values (:id, :number, :buyer, :name, :note, :at)
                        """)
                .param("id", id)
                .param("number", number)
                .param("buyer", buyer.id())
                .param("name", buyer.name())
                .param("note", order.note())
                .param("at", now())
                .update();
        for (int i = 0; i < order.lines().size(); i++) {
            insert(id, i, order.lines().get(i));
        }
        audit.record(viewer, "ordering.order_created", "order", id.toString(), null, Map.of("number", number));
        return id;
    }

    /**
     * Enters an order that a form sent, once: the same form sent again leads to the same order.
     *
     * @param token of the form
     * @throws Refusal {@code platform.once.changed} when other content comes under the same token
     */
    @Transactional
    public UUID createOrder(UUID token, NewOrder order, Viewer viewer) {
        var content = Digests.sha256(order.toString());
        return UUID.fromString(once.once(
                token,
                viewer.accountId(),
                "ordering.order",
                content,
                () -> createOrder(order, viewer).toString()));
    }

    private void insert(UUID order, int position, NewOrder.Line line) {
        int quantity = Objects.requireNonNull(line.quantity()).intValueExact();
        var release = line.release() == null ? YearWeek.from(today()) : line.release();
        jdbc.sql("""
                        insert into ordering.order_line
                            (id, order_id, position, family_code, quantity, unallocated, release_week, due_week, grade,
                             max_price_minor, max_groups, batch_multiple, one_lot)
                        values (:id, :order, :position, :family, :quantity, :quantity, :release, :due, :grade, :price,
                                :groups, :batch, :lot)
                        """)
                .param("id", Ids.next())
                .param("order", order)
                .param("position", position)
                .param("family", line.familyCode())
                .param("quantity", quantity)
                .param("release", Weeks.text(release))
                .param("due", Weeks.text(Objects.requireNonNull(line.due())))
                .param("grade", line.grade())
                .param("price", line.maxPriceMinor(), java.sql.Types.BIGINT)
                .param("groups", line.maxGroups(), java.sql.Types.INTEGER)
                .param("batch", line.batchMultiple())
                .param("lot", line.oneLot())
                .update();
    }

    @Transactional(readOnly = true)
    public OrderView getOrder(UUID id, Viewer viewer) {
        return reads.get(id, viewer);
    }

    /**
     * Minutes that groups have given away to all orders together, by week from the first on.
     *
     * @return a list of that many weeks for each of the groups
     */
    @Transactional(readOnly = true)
    public Map<UUID, List<Integer>> givenMinutes(Set<UUID> groups, YearWeek first, int weeks, Viewer viewer) {
        mustRun(viewer);
        var given = time.given(first);
        return groups.stream()
                .collect(Collectors.toMap(
                        group -> group,
                        group -> java.util.stream.IntStream.range(0, weeks)
                                .map(week -> given.getOrDefault(
                                        new GroupTime.Place(group, "", Weeks.text(first.plusWeeks(week))), 0))
                                .boxed()
                                .toList()));
    }

    /**
     * Cancels an order: its groups are freed, its plan is dropped, its number stays. Doing it twice is doing it once.
     *
     * @throws Refusal {@code ordering.order.work_delivered} when pieces of it have been delivered
     */
    @Transactional
    public void cancelOrder(UUID id, Viewer viewer) {
        mustRun(viewer);
        if (reads.get(id, viewer).state() == OrderState.CANCELLED) {
            return;
        }
        lock.take(id);
        time.lock(time.ofOrder(id));
        withdrawWork(id, viewer);
        jdbc.sql("""
                        update ordering.allocation set state = 'CANCELLED', reason = 'order', answered_at = :at,
                            version = version + 1
                        where state in ('OFFERED', 'ACCEPTED', 'COUNTERED')
                          and line_id in (select l.id from ordering.order_line l where l.order_id = :id)
                        """).param("id", id).param("at", now()).update();
        jdbc.sql("""
                        update ordering.plan_request set state = 'DISCARDED', stop_wanted = true, ended_at = :at
                        where order_id = :id and state in ('WAITING', 'RUNNING', 'PROPOSED')
                        """).param("id", id).param("at", now()).update();
        jdbc.sql("update ordering.buyer_order set cancelled_at = :at where id = :id")
                .param("id", id)
                .param("at", now())
                .update();
        audit.record(viewer, "ordering.order_cancelled", "order", id.toString(), null, null);
    }

    private void withdrawWork(UUID order, Viewer viewer) {
        for (var share : reads.allocations(order)) {
            if (share.state() == AllocationState.ACCEPTED) {
                if (work.open(share.id()) < share.quantity()) {
                    throw new Refusal("ordering.order.work_delivered");
                }
                work.withdraw(share.id(), share.quantity(), viewer);
            }
        }
    }

    private Set<String> familyCodes() {
        return directory.listFamilies().stream().map(FamilyView::code).collect(Collectors.toSet());
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("orders");
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
