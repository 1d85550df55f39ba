package org.saan.hub.ordering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Reads orders with their lines, shares and plans. */
@Component
class OrderReads {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    OrderReads(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    OrderView get(UUID id, Viewer viewer) {
        var runs = viewer.runsTheProgramme();
        var order = jdbc.sql("""
                        select o.id, o.number, o.buyer_id, o.buyer_name, o.note, o.created_at, s.state
                        from ordering.buyer_order o join ordering.order_sums s on s.order_id = o.id
                        where o.id = :id and (:runs or :buyer and o.buyer_id = :organisation)
                        """)
                .param("id", id)
                .param("runs", runs)
                .param("buyer", viewer.is(Role.BUYER))
                .param("organisation", viewer.organisationId())
                .query((row, n) -> new OrderView(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        row.getObject("buyer_id", UUID.class),
                        row.getString("buyer_name"),
                        row.getString("note"),
                        row.getTimestamp("created_at").toInstant(),
                        OrderState.valueOf(row.getString("state")),
                        lines(id),
                        runs ? allocations(id) : List.of(),
                        null))
                .optional()
                .orElseThrow(() -> new NotFound("order"));
        return new OrderView(
                order.id(),
                order.number(),
                order.buyerId(),
                order.buyer(),
                order.note(),
                order.createdAt(),
                order.state(),
                order.lines(),
                order.allocations(),
                runs ? latestPlan(id).orElse(null) : null);
    }

    List<LineView> lines(UUID order) {
        return jdbc.sql("""
                        select l.*, coalesce((select sum(a.quantity) from ordering.allocation a
                                              where a.line_id = l.id and a.state = 'ACCEPTED'), 0) as accepted
                        from ordering.order_line l where l.order_id = :order and l.removed_at is null
                        order by l.position limit 1000
                        """).param("order", order).query((row, n) -> line(row)).list();
    }

    private static LineView line(ResultSet row) throws SQLException {
        return new LineView(
                row.getObject("id", UUID.class),
                row.getInt("position"),
                row.getString("family_code"),
                row.getInt("quantity"),
                row.getInt("allocated"),
                row.getInt("unallocated"),
                row.getInt("accepted"),
                Weeks.parse(row.getString("release_week")),
                Weeks.parse(row.getString("due_week")),
                row.getInt("grade"),
                row.getObject("max_price_minor", Long.class),
                row.getObject("max_groups", Integer.class),
                row.getInt("batch_multiple"),
                row.getBoolean("one_lot"));
    }

    /** All shares that were ever offered, ended ones too, oldest first. */
    List<AllocationView> allocations(UUID order) {
        var weeks = new HashMap<UUID, SortedMap<String, Integer>>();
        jdbc.sql("""
                        select w.allocation_id, w.week, w.minutes from ordering.allocation_week w
                        join ordering.allocation a on a.id = w.allocation_id
                        join ordering.order_line l on l.id = a.line_id where l.order_id = :order
                        """).param("order", order).query(row -> {
            weeks.computeIfAbsent(row.getObject(1, UUID.class), a -> new TreeMap<>())
                    .put(row.getString(2), row.getInt(3));
        });
        return jdbc.sql("""
                        select a.* from ordering.allocation a join ordering.order_line l on l.id = a.line_id
                        where l.order_id = :order and l.removed_at is null
                        order by l.position, a.offered_at, a.id limit 10000
                        """)
                .param("order", order)
                .query((row, n) -> allocation(row, weeks))
                .list();
    }

    private AllocationView allocation(ResultSet row, Map<UUID, SortedMap<String, Integer>> weeks) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new AllocationView(
                id,
                row.getObject("line_id", UUID.class),
                row.getObject("group_id", UUID.class),
                row.getString("family_code"),
                AllocationState.valueOf(row.getString("state")),
                row.getInt("quantity"),
                row.getObject("counter_quantity", Integer.class),
                row.getString("reason"),
                row.getLong("price_minor"),
                weeks.getOrDefault(id, new TreeMap<>()),
                json.readValue(row.getString("explanation"), new TypeReference<List<Reason>>() {}),
                row.getTimestamp("offered_at").toInstant(),
                row.getInt("version"),
                row.getBoolean("agreed_fewer"));
    }

    Optional<PlanView> latestPlan(UUID order) {
        return jdbc.sql("""
                        select * from ordering.plan_request where order_id = :order
                        order by requested_at desc, id desc limit 1
                        """).param("order", order).query((row, n) -> plan(row)).optional();
    }

    PlanView plan(ResultSet row) throws SQLException {
        return new PlanView(
                row.getObject("id", UUID.class),
                PlanView.State.valueOf(row.getString("state")),
                row.getInt("permille"),
                read(row.getString("proposal"), Proposal.class),
                read(row.getString("failure"), PlanView.Failure.class),
                row.getString("basis"),
                news(row));
    }

    private static PlanView.@Nullable News news(ResultSet row) throws SQLException {
        var first = row.getObject("first_points", Long.class);
        var points = row.getObject("points", Long.class);
        var begun = row.getTimestamp("begun_at");
        return first == null || points == null || begun == null
                ? null
                : new PlanView.News(first, points, row.getObject("least_points", Long.class), begun.toInstant());
    }

    private <T> @Nullable T read(@Nullable String text, Class<T> type) {
        return text == null ? null : json.readValue(text, type);
    }
}
