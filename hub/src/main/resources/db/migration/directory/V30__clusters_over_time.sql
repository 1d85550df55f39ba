-- Which cluster a group belonged to, and when: figures of the past stay what they were when a group moves.
create table directory.cluster_membership (
    group_id uuid not null references directory.producer_group (id) on delete cascade,
    cluster_id uuid not null references directory.cluster (id),
    from_date date not null,
    -- last day, included; open when absent
    until_date date check (until_date >= from_date),
    primary key (group_id, from_date)
);
create unique index one_cluster on directory.cluster_membership (group_id) where until_date is null;
create index cluster_membership_cluster on directory.cluster_membership (cluster_id, until_date);
insert into directory.cluster_membership (group_id, cluster_id, from_date)
select id, cluster_id, (created_at at time zone 'Asia/Bangkok')::date
from directory.producer_group where cluster_id is not null;

-- Kept here, because groups come in by several doors: by hand, from a spreadsheet, by a merge.
create function directory.keep_cluster_membership() returns trigger language plpgsql as $$
declare
    today date := (now() at time zone 'Asia/Bangkok')::date;
begin
    if tg_op = 'UPDATE' then
        if new.cluster_id is not distinct from old.cluster_id then return null; end if;
        delete from directory.cluster_membership
        where group_id = new.id and until_date is null and from_date >= today;
        update directory.cluster_membership set until_date = today - 1
        where group_id = new.id and until_date is null;
    end if;
    if new.cluster_id is not null then
        insert into directory.cluster_membership (group_id, cluster_id, from_date)
        values (new.id, new.cluster_id, today);
    end if;
    return null;
end $$;
create trigger keep_cluster_membership after insert or update of cluster_id on directory.producer_group
    for each row execute function directory.keep_cluster_membership();

create index producer_group_cluster on directory.producer_group (cluster_id);
alter table directory.cluster add column version int not null default 0;

-- What was there before the programme began, to measure against: not a target.
create table directory.baseline (
    code text primary key,
    people int not null check (people >= 0),
    regions text[] not null,
    source_th text not null,
    source_en text not null
);
insert into directory.baseline values ('cluster_people', 500, '{north,northeast}',
    'เอกสารโครงการ: ผู้ประกอบการภาคเหนือและภาคตะวันออกเฉียงเหนือกว่า 500 ราย รวมเป็นเครือข่ายแล้ว',
    'Programme document: over 500 entrepreneurs of the North and Northeast already joined in clusters');
