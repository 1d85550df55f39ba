package org.saan.hub.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportRow.Decision;
import org.saan.hub.directory.ImportRow.Kind;
import org.saan.hub.shared.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Says for some rows of an import which group each is: one that is there, one that a row above makes, or a new one. The
 * directory is asked again, for the group may have been entered since the rows were looked at.
 */
final class ImportTargets {
    /** A row that is to be taken over, with what the directory holds of it at this moment. */
    record Row(
            int key,
            @Nullable String externalId,
            String nameKey,
            String province,
            @Nullable String subdistrict,
            boolean leader,
            @Nullable Decision decision,
            @Nullable Kind match,
            @Nullable UUID matchGroup,
            int matchLine,
            @Nullable UUID lineGroup,
            @Nullable UUID numberGroup,
            @Nullable UUID nameGroup) {}

    /** A row and its group; certain when it was known as the same before. */
    record Pair(int key, UUID group, boolean certain) {}

    private record Name(
            String key, String province, @Nullable String subdistrict) {}

    private record Made(UUID group, @Nullable String externalId) {}

    private final List<Pair> created = new ArrayList<>();
    private final List<Pair> known = new ArrayList<>();
    private final Map<String, UUID> numbers = new HashMap<>();
    private final Map<Name, List<Made>> names = new HashMap<>();
    private final Map<Integer, UUID> byKey = new HashMap<>();

    static List<Row> next(JdbcClient jdbc, UUID id, int after, int limit) {
        return jdbc.sql("""
                        select r.row_key, r.external_id, r.name_key, r.province_code, r.subdistrict_code,
                            r.leader_first is not null as leader, r.decision,
                            case when r.match_by is distinct from 'FORMER' then r.match_kind end as match_kind,
                            g.id as match_group,
                            coalesce(r.match_line, 0) as match_line, l.group_id as line_group, n.id as number_group,
                            m.id as name_group
                        from directory.import_row r
                        left join directory.producer_group g on g.id = r.match_group
                        left join directory.import_row l on l.import_id = r.import_id and l.row_key = r.match_line
                        left join lateral (
                            select o.id from directory.known_group o where o.external_id = r.external_id
                            order by o.former, o.code limit 1) n on true
                        left join lateral (
                            select o.id from directory.known_group o
                            where o.name_key = r.name_key and o.province_code = r.province_code
                                and o.subdistrict_code is not distinct from r.subdistrict_code
                                and (o.external_id is null or r.external_id is null)
                            order by o.former, o.external_id nulls last, o.code limit 1) m on true
                        where r.import_id = :id and r.shown in ('OK', 'WARNING') and r.usable and r.result is null
                            and r.row_key > :after
                        order by r.row_key limit :limit
                        """)
                .param("id", id)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> new Row(
                        row.getInt("row_key"),
                        row.getString("external_id"),
                        row.getString("name_key"),
                        row.getString("province_code"),
                        row.getString("subdistrict_code"),
                        row.getBoolean("leader"),
                        row.getString("decision") == null ? null : Decision.valueOf(row.getString("decision")),
                        row.getString("match_kind") == null ? null : Kind.valueOf(row.getString("match_kind")),
                        row.getObject("match_group", UUID.class),
                        row.getInt("match_line"),
                        row.getObject("line_group", UUID.class),
                        row.getObject("number_group", UUID.class),
                        row.getObject("name_group", UUID.class)))
                .list();
    }

    ImportTargets(List<Row> rows) {
        rows.forEach(this::place);
    }

    private void place(Row row) {
        var group = find(row);
        boolean certain = group != null && row.match() == Kind.KNOWN && group.equals(row.matchGroup());
        if (group == null) {
            group = Ids.next();
            created.add(new Pair(row.key(), group, false));
            if (row.externalId() != null) {
                numbers.put(row.externalId(), group);
            }
            names.computeIfAbsent(name(row), n -> new ArrayList<>()).add(new Made(group, row.externalId()));
        } else {
            known.add(new Pair(row.key(), group, certain));
        }
        byKey.put(row.key(), group);
    }

    private @Nullable UUID find(Row row) {
        if (row.decision() == Decision.SAME) {
            var above = byKey.get(row.matchLine());
            var ofLine = above == null ? row.lineGroup() : above;
            var same = row.match() == Kind.IN_FILE ? ofLine : row.matchGroup();
            if (same != null) {
                return same;
            }
        }
        if (row.numberGroup() != null) {
            return row.numberGroup();
        }
        var above = row.externalId() == null ? null : numbers.get(row.externalId());
        if (above != null || row.decision() == Decision.NEW) {
            return above;
        }
        return row.nameGroup() == null ? ofName(row) : row.nameGroup();
    }

    private @Nullable UUID ofName(Row row) {
        return names.getOrDefault(name(row), List.of()).stream()
                .filter(made -> made.externalId() == null || row.externalId() == null)
                .map(Made::group)
                .findFirst()
                .orElse(null);
    }

    private static Name name(Row row) {
        return new Name(row.nameKey(), row.province(), row.subdistrict());
    }

    List<Pair> created() {
        return List.copyOf(created);
    }

    /** Rows of known groups, so divided that no group stands twice in one part: what a row above changes, the next one sees. */
    List<List<Pair>> known() {
        var parts = new ArrayList<List<Pair>>();
        var left = List.copyOf(known);
        while (!left.isEmpty()) {
            var taken = new HashSet<UUID>();
            var part = new ArrayList<Pair>();
            var later = new ArrayList<Pair>();
            left.forEach(pair -> (taken.add(pair.group()) ? part : later).add(pair));
            parts.add(part);
            left = later;
        }
        return parts;
    }
}
