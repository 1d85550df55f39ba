-- Who keeps a register and sends it again: known by the words over its columns.
create table directory.import_source (
    id uuid primary key,
    name text not null check (name <> '' and length(name) <= 200),
    header_hash text not null,
    created_at timestamptz not null
);
create index import_source_header on directory.import_source (header_hash);

-- What people said of a column holds for the source of that file; older words hold for every source.
alter table directory.column_meaning
    add column source_id uuid references directory.import_source (id) on delete cascade,
    drop constraint column_meaning_pkey,
    add constraint column_meaning_once unique nulls not distinct (source_id, header_key);

-- A file is read, looked at, applied and taken back by work that outlives a request.
alter table directory.import_file
    add column source_id uuid references directory.import_source (id),
    -- the sheets that were read, and how their columns were understood
    add column sheets jsonb not null default '[]',
    add column all_or_nothing boolean not null default false,
    add column failure text,
    -- how a person says that the text is written
    add column encoding_wish text,
    -- who asked for the work that is under way
    add column asked_by jsonb,
    alter column other_sheets set default '[]',
    alter column header_lines set default '[]',
    alter column columns set default '[]',
    alter column skipped set default '[]',
    drop constraint import_file_state_check,
    drop constraint import_file_check;
update directory.import_file set sheets = jsonb_build_array(jsonb_build_object(
    'index', 0, 'name', sheet, 'titlePlace', title_province, 'headerLines', header_lines, 'columns', columns));
update directory.import_file f set skipped = coalesce((
    select jsonb_agg(jsonb_build_object('why', of.why, 'count', of.n, 'lines', '[]'::jsonb) order by of.why)
    from (select e ->> 'why' as why, count(*) as n from jsonb_array_elements(f.skipped) e group by 1) of), '[]');
-- What lies open is read again from the file, with the values that the new review needs.
delete from directory.import_row r using directory.import_file f where f.id = r.import_id and f.state = 'REVIEW';
update directory.import_file set state = 'READING' where state = 'REVIEW';
alter table directory.import_file
    add constraint import_file_state_check check (state in
        ('READING', 'FAILED', 'REVIEW', 'APPLYING', 'STOPPED', 'APPLIED', 'UNDOING', 'UNDONE', 'CANCELLED')),
    add constraint import_file_ended_check
        check ((state in ('FAILED', 'APPLIED', 'UNDONE', 'CANCELLED')) = (ended_at is not null));
create index import_file_source on directory.import_file (source_id, sent_at);

alter table directory.import_row
    add column sheet int not null default 0,
    -- the line, for rows of the first sheet; each further sheet counts on from the next two million
    add column row_key int,
    -- how it was read, before anybody decided
    add column read_as text check (read_as in ('OK', 'WARNING', 'REVIEW', 'ERROR')),
    -- whether a group can be made of it
    add column usable boolean not null default false,
    add column what text check (what in ('NEW', 'SAME', 'CHANGES', 'DUPLICATE', 'CONFLICT')),
    add column match_by text check (match_by in ('NUMBER', 'NAME')),
    -- the values that were read
    add column external_id text,
    add column name_th text,
    add column name_en text,
    add column name_key text,
    add column core_key text generated always as
        (regexp_replace(name_key, '^(วิสาหกิจชุมชน|กลุ่มวิสาหกิจชุมชน|กลุ่ม)+', '')) stored,
    add column kind text,
    add column kind_told boolean not null default false,
    add column house_no text,
    add column moo text,
    add column subdistrict_code text,
    add column district_code text,
    add column province_code text,
    add column postal_code text,
    add column members int,
    add column star int,
    add column registered_on date,
    add column phones text[],
    add column leader_title text,
    add column leader_first text,
    add column leader_last text,
    add column products boolean not null default false,
    -- a row of an earlier import that this one mends
    add column mends_import uuid,
    add column mends_row int,
    -- version of the group after this row was applied
    add column version_after int,
    -- what the source had said of the group before
    add column said_before jsonb,
    add column undone text check (undone in ('REMOVED', 'RESTORED', 'NOTHING', 'CHANGED_SINCE', 'HAS_ACCOUNT', 'IN_USE')),
    drop constraint import_row_result_check;
update directory.import_row set row_key = line, read_as = case when shown = 'SKIPPED' then 'OK' else shown end;
alter table directory.import_row
    alter column row_key set not null,
    alter column read_as set not null,
    drop constraint import_row_pkey,
    add primary key (import_id, row_key),
    add constraint import_row_result_check check (result in ('CREATED', 'CHANGED', 'COMPLETED', 'UNCHANGED'));
drop index directory.import_row_shown;
create index import_row_shown on directory.import_row (import_id, shown, row_key);
create index import_row_group on directory.import_row (group_id, import_id) where group_id is not null;
create index import_row_mends on directory.import_row (mends_import, mends_row) where mends_import is not null;

-- Where a row says other than the group it is: before applying what would change, after it what was changed.
create table directory.import_diff (
    import_id uuid not null,
    row_key int not null,
    field text not null check (field in ('EXTERNAL_ID', 'NAME', 'NAME_EN', 'KIND', 'HOUSE_NO', 'MOO', 'PLACE',
        'POSTAL_CODE', 'MEMBERS', 'STAR', 'REGISTERED_ON', 'PHONE', 'LEADER')),
    known text,
    -- forgotten with the texts of the row
    told text,
    suggestion text not null check (suggestion in ('TAKE', 'KEEP', 'ASK')),
    choice text check (choice in ('TAKE', 'KEEP')),
    applied boolean not null default false,
    -- what else was there before: the codes of a place, the membership of a leader that ended and the one that began
    detail jsonb,
    undone text check (undone in ('RESTORED', 'CHANGED_SINCE')),
    primary key (import_id, row_key, field),
    foreign key (import_id, row_key) references directory.import_row (import_id, row_key) on delete cascade
);

-- What a source last said of a group: fingerprints by field, no values. Where the group still stands as its source said,
-- nobody has changed it by hand.
create table directory.import_said (
    group_id uuid not null references directory.producer_group (id) on delete cascade,
    source_id uuid not null references directory.import_source (id) on delete cascade,
    import_id uuid not null,
    said jsonb not null,
    primary key (group_id, source_id)
);
create function directory.fingerprint(subject uuid, field text, said text) returns text
    language sql immutable parallel safe
    return case when said is not null then left(md5(subject::text || '|' || field || '|' || said), 16) end;

-- Each time that work on an import was begun, and how far it came.
create table directory.import_run (
    id uuid primary key,
    import_id uuid not null references directory.import_file (id) on delete cascade,
    number int not null,
    kind text not null check (kind in ('READ', 'APPLY', 'UNDO')),
    state text not null check (state in ('RUNNING', 'DONE', 'INTERRUPTED', 'STOPPED', 'FAILED')),
    done int not null default 0,
    total int not null,
    stop_wanted boolean not null default false,
    began_at timestamptz not null,
    beat_at timestamptz not null,
    ended_at timestamptz,
    unique (import_id, number),
    check ((state = 'RUNNING') = (ended_at is null))
);
-- Two processes never work on one import.
create unique index import_run_alone on directory.import_run (import_id) where state = 'RUNNING';

-- กลุ่มทอผ้าบ้านดอน and วิสาหกิจชุมชนกลุ่มทอผ้าบ้านดอน may be one group before and after it registered.
alter table directory.producer_group add column core_key text generated always as
    (regexp_replace(name_key, '^(วิสาหกิจชุมชน|กลุ่มวิสาหกิจชุมชน|กลุ่ม)+', '')) stored;
create index producer_group_core on directory.producer_group (province_code, core_key);

-- What a group is now, fact by fact, in the form in which imports compare.
create view directory.group_now as
select g.id as group_id, f.field, f.now
from directory.producer_group g
cross join lateral (values
    ('EXTERNAL_ID', g.external_id), ('NAME', g.name_th), ('NAME_EN', g.name_en), ('KIND', g.kind),
    ('HOUSE_NO', g.house_no), ('MOO', g.moo),
    ('PLACE', concat_ws('|', g.province_code, g.district_code, g.subdistrict_code)),
    ('POSTAL_CODE', g.postal_code), ('MEMBERS', g.members::text), ('STAR', g.star::text),
    ('REGISTERED_ON', g.registered_on::text),
    ('PHONE', (select string_agg(p.number, ', ' order by p.position)
        from directory.group_phone p where p.group_id = g.id)),
    ('LEADER', (select coalesce(o.title, '') || '|' || o.first_name || '|' || o.last_name
        from directory.membership m join directory.person o on o.id = m.person_id
        where m.group_id = g.id and m.role = 'LEADER' and m.until_date is null))
) f (field, now);

-- The names of a place whose codes stand with bars between, the smallest first.
create function directory.place_names(codes text) returns text language sql stable as $$
    select concat_ws(' ',
        (select name_th from directory.subdistrict where code = nullif(split_part(codes, '|', 3), '')),
        (select name_th from directory.district where code = nullif(split_part(codes, '|', 2), '')),
        (select name_th from directory.province where code = split_part(codes, '|', 1)))
$$;
