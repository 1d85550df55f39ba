package org.saan.hub.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Compares rows with the groups that they are, fact by fact, and says how each row stands before the user. */
@Component
class ImportDifferences {
    /** What a group is now and what a row says, as texts that can be compared; {@code x} pairs row and group. */
    static final String COMPARED = """
            select r.row_key, g.id as group_id, f.field, f.known, f.told, s.said ->> f.field as base
            from x
            join directory.import_row r on r.import_id = :id and r.row_key = x.row_key
            join directory.producer_group g on g.id = x.group_id
            left join directory.import_said s on s.group_id = g.id and s.source_id = :source
            left join lateral (
                select string_agg(p.number, ', ' order by p.position) as text, array_agg(p.number) as numbers
                from directory.group_phone p where p.group_id = g.id) phone on r.phones is not null
            left join lateral (
                select coalesce(o.title, '') || '|' || o.first_name || '|' || o.last_name as text, o.first_name, o.last_name
                from directory.membership m join directory.person o on o.id = m.person_id
                where m.group_id = g.id and m.role = 'LEADER' and m.until_date is null) leader on r.leader_first is not null
            cross join lateral (values
                ('EXTERNAL_ID', g.external_id, r.external_id, true),
                ('NAME', g.name_th, r.name_th, g.name_key <> r.name_key),
                ('NAME_EN', g.name_en, r.name_en, lower(coalesce(g.name_en, '')) <> lower(r.name_en)),
                ('KIND', g.kind, r.kind, r.kind_told),
                ('HOUSE_NO', g.house_no, r.house_no, true),
                ('MOO', g.moo, r.moo, true),
                -- A name less told is no other place; one more told of the same place fills a gap.
                ('PLACE', case when not (g.subdistrict_code is null and g.province_code = r.province_code
                        and (g.district_code is null or g.district_code = r.district_code))
                    then concat_ws('|', g.province_code, g.district_code, g.subdistrict_code) end,
                    concat_ws('|', r.province_code, r.district_code, r.subdistrict_code),
                    not (g.province_code = r.province_code
                        and (r.district_code is null or r.district_code is not distinct from g.district_code)
                        and (r.subdistrict_code is null or r.subdistrict_code is not distinct from g.subdistrict_code))),
                ('POSTAL_CODE', g.postal_code, r.postal_code, true),
                ('MEMBERS', g.members::text, r.members::text, true),
                ('STAR', g.star::text, r.star::text, true),
                ('REGISTERED_ON', g.registered_on::text, r.registered_on::text, true),
                ('PHONE', phone.text, array_to_string(r.phones, ', '), not (r.phones <@ coalesce(phone.numbers, '{}'))),
                ('LEADER', leader.text, coalesce(r.leader_title, '') || '|' || r.leader_first || '|' || r.leader_last,
                    leader.first_name is null
                        or (leader.first_name, leader.last_name) <> (r.leader_first, r.leader_last))
            ) f (field, known, told, other)
            where f.told is not null and f.told is distinct from f.known and f.other
            """;

    /** Only what fills a gap is taken where a person, not a register, says that two are one. */
    static final String SUGGESTION = """
            case when c.known is null then 'TAKE'
                when not x.certain then 'KEEP'
                when directory.said_so(c.base, c.group_id, c.field, c.told) then 'KEEP'
                when directory.said_so(c.base, c.group_id, c.field, c.known) then 'TAKE'
                else 'ASK' end""";

    private final JdbcClient jdbc;

    ImportDifferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Finds the differences of rows that have a group; what somebody chose stays where the group is still the same. */
    void find(UUID id, @Nullable List<Integer> keys) {
        var only = keys == null ? "" : "and row_key = any(:keys)";
        var statement =
                jdbc.sql(statement("""
                        select row_key, match_group as group_id, match_kind = 'KNOWN' and match_by <> 'FORMER' as certain
                        from directory.import_row
                        where import_id = :id and match_group is not null\s""" + only, only)).param("id", id).param("source", source(id), java.sql.Types.OTHER);
        if (keys != null) {
            statement = statement.param("keys", keys.toArray(Integer[]::new));
        }
        statement.update();
    }

    /** Finds them once more when the rows are taken over: the groups may have changed since. */
    void find(UUID id, @Nullable UUID source, List<ImportTargets.Pair> pairs) {
        jdbc.sql(statement("""
                        select * from unnest(cast(:keys as int[]), cast(:groups as uuid[]), cast(:certain as boolean[]))
                            as k (row_key, group_id, certain)""", "and row_key = any(:keys)"))
                .param("id", id)
                .param("source", source, java.sql.Types.OTHER)
                .param("keys", pairs.stream().map(ImportTargets.Pair::key).toArray(Integer[]::new))
                .param("groups", pairs.stream().map(p -> p.group().toString()).toArray(String[]::new))
                .param(
                        "certain",
                        pairs.stream().map(ImportTargets.Pair::certain).toArray(Boolean[]::new))
                .update();
    }

    private static String statement(String pairs, String only) {
        return """
                with x as materialized (%s),
                c as materialized (%s),
                gone as (
                    delete from directory.import_diff d
                    where d.import_id = :id %s and not exists
                        (select 1 from c where c.row_key = d.row_key and c.field = d.field))
                insert into directory.import_diff as d (import_id, row_key, field, known, told, suggestion)
                select :id, c.row_key, c.field, c.known, c.told, %s
                from c join x on x.row_key = c.row_key
                on conflict (import_id, row_key, field) do update
                set known = excluded.known, told = excluded.told, suggestion = excluded.suggestion,
                    choice = case when d.known is not distinct from excluded.known
                        and d.told is not distinct from excluded.told then d.choice end
                """.formatted(pairs, COMPARED, only, SUGGESTION);
    }

    @Nullable
    UUID source(UUID id) {
        return jdbc.sql("select source_id from directory.import_file where id = :id")
                .param("id", id)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list()
                .getFirst();
    }

    /** Brings what each row is, and how it stands before the user, up to what was found and decided. */
    void refresh(UUID id, @Nullable List<Integer> keys) {
        var statement = jdbc.sql("""
                        with d as (
                            select row_key, bool_or(choice is null and suggestion = 'ASK') as asks,
                                bool_or(coalesce(choice, suggestion) = 'TAKE') as takes
                            from directory.import_diff where import_id = :id group by row_key),
                        w as (
                            select r.row_key, r.decision, r.usable, r.read_as,
                                case when not r.usable then null
                                    when r.decision = 'NEW' or r.match_kind is null then 'NEW'
                                    when r.match_kind <> 'KNOWN' and r.decision is distinct from 'SAME' then 'DUPLICATE'
                                    when d.asks then 'CONFLICT'
                                    when d.takes then 'CHANGES'
                                    else 'SAME' end as what
                            from directory.import_row r left join d on d.row_key = r.row_key
                            where r.import_id = :id %s),
                        s as (
                            select row_key, what,
                                case when decision = 'SKIP' then 'SKIPPED'
                                    when not usable then read_as
                                    when what in ('DUPLICATE', 'CONFLICT') then 'REVIEW'
                                    when decision is not null then 'OK'
                                    else read_as end as shown
                            from w)
                        update directory.import_row r set what = s.what, shown = s.shown
                        from s where r.import_id = :id and r.row_key = s.row_key
                            and (r.what, r.shown) is distinct from (s.what, s.shown)
                        """.formatted(keys == null ? "" : "and r.row_key = any(:keys)"))
                .param("id", id);
        if (keys != null) {
            statement = statement.param("keys", keys.toArray(Integer[]::new));
        }
        statement.update();
    }
}
