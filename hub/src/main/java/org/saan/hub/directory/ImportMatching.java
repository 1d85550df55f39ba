package org.saan.hub.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds what the rows of an import may be the same as, all at once: a group of the directory or a line above. Only the same
 * number, or the same name in the same subdistrict, is certain; whatever else looks alike is put to a person. Former names and
 * numbers of merged groups count as well, but what such an entry says does not overrule the group.
 *
 * <p>The likeness of {@link org.saan.hub.directory.likeness.Likeness duplicates}, which forgives faults and weighs leaders and
 * phones, is not asked here: before a line of a file nobody can look at the other group, and 100,000 lines would have to be
 * held against every group while a person waits. What comes in under a faulty name becomes a group of its own and is compared
 * by {@link DuplicateSearch} within half a minute; there it is merged with a preview, and can be split again.
 */
@Component
class ImportMatching {
    private static final String GROUPS = """
            with r as materialized (
                select row_key, external_id, name_key, core_key, province_code, subdistrict_code from directory.import_row
                where import_id = :id and usable %1$s),
            by_number as materialized (
                select distinct on (r.row_key) r.row_key, g.id, g.name_th, k.former
                from r join directory.known_group k on k.external_id = r.external_id
                join directory.producer_group g on g.id = k.id
                order by r.row_key, k.former, k.code),
            by_name as (
                select distinct on (r.row_key) r.row_key, g.id, g.name_th, k.former, e.exact
                from r join directory.known_group k
                    on k.province_code = r.province_code and k.core_key = r.core_key
                    and (r.subdistrict_code is null or k.subdistrict_code is null
                        or k.subdistrict_code = r.subdistrict_code)
                join directory.producer_group g on g.id = k.id
                cross join lateral (select k.name_key = r.name_key
                    and k.subdistrict_code is not distinct from r.subdistrict_code
                    and (k.external_id is null or r.external_id is null) as exact) e
                where not exists (select 1 from by_number n where n.row_key = r.row_key)
                order by r.row_key, e.exact desc, k.former, k.code),
            found as (
                select row_key, 'KNOWN' as kind, case when former then 'FORMER' else 'NUMBER' end as by, id, name_th
                from by_number
                union all
                select row_key, case when exact then 'KNOWN' else 'POSSIBLE' end,
                    case when former then 'FORMER' else 'NAME' end, id, name_th from by_name)
            update directory.import_row r
            set match_kind = f.kind, match_by = f.by, match_group = f.id, match_line = null, match_name = f.name_th
            from found f where r.import_id = :id and r.row_key = f.row_key
            """;

    /** Lines of a list of products tell of the same group with the same number or with none, and ask nothing. */
    private static final String LINES = """
            with w as (
                select row_key, products, first_value(row_key) over p as first_key, first_value(name_th) over p as first_name
                from directory.import_row
                where import_id = :id and usable and (match_kind is null or match_kind = 'IN_FILE')
                window p as (partition by core_key, province_code, coalesce(subdistrict_code, '') order by row_key))
            update directory.import_row r
            set match_kind = 'IN_FILE', match_by = 'NAME', match_group = null, match_line = w.first_key,
                match_name = w.first_name
            from w
            where r.import_id = :id and r.row_key = w.row_key and w.first_key <> w.row_key and not w.products %1$s
            """;

    private final JdbcClient jdbc;
    private final ImportDifferences differences;

    ImportMatching(JdbcClient jdbc, ImportDifferences differences) {
        this.jdbc = jdbc;
        this.differences = differences;
    }

    /** Finds matches and differences of all rows, after they were read. */
    void match(UUID id) {
        match(id, null);
    }

    /** Finds them anew for rows that were corrected. */
    void match(UUID id, @Nullable List<Integer> keys) {
        if (keys == null) {
            jdbc.sql("analyze directory.import_row").update();
        }
        run(GROUPS, "and row_key = any(:keys)", id, keys);
        run(LINES, "and r.row_key = any(:keys)", id, keys);
        differences.find(id, keys);
        differences.refresh(id, keys);
    }

    /** Forgets matches and what came of the rows, for an import that is done again. */
    void matchAgain(UUID id) {
        jdbc.sql("""
                        update directory.import_row set match_kind = null, match_by = null, match_group = null,
                            match_line = null, match_name = null, result = null, group_id = null, version_after = null,
                            said_before = null, undone = null
                        where import_id = :id
                        """).param("id", id).update();
        jdbc.sql("""
                        update directory.import_diff set applied = false, undone = null, detail = null where import_id = :id
                        """).param("id", id).update();
        match(id);
    }

    private void run(String sql, String only, UUID id, @Nullable List<Integer> keys) {
        var statement = jdbc.sql(sql.formatted(keys == null ? "" : only)).param("id", id);
        if (keys != null) {
            statement = statement.param("keys", keys.toArray(Integer[]::new));
        }
        statement.update();
    }
}
