package org.saan.hub.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which groups stand on a page, in each order that the list can have. */
@Component
class GroupOrders {
    private final JdbcClient jdbc;

    GroupOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static String name(Language language, String row) {
        var name = language == Language.TH ? row + ".name_th" : "(coalesce(" + row + ".name_en, " + row + ".name_th))";
        return name + " collate \"th-x-icu\"";
    }

    private static ListOrder order(ListQuery query, Language language) {
        var byName = name(language, "g");
        var order = switch (query.sort()) {
            case "code" -> ListOrder.by("length(g.code)", "g.code");
            case "artisans" -> ListOrder.by("g.artisans", byName, "g.code");
            case "confirmed" -> ListOrder.by("g.capacity_confirmed_on nulls first", byName, "g.code");
            default -> ListOrder.by(byName, "g.code");
        };
        // Codes count upwards by their length first: both ways must turn together.
        return query.sort().equals("code")
                ? (query.descending() ? order.backwards() : order)
                : order.downwards(query.descending());
    }

    /** Every group, in order. */
    List<UUID> all(ListQuery query, Language language, SqlPart where) {
        var shelf = shelf(query.sort());
        return shelf == null
                ? ids(where, " order by " + order(query, language).sql(), Map.of())
                : ids(
                        where,
                        " order by array_position(cast(:shelves as text[]), " + shelf.column() + "), "
                                + name(language, "g") + ", g.code",
                        Map.of(
                                "shelves",
                                shelves(shelf, query, language, where).stream()
                                        .map(Counted::code)
                                        .toArray(String[]::new)));
    }

    /** The groups of one page, in order. */
    List<UUID> page(ListQuery query, Language language, SqlPart where, long total) {
        var shelf = shelf(query.sort());
        if (shelf != null) {
            return fromShelves(shelf, query.within(total), language, where);
        }
        var slice = ListSlice.of(query, total);
        return slice.straight(ids(where, slice.sql(order(query, language)), Map.of()));
    }

    private List<UUID> ids(SqlPart where, String orderAndLimit, Map<String, Object> more) {
        return jdbc.sql("select g.id from directory.producer_group g where " + where.sql() + orderAndLimit)
                .params(where.params())
                .params(more)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    // ---- orders by a name that many groups share: shelves are put in order, and only those of the page are opened

    private record Shelf(String column, String table, String key) {}

    private record Counted(String code, long groups) {}

    private static @Nullable Shelf shelf(String sort) {
        return switch (sort) {
            case "province" -> new Shelf("g.province_code", "directory.province", "code");
            case "cluster" -> new Shelf("coalesce(g.cluster_id::text, '')", "directory.cluster", "id::text");
            default -> null;
        };
    }

    /** Shelves with groups in them, in the order of their names; groups without one stand last. */
    private List<Counted> shelves(Shelf shelf, ListQuery query, Language language, SqlPart where) {
        var order = ListOrder.by(name(language, "s") + " nulls last", "c.code").downwards(query.descending());
        return jdbc.sql("select c.code, c.groups from (select " + shelf.column() + " as code, count(*) as groups"
                        + " from directory.producer_group g where " + where.sql() + " group by 1) c"
                        + " left join " + shelf.table() + " s on s." + shelf.key() + " = c.code"
                        + " order by " + order.sql())
                .params(where.params())
                .query((row, n) -> new Counted(row.getString(1), row.getLong(2)))
                .list();
    }

    private List<UUID> fromShelves(Shelf shelf, ListQuery query, Language language, SqlPart where) {
        long before = query.offset();
        long wanted = query.size();
        var open = new ArrayList<String>();
        for (var counted : shelves(shelf, query, language, where)) {
            if (open.isEmpty() && before >= counted.groups()) {
                before -= counted.groups();
            } else if (wanted > 0) {
                wanted -= open.isEmpty() ? counted.groups() - before : counted.groups();
                open.add(counted.code());
            }
        }
        return ids(
                where.and(new SqlPart(shelf.column() + " = any(cast(:shelves as text[]))", Map.of())),
                " order by array_position(cast(:shelves as text[]), " + shelf.column() + "), " + name(language, "g")
                        + ", g.code limit " + query.size() + " offset " + before,
                Map.of("shelves", open.toArray(String[]::new)));
    }
}
