package org.saan.hub.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Changes;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.lists.LatelyFound;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which groups stand on a page, in each order that the list can have. Every order has an index that holds nothing but its
 * keys and the id; a page is counted off there, without looking at rows.
 */
@Component
class GroupOrders {
    /** So many are put in order by themselves; of more, the index is read in order and those are picked. */
    private static final int FEW = 200;

    private final JdbcClient jdbc;
    private final GroupShelves shelves;
    private final LatelyFound<InOrder, List<UUID>> lately;

    /**
     * @param page of shelves, which are opened one by one; 0 where all pages are known at once
     */
    private record InOrder(GroupsAsked asked, Language language, String sort, boolean turned, int page) {}

    GroupOrders(JdbcClient jdbc, GroupShelves shelves, Changes changes) {
        this.lately = new LatelyFound<>(changes);
        this.jdbc = jdbc;
        this.shelves = shelves;
    }

    /** The name as the reader sees it, in Thai order; for {@code g}, a row of producer_group. */
    static String byName(Language language) {
        return (language == Language.TH ? "g.name_th" : "(coalesce(g.name_en, g.name_th))") + " collate \"th-x-icu\"";
    }

    private static ListOrder order(ListQuery query, Language language) {
        var order = switch (query.sort()) {
            case "code" -> ListOrder.by("length(g.code)", "g.code");
            case "artisans" -> ListOrder.by("g.artisans desc", "length(g.code)", "g.code");
            case "confirmed" -> ListOrder.by("g.capacity_confirmed_on nulls first", "length(g.code)", "g.code");
            default -> ListOrder.by(byName(language), "g.code");
        };
        return query.turned() ? order.backwards() : order;
    }

    /** Every group, in order. */
    List<UUID> all(ListQuery query, Language language, WhichGroups which) {
        return GroupShelves.serves(query.sort())
                ? shelves.all(query, language, which)
                : picked(which, " order by " + order(query, language).sql(), null);
    }

    /** The groups of one page, in order. */
    List<UUID> page(GroupsAsked asked, ListQuery query, Language language, WhichGroups which) {
        var page = query.within(which.total());
        if (GroupShelves.serves(query.sort())) {
            return lately.get(
                    new InOrder(asked, language, query.sort(), query.turned(), page.page()),
                    () -> shelves.page(asked, page, language, which));
        }
        return switch (which) {
            case WhichGroups.All all -> {
                var slice = ListSlice.of(query, all.total());
                yield slice.straight(picked(which, slice.orderBy(order(query, language)), slice));
            }
            // Put in order as a whole, once: a page is then the part of it.
            case WhichGroups.Those those ->
                page.of(lately.get(
                        new InOrder(asked, language, query.sort(), query.turned(), 0),
                        () -> all(query, language, those)));
        };
    }

    private List<UUID> picked(WhichGroups which, String order, @Nullable ListSlice slice) {
        var limit = slice == null ? "" : slice.window();
        Map<String, Object> params = slice == null ? Map.of() : slice.params();
        return switch (which) {
            case WhichGroups.All all -> ids("select g.id from directory.producer_group g" + order + limit, params);
            case WhichGroups.Those(var ids)
            when ids.size() <= FEW ->
                ids(
                        "select g.id from directory.producer_group g where g.id = any(:ids)" + order + limit,
                        among(ids, params));
            case WhichGroups.Those(var ids) -> {
                // Only an array that the planner sees is looked up by hash.
                jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
                yield ids(
                        "select o.id from (select g.id from directory.producer_group g" + order
                                + " offset 0) o where o.id = any(:ids)" + limit,
                        among(ids, params));
            }
        };
    }

    static Map<String, Object> among(List<UUID> ids, Map<String, Object> params) {
        var all = new HashMap<>(params);
        all.put("ids", ids.toArray(UUID[]::new));
        return all;
    }

    private List<UUID> ids(String sql, Map<String, Object> params) {
        return jdbc.sql(sql)
                .params(params)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }
}
