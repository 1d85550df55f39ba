package org.saan.hub.ordering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Changes;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.LatelyFound;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of orders: a buyer's own, or all for those who run the programme; newest first unless asked otherwise. */
@Service
public class OrderList {
    public static final ListShape SHAPE = new ListShape(
            "/orders",
            List.of("-date", "number", "buyer", "due", "-pieces", "-unallocated", "state"),
            List.of("state"),
            25);

    /** What an order's lines tell; asked of all orders only when the list needs it. */
    private static final Set<String> SUMS = Set.of("due", "pieces", "unallocated", "state");

    private static final int AT_ONCE = 500;

    /**
     * @param sort empty where only the number of orders is asked
     * @param buyer absent for those who see all orders
     */
    private record Asked(
            String search,
            Map<String, String> filters,
            String sort,
            boolean descending,
            @Nullable UUID buyer) {
        static Asked of(ListQuery query, Viewer viewer, String sort) {
            return new Asked(
                    query.search(),
                    query.filters(),
                    sort,
                    query.descending(),
                    viewer.is(Role.BUYER) ? viewer.organisationId() : null);
        }
    }

    private final JdbcClient jdbc;
    private final LatelyFound<Asked, List<UUID>> inOrder;
    private final LatelyFound<Asked, Long> counts;

    OrderList(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.inOrder = new LatelyFound<>(changes);
        this.counts = new LatelyFound<>(changes);
    }

    @Transactional(readOnly = true)
    public Found<OrderRow> list(ListQuery query, Viewer viewer) {
        var chosen = chosen(query, viewer);
        if (chosen.sums()) {
            // The sums of all orders are the work; it is done once, also for who turns the pages.
            var all = inOrder.get(
                    Asked.of(query, viewer, query.sort()),
                    () -> ids(chosen, " order by " + order(query).sql()));
            return new Found<>(rows(query.within(all.size()).of(all)), all.size());
        }
        long total = counts.get(
                Asked.of(query, viewer, ""),
                () -> jdbc.sql("select count(*) " + chosen.sql())
                        .params(chosen.params())
                        .query(Long.class)
                        .single());
        var slice = ListSlice.of(query, total);
        return new Found<>(rows(slice.straight(ids(chosen.with(slice.params()), slice.sql(order(query))))), total);
    }

    /** Every order of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<OrderRow> sink) {
        var all = ids(chosen(query, viewer), " order by " + order(query).sql());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            rows(all.subList(from, Math.min(all.size(), from + AT_ONCE))).forEach(sink);
        }
    }

    private record Chosen(String sql, Map<String, Object> params, boolean sums) {
        Chosen with(Map<String, Object> more) {
            var all = new HashMap<>(params);
            all.putAll(more);
            return new Chosen(sql, all, sums);
        }
    }

    private static Chosen chosen(ListQuery query, Viewer viewer) {
        var parts = new ArrayList<String>();
        var params = new HashMap<String, Object>();
        if (viewer.is(Role.BUYER)) {
            parts.add("o.buyer_id = :organisation");
            params.put("organisation", viewer.organisationId());
        } else if (!viewer.runsTheProgramme()) {
            throw new NotFound("orders");
        }
        if (!query.filter("state").isEmpty()) {
            parts.add("o.state = :state");
            params.put("state", query.filter("state"));
        }
        if (!query.search().isEmpty()) {
            parts.add("(position(:words in lower(o.buyer_name)) > 0 or position(upper(:words) in o.number) > 0)");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        var sums = SUMS.contains(query.sort()) || !query.filter("state").isEmpty();
        return new Chosen(
                (sums ? "from ordering.order_figures o" : "from (select id as order_id, * from ordering.buyer_order) o")
                        + (parts.isEmpty() ? "" : " where " + String.join(" and ", parts)),
                params,
                sums);
    }

    private static ListOrder order(ListQuery query) {
        var order = switch (query.sort()) {
            case "number" -> ListOrder.by("o.number");
            case "buyer" -> ListOrder.by("o.buyer_name collate \"th-x-icu\"", "o.number");
            case "due" -> ListOrder.by("o.due_week", "o.number");
            case "pieces" -> ListOrder.by("o.ordered", "o.number");
            case "unallocated" -> ListOrder.by("o.unallocated", "o.number");
            case "state" ->
                ListOrder.by(
                        "array_position(array['DRAFT','PROPOSED','OFFERED','ACCEPTED','CANCELLED'], o.state)",
                        "o.number");
            default -> ListOrder.by("o.created_at", "o.number");
        };
        // Of orders of one moment the later number is the newer one: both turn together.
        return query.sort().equals("date")
                ? (query.descending() ? order.backwards() : order)
                : order.downwards(query.descending());
    }

    private List<UUID> ids(Chosen chosen, String orderAndLimit) {
        return jdbc.sql("select o.order_id " + chosen.sql() + orderAndLimit)
                .params(chosen.params())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private List<OrderRow> rows(List<UUID> ids) {
        var read = new HashMap<UUID, OrderRow>();
        jdbc.sql("""
                        select o.id, o.number, o.buyer_name, s.due_week, s.ordered, s.unallocated, s.state
                        from ordering.buyer_order o join ordering.order_sums s on s.order_id = o.id
                        where o.id = any(:ids)
                        """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            var id = row.getObject("id", UUID.class);
            read.put(
                    id,
                    new OrderRow(
                            id,
                            row.getString("number"),
                            row.getString("buyer_name"),
                            Weeks.parse(row.getString("due_week")),
                            row.getLong("ordered"),
                            row.getLong("unallocated"),
                            OrderState.valueOf(row.getString("state"))));
        });
        return ids.stream().map(read::get).filter(Objects::nonNull).toList();
    }
}
