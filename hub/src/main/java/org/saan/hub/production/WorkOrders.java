package org.saan.hub.production;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.GroupView;
import org.saan.hub.identity.Audit;
import org.saan.hub.ordering.StartedWork;
import org.saan.hub.ordering.Work;
import org.saan.hub.platform.At;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes a work order for each share that a group accepts, and takes pieces back that are not delivered. */
@Component
class WorkOrders implements Work, StartedWork {
    private static final Logger LOG = LoggerFactory.getLogger(WorkOrders.class);

    private final JdbcClient jdbc;
    private final Directory directory;
    private final DocumentNumbers numbers;
    private final Audit audit;
    private final Clock clock;

    WorkOrders(JdbcClient jdbc, Directory directory, DocumentNumbers numbers, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.numbers = numbers;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void begin(UUID allocation, Viewer viewer) {
        var group = directory.getGroup(groupOf(allocation), viewer);
        var number = numbers.next("WO");
        jdbc.sql("""
                        insert into production.work_order
                            (id, number, issued_at, group_name_th, group_name_en, leader_name, price_minor, first_week,
                             due_week, allocated)
                        select id, :number, :at, :th, :en, :leader, price_minor, first_week, due_week, quantity
                        from ordering.share_of_order where id = :id
                        """)
                .param("id", allocation)
                .param("number", number)
                .param("at", At.now(clock))
                .param("th", group.name().th())
                .param("en", group.name().en())
                .param("leader", leader(group))
                .update();
        audit.record(viewer, "production.work_begun", "work", allocation.toString(), null, Map.of("number", number));
        LOG.info("work order {} for share {}", number, allocation);
    }

    private UUID groupOf(UUID allocation) {
        return jdbc.sql("select group_id from ordering.share_of_order where id = :id")
                .param("id", allocation)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("offer"));
    }

    private static @Nullable String leader(GroupView group) {
        return group.people().stream()
                .filter(person -> person.leader() && person.until() == null)
                .map(GroupView.Person::name)
                .findFirst()
                .orElse(null);
    }

    private record Open(int undelivered, int turnedDown) {}

    private Open hold(UUID work) {
        return jdbc.sql("""
                        select greatest(0, outstanding - pending - rework_out), greatest(0, rejected - released)
                        from production.work_order where id = :id for update
                        """)
                .param("id", work)
                .query((row, n) -> new Open(row.getInt(1), row.getInt(2)))
                .optional()
                .orElseThrow(() -> new NotFound("work"));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int open(UUID allocation) {
        var open = hold(allocation);
        return open.undelivered() + open.turnedDown();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UUID allocation, int pieces, Viewer viewer) {
        var open = hold(allocation);
        if (pieces < 1 || pieces > open.undelivered() + open.turnedDown()) {
            throw Refusal.of("pieces", "ordering.offer.open_pieces", open.undelivered() + open.turnedDown());
        }
        int undelivered = Math.min(pieces, open.undelivered());
        jdbc.sql("""
                        update production.work_order set cancelled = cancelled + :cancelled, released = released + :released
                        where id = :id
                        """)
                .param("id", allocation)
                .param("cancelled", undelivered)
                .param("released", pieces - undelivered)
                .update();
        audit.record(
                viewer,
                "production.work_withdrawn",
                "work",
                allocation.toString(),
                null,
                Map.of("pieces", pieces, "turned_down", pieces - undelivered));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Step> steps(Collection<UUID> allocations) {
        var steps = new HashMap<UUID, Step>();
        jdbc.sql("select id, made, needed from production.work where id = any(:ids) and state <> 'CANCELLED'")
                .param("ids", allocations.toArray(UUID[]::new))
                .query(row -> {
                    var id = row.getObject(1, UUID.class);
                    steps.put(id, new Step(row.getInt(2), row.getInt(3), "/our-work/" + id + "/report"));
                });
        return steps;
    }

    /** What was delivered, and what the group says it has made: a change of the order takes none of it away. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Integer> pieces(Collection<UUID> shares) {
        var begun = new HashMap<UUID, Integer>();
        jdbc.sql("""
                        select id, greatest(needed - undelivered - greatest(0, rejected - released), least(made, needed))
                        from production.work where id = any(:ids)
                        """).param("ids", shares.toArray(UUID[]::new)).query(row -> {
            begun.put(row.getObject(1, UUID.class), row.getInt(2));
        });
        return begun;
    }
}
