package org.saan.hub.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Changes;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.lists.LatelyFound;
import org.saan.hub.shared.lists.ListQuery;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Orders by a name that many groups share: their province, their cluster. Groups are counted shelf by shelf, the shelves put
 * in order, and only those opened from which the page takes groups, by name. Groups that belong nowhere stand last.
 */
@Component
class GroupShelves {
    private record Kind(String column, String table, String key) {}

    private static final Map<String, Kind> KINDS = Map.of(
            "province", new Kind("g.province_code", "directory.province", "code"),
            "cluster", new Kind("g.cluster_id", "directory.cluster", "id"));

    /** @param key of the shelf; absent for groups that belong nowhere */
    private record Shelf(@Nullable Object key, long groups) {}

    private record Row(GroupsAsked asked, Language language, String sort, boolean descending) {}

    private final JdbcClient jdbc;
    private final LatelyFound<Row, List<Shelf>> lately;

    GroupShelves(JdbcClient jdbc, Changes changes) {
        this.lately = new LatelyFound<>(changes);
        this.jdbc = jdbc;
    }

    static boolean serves(String sort) {
        return KINDS.containsKey(sort);
    }

    /** Every group, shelf after shelf. */
    List<UUID> all(ListQuery query, Language language, WhichGroups which) {
        var kind = kind(query);
        return shelves(kind, query, language, which).stream()
                .flatMap(shelf -> open(kind, shelf, language, which, shelf.groups(), 0).stream())
                .toList();
    }

    /** The groups of one page. */
    List<UUID> page(GroupsAsked asked, ListQuery query, Language language, WhichGroups which) {
        var kind = kind(query);
        var page = new ArrayList<UUID>();
        long before = query.offset();
        var shelves = lately.get(
                new Row(asked, language, query.sort(), query.descending()),
                () -> shelves(kind, query, language, which));
        for (var shelf : shelves) {
            int wanted = query.size() - page.size();
            if (before < shelf.groups() && wanted > 0) {
                page.addAll(open(kind, shelf, language, which, wanted, before));
            }
            before = Math.max(0, before - shelf.groups());
        }
        return page;
    }

    private static Kind kind(ListQuery query) {
        return Objects.requireNonNull(KINDS.get(query.sort()));
    }

    private List<Shelf> shelves(Kind kind, ListQuery query, Language language, WhichGroups which) {
        var name = (language == Language.TH ? "s.name_th" : "coalesce(s.name_en, s.name_th)") + " collate \"th-x-icu\"";
        var down = query.descending() ? " desc" : "";
        return jdbc.sql("select c.shelf, c.groups from (select " + kind.column() + " as shelf, count(*) as groups"
                        + " from directory.producer_group g" + where(which, "true") + " group by 1) c"
                        + " left join " + kind.table() + " s on s." + kind.key() + " = c.shelf"
                        + " order by s." + kind.key() + " is null, " + name + down + ", c.shelf")
                .params(params(which))
                .query((row, n) -> new Shelf(row.getObject(1), row.getLong(2)))
                .list();
    }

    private List<UUID> open(Kind kind, Shelf shelf, Language language, WhichGroups which, long limit, long offset) {
        var params = new HashMap<>(params(which));
        params.put("limit", limit);
        params.put("offset", offset);
        if (shelf.key() != null) {
            params.put("shelf", shelf.key());
        }
        return jdbc.sql("select g.id from directory.producer_group g"
                        + where(which, kind.column() + (shelf.key() == null ? " is null" : " = :shelf"))
                        + " order by " + GroupOrders.byName(language) + ", g.code limit :limit offset :offset")
                .params(params)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private static String where(WhichGroups which, String also) {
        return " where " + also
                + switch (which) {
                    case WhichGroups.All all -> "";
                    case WhichGroups.Those those -> " and g.id = any(:ids)";
                };
    }

    private static Map<String, Object> params(WhichGroups which) {
        return switch (which) {
            case WhichGroups.All all -> Map.of();
            case WhichGroups.Those(var ids) -> GroupOrders.among(ids, Map.of());
        };
    }
}
