package org.saan.hub.directory;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives groups back what they were before rows of an import changed them, fact by fact, where the fact still is as it was told. */
@Component
class ImportRestoring {
    private final JdbcClient jdbc;
    private final ImportDifferences differences;
    private final Audit audit;

    ImportRestoring(JdbcClient jdbc, ImportDifferences differences, Audit audit) {
        this.jdbc = jdbc;
        this.differences = differences;
        this.audit = audit;
    }

    void restore(UUID id, Integer[] keys, Viewer asked) {
        // Groups that this import made go as a whole, or stay as they are.
        jdbc.sql("""
                        update directory.import_diff d set undone = case when d.told = (
                            select n.now from directory.group_now n where n.group_id = r.group_id and n.field = d.field)
                            then 'RESTORED' else 'CHANGED_SINCE' end
                        from directory.import_row r
                        where %s and d.import_id = r.import_id and d.row_key = r.row_key and d.applied
                            and not exists (select 1 from directory.import_row c where c.import_id = r.import_id
                                and c.group_id = r.group_id and c.result = 'CREATED')
                        """.formatted(ImportUndoing.KEYS))
                .param("id", id)
                .param("keys", keys)
                .update();
        jdbc.sql("""
                        update directory.producer_group g set
                            external_id = case when jsonb_exists(v.f, 'EXTERNAL_ID') then v.f ->> 'EXTERNAL_ID' else g.external_id end,
                            name_th = coalesce(v.f ->> 'NAME', g.name_th),
                            name_key = case when jsonb_exists(v.f, 'NAME') then v.name_key else g.name_key end,
                            name_en = case when jsonb_exists(v.f, 'NAME_EN') then v.f ->> 'NAME_EN' else g.name_en end,
                            kind = coalesce(v.f ->> 'KIND', g.kind),
                            house_no = case when jsonb_exists(v.f, 'HOUSE_NO') then v.f ->> 'HOUSE_NO' else g.house_no end,
                            moo = case when jsonb_exists(v.f, 'MOO') then v.f ->> 'MOO' else g.moo end,
                            province_code = coalesce(v.place ->> 'province', g.province_code),
                            district_code = case when v.place is null then g.district_code else v.place ->> 'district' end,
                            subdistrict_code = case when v.place is null then g.subdistrict_code else v.place ->> 'subdistrict' end,
                            postal_code = case when jsonb_exists(v.f, 'POSTAL_CODE') then v.f ->> 'POSTAL_CODE' else g.postal_code end,
                            members = case when jsonb_exists(v.f, 'MEMBERS') then (v.f ->> 'MEMBERS')::int else g.members end,
                            star = case when jsonb_exists(v.f, 'STAR') then (v.f ->> 'STAR')::int else g.star end,
                            registered_on = case when jsonb_exists(v.f, 'REGISTERED_ON')
                                then (v.f ->> 'REGISTERED_ON')::date else g.registered_on end,
                            version = g.version + 1
                        from (
                            select r.group_id, jsonb_object_agg(d.field, d.known) as f,
                                (array_agg(d.detail) filter (where d.field = 'PLACE'))[1] as place,
                                (array_agg(d.detail ->> 'name_key') filter (where d.field = 'NAME'))[1] as name_key
                            from directory.import_row r join directory.import_diff d
                                on d.import_id = r.import_id and d.row_key = r.row_key and d.undone = 'RESTORED'
                            where %s group by r.group_id) v
                        where g.id = v.group_id
                        """.formatted(ImportUndoing.KEYS))
                .param("id", id)
                .param("keys", keys)
                .update();
        phones(id, keys);
        leaders(id, keys);
        jdbc.sql("""
                        update directory.import_row r set undone = case
                            when exists (select 1 from directory.import_diff d where d.import_id = r.import_id
                                and d.row_key = r.row_key and d.undone = 'CHANGED_SINCE') then 'CHANGED_SINCE'
                            when exists (select 1 from directory.import_diff d where d.import_id = r.import_id
                                and d.row_key = r.row_key and d.undone = 'RESTORED') then 'RESTORED'
                            else 'NOTHING' end
                        where %s
                        """.formatted(ImportUndoing.KEYS))
                .param("id", id)
                .param("keys", keys)
                .update();
        var restored = jdbc.sql("""
                        select distinct r.group_id from directory.import_row r join directory.import_diff d
                            on d.import_id = r.import_id and d.row_key = r.row_key and d.undone = 'RESTORED'
                        where %s order by 1
                        """.formatted(ImportUndoing.KEYS))
                .param("id", id)
                .param("keys", keys)
                .query((row, n) -> Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
        audit.recordAll(
                asked,
                "directory.group_import_undone",
                "group",
                restored.stream()
                        .map(g -> new Audit.Entry(g.toString(), null, Map.of("import", id)))
                        .toList());
    }

    private void phones(UUID id, Integer[] keys) {
        jdbc.sql("""
                        delete from directory.group_phone p using directory.import_row r, directory.import_diff d
                        where %s and d.import_id = r.import_id and d.row_key = r.row_key and d.field = 'PHONE'
                            and d.undone = 'RESTORED' and p.group_id = r.group_id
                        """.formatted(ImportUndoing.KEYS))
                .param("id", id)
                .param("keys", keys)
                .update();
        jdbc.sql("""
                        insert into directory.group_phone (group_id, position, number)
                        select r.group_id, p.n - 1, p.number from directory.import_row r
                        join directory.import_diff d on d.import_id = r.import_id and d.row_key = r.row_key
                            and d.field = 'PHONE' and d.undone = 'RESTORED' and d.known is not null
                        cross join lateral unnest(string_to_array(d.known, ', ')) with ordinality p (number, n)
                        where %s
                        """.formatted(ImportUndoing.KEYS))
                .param("id", id)
                .param("keys", keys)
                .update();
    }

    private void leaders(UUID id, Integer[] keys) {
        jdbc.sql("""
                        with d as materialized (
                            select (d.detail ->> 'began')::uuid as began, (d.detail ->> 'person')::uuid as person
                            from directory.import_row r join directory.import_diff d on d.import_id = r.import_id
                                and d.row_key = r.row_key and d.field = 'LEADER' and d.undone = 'RESTORED'
                            where %s),
                        m as (delete from directory.membership m using d where m.id = d.began)
                        delete from directory.person p using d where p.id = d.person
                            and not exists (select 1 from directory.membership o where o.person_id = p.id and o.id <> d.began)
                        """.formatted(ImportUndoing.KEYS))
                .param("id", id)
                .param("keys", keys)
                .update();
        jdbc.sql("""
                        update directory.membership m set until_date = null
                        from directory.import_row r join directory.import_diff d on d.import_id = r.import_id
                            and d.row_key = r.row_key and d.field = 'LEADER' and d.undone = 'RESTORED'
                        where %s and m.id = (d.detail ->> 'ended')::uuid
                        """.formatted(ImportUndoing.KEYS))
                .param("id", id)
                .param("keys", keys)
                .update();
    }

    /** What the source had said before this import counts again. */
    void saidBefore(UUID id, Integer[] keys) {
        var source = differences.source(id);
        if (source == null) {
            return;
        }
        var first = """
                (select distinct on (r.group_id) r.group_id, r.said_before from directory.import_row r
                where %s order by r.group_id, r.row_key) f""".formatted(ImportUndoing.KEYS);
        jdbc.sql("""
                        delete from directory.import_said s using %s
                        where s.group_id = f.group_id and s.source_id = :source and s.import_id = :id
                            and f.said_before is null
                        """.formatted(first))
                .param("id", id)
                .param("keys", keys)
                .param("source", source)
                .update();
        jdbc.sql("""
                        update directory.import_said s set said = f.said_before from %s
                        where s.group_id = f.group_id and s.source_id = :source and s.import_id = :id
                            and f.said_before is not null
                        """.formatted(first))
                .param("id", id)
                .param("keys", keys)
                .param("source", source)
                .update();
    }
}
