package org.saan.hub.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportTargets.Pair;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Printing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes groups of rows and changes groups by rows, many at once, and notes on each row what it came to. */
@Component
class ImportGroupWrites {
    private static final String PAIRS =
            "unnest(cast(:keys as int[]), cast(:groups as uuid[])) as k (row_key, group_id)";

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportGroupWrites(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A register tells who is a member, not who makes things: makers are entered later, by people who know them. */
    void create(UUID id, @Nullable UUID source, List<Pair> pairs) {
        if (pairs.isEmpty()) {
            return;
        }
        on("""
                insert into directory.producer_group
                    (id, code, external_id, name_th, name_en, name_key, kind, house_no, moo, subdistrict_code,
                     district_code, province_code, postal_code, members, star, registered_on, in_programme, artisans,
                     hours_per_week, created_at)
                select n.group_id, 'G' || case when n.number < 10000 then lpad(n.number::text, 4, '0') else n.number::text end,
                    r.external_id, r.name_th, r.name_en, r.name_key, r.kind, r.house_no, r.moo, r.subdistrict_code,
                    r.district_code, r.province_code, r.postal_code, r.members, r.star, r.registered_on, false, 0,
                    :hours, :at
                from (select k.row_key, k.group_id, nextval('directory.group_code') as number
                    from (select * from %s order by row_key) k) n
                join directory.import_row r on r.import_id = :id and r.row_key = n.row_key
                """, id, pairs)
                .param("hours", NewGroup.USUAL_HOURS)
                .param("at", clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        on("""
                insert into directory.group_phone (group_id, position, number)
                select k.group_id, p.n - 1, p.number
                from %s join directory.import_row r on r.import_id = :id and r.row_key = k.row_key
                cross join lateral unnest(r.phones) with ordinality p (number, n)
                """, id, pairs).update();
        leaders(id, pairs, "r.leader_first is not null");
        on("""
                update directory.import_row r set result = 'CREATED', group_id = k.group_id, version_after = 0
                from %s where r.import_id = :id and r.row_key = k.row_key
                """, id, pairs).update();
        said(id, source, pairs);
    }

    /** Brings into groups what the differences that stand say is to be taken. */
    void change(UUID id, @Nullable UUID source, List<Pair> pairs) {
        on("""
                update directory.import_diff d set applied = true from %s
                where d.import_id = :id and d.row_key = k.row_key and d.told is not null
                    and coalesce(d.choice, d.suggestion) = 'TAKE'
                    and (d.field <> 'EXTERNAL_ID' or not exists
                        (select 1 from directory.producer_group o where o.external_id = d.told))
                """, id, pairs).update();
        on("""
                update directory.import_diff d set detail = case d.field when 'NAME' then
                        jsonb_build_object('name_key', g.name_key)
                    else jsonb_build_object('province', g.province_code, 'district', g.district_code,
                        'subdistrict', g.subdistrict_code) end
                from %s join directory.producer_group g on g.id = k.group_id
                where d.import_id = :id and d.row_key = k.row_key and d.applied and d.field in ('NAME', 'PLACE')
                """, id, pairs).update();
        // A group that this very import made has no earlier reader whose version could be stale.
        on("""
                update directory.producer_group g set
                    external_id = coalesce(v.f ->> 'EXTERNAL_ID', g.external_id),
                    name_th = coalesce(v.f ->> 'NAME', g.name_th),
                    name_key = case when v.f ->> 'NAME' is null then g.name_key else r.name_key end,
                    name_en = coalesce(v.f ->> 'NAME_EN', g.name_en),
                    kind = coalesce(v.f ->> 'KIND', g.kind),
                    house_no = coalesce(v.f ->> 'HOUSE_NO', g.house_no),
                    moo = coalesce(v.f ->> 'MOO', g.moo),
                    province_code = case when v.f ->> 'PLACE' is null then g.province_code else r.province_code end,
                    district_code = case when v.f ->> 'PLACE' is null then g.district_code else r.district_code end,
                    subdistrict_code = case when v.f ->> 'PLACE' is null then g.subdistrict_code else r.subdistrict_code end,
                    postal_code = coalesce(v.f ->> 'POSTAL_CODE', g.postal_code),
                    members = coalesce((v.f ->> 'MEMBERS')::int, g.members),
                    star = coalesce((v.f ->> 'STAR')::int, g.star),
                    registered_on = coalesce((v.f ->> 'REGISTERED_ON')::date, g.registered_on),
                    version = g.version + case when exists (select 1 from directory.import_row c
                        where c.import_id = :id and c.group_id = g.id and c.result = 'CREATED') then 0 else 1 end
                from (select d.row_key, jsonb_object_agg(d.field, d.told) as f from directory.import_diff d
                    where d.import_id = :id and d.row_key = any(cast(:keys as int[])) and d.applied group by d.row_key) v
                join %s on k.row_key = v.row_key
                join directory.import_row r on r.import_id = :id and r.row_key = v.row_key
                where g.id = k.group_id
                """, id, pairs).update();
        phones(id, pairs);
        endLeaders(id, pairs);
        leaders(id, pairs, """
                exists (select 1 from directory.import_diff d where d.import_id = :id and d.row_key = r.row_key
                    and d.field = 'LEADER' and d.applied)""");
        on("""
                update directory.import_row r set group_id = k.group_id, version_after = g.version,
                    result = case when c.changed then 'CHANGED' when c.changed is not null then 'COMPLETED'
                        else 'UNCHANGED' end
                from %s join directory.producer_group g on g.id = k.group_id
                left join lateral (
                    select bool_or(d.known is not null) as changed from directory.import_diff d
                    where d.import_id = :id and d.row_key = k.row_key and d.applied) c on true
                where r.import_id = :id and r.row_key = k.row_key
                """, id, pairs).update();
        said(id, source, pairs);
    }

    private void phones(UUID id, List<Pair> pairs) {
        on("""
                delete from directory.group_phone p using %s
                where p.group_id = k.group_id and exists (select 1 from directory.import_diff d
                    where d.import_id = :id and d.row_key = k.row_key and d.field = 'PHONE' and d.applied)
                """, id, pairs).update();
        on("""
                insert into directory.group_phone (group_id, position, number)
                select k.group_id, p.n - 1, p.number
                from %s join directory.import_diff d
                    on d.import_id = :id and d.row_key = k.row_key and d.field = 'PHONE' and d.applied
                cross join lateral unnest(string_to_array(d.told, ', ')) with ordinality p (number, n)
                """, id, pairs).update();
    }

    private void endLeaders(UUID id, List<Pair> pairs) {
        on("""
                with ended as (
                    update directory.membership m set until_date = greatest(m.from_date, cast(:today as date) - 1)
                    from %s join directory.import_diff d
                        on d.import_id = :id and d.row_key = k.row_key and d.field = 'LEADER' and d.applied
                    where m.group_id = k.group_id and m.role = 'LEADER' and m.until_date is null
                    returning k.row_key, m.id)
                update directory.import_diff d set detail = jsonb_build_object('ended', e.id)
                from ended e where d.import_id = :id and d.row_key = e.row_key and d.field = 'LEADER'
                """, id, pairs).param("today", today()).update();
    }

    /** People and their memberships have keys made in code, so there is one of each for every row, used or not. */
    private void leaders(UUID id, List<Pair> pairs, String which) {
        on("""
                with l as materialized (
                    select i.row_key, k.group_id, i.person, i.membership, r.leader_title, r.leader_first, r.leader_last
                    from %%s
                    join unnest(cast(:keys as int[]), cast(:people as uuid[]), cast(:memberships as uuid[]))
                        as i (row_key, person, membership) on i.row_key = k.row_key
                    join directory.import_row r on r.import_id = :id and r.row_key = k.row_key
                    where %s),
                p as (
                    insert into directory.person (id, title, first_name, last_name)
                    select person, leader_title, leader_first, coalesce(leader_last, '') from l),
                m as (
                    insert into directory.membership (id, person_id, group_id, role, from_date)
                    select membership, person, group_id, 'LEADER', :today from l)
                update directory.import_diff d
                set detail = coalesce(d.detail, '{}') || jsonb_build_object('began', l.membership, 'person', l.person)
                from l where d.import_id = :id and d.row_key = l.row_key and d.field = 'LEADER' and d.applied
                """.formatted(which), id, pairs)
                .param(
                        "people",
                        pairs.stream().map(pair -> Ids.next().toString()).toArray(String[]::new))
                .param(
                        "memberships",
                        pairs.stream().map(pair -> Ids.next().toString()).toArray(String[]::new))
                .param("today", today())
                .update();
    }

    /** Keeps what the source said now, and on the row what it had said before. */
    private void said(UUID id, @Nullable UUID source, List<Pair> pairs) {
        if (source == null) {
            return;
        }
        on("""
                update directory.import_row r set said_before = s.said
                from %s join directory.import_said s on s.group_id = k.group_id and s.source_id = :source
                where r.import_id = :id and r.row_key = k.row_key
                """, id, pairs).param("source", source).update();
        on("""
                insert into directory.import_said as s (group_id, source_id, import_id, said)
                select k.group_id, :source, :id, jsonb_strip_nulls(jsonb_build_object(%s))
                from %%s join directory.import_row r on r.import_id = :id and r.row_key = k.row_key
                on conflict (group_id, source_id) do update set said = s.said || excluded.said, import_id = excluded.import_id
                """.formatted(SAID), id, pairs).param("source", source).update();
    }

    private static final String SAID = String.join(
            ", ",
            said("EXTERNAL_ID", "r.external_id"),
            said("NAME", "r.name_th"),
            said("NAME_EN", "r.name_en"),
            said("KIND", "r.kind"),
            said("HOUSE_NO", "r.house_no"),
            said("MOO", "r.moo"),
            said("PLACE", "concat_ws('|', r.province_code, r.district_code, r.subdistrict_code)"),
            said("POSTAL_CODE", "r.postal_code"),
            said("MEMBERS", "r.members::text"),
            said("STAR", "r.star::text"),
            said("REGISTERED_ON", "r.registered_on::text"),
            said("PHONE", "array_to_string(r.phones, ', ')"),
            said(
                    "LEADER",
                    "coalesce(r.leader_title, '') || '|' || r.leader_first || '|' || coalesce(r.leader_last, '')"));

    private static String said(String field, String value) {
        return "'" + field + "', directory.fingerprint(k.group_id, '" + field + "', " + value + ")";
    }

    private JdbcClient.StatementSpec on(String sql, UUID id, List<Pair> pairs) {
        return jdbc.sql(sql.formatted(PAIRS))
                .param("id", id)
                .param("keys", pairs.stream().map(Pair::key).toArray(Integer[]::new))
                .param(
                        "groups",
                        pairs.stream().map(pair -> pair.group().toString()).toArray(String[]::new));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}
