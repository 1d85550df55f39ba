create schema if not exists programme;

-- Thresholds of continuous work; a change is a row of its own, from a day on, with its owner.
create table programme.continuity_rule (
    starts_on date primary key,
    weeks int not null check (weeks between 1 and 104),
    available int not null,
    ratio_permille int not null check (ratio_permille between 0 and 1000),
    longest_gap int not null check (longest_gap >= 0),
    used_permille int not null check (used_permille between 0 and 1000),
    orders int not null check (orders >= 0),
    leave_permille int not null check (leave_permille between 0 and 1000),
    -- of a week's declared time, from which on it is a paid week
    paid_permille int not null check (paid_permille between 1 and 1000),
    -- work that was paid later after it was accepted counts in the week of the payment
    paid_within_days int not null check (paid_within_days between 0 and 365),
    owner text not null check (length(owner) between 2 and 120),
    reason text not null check (length(reason) between 3 and 500),
    entered_by uuid,
    entered_at timestamptz not null,
    constraint available_within_window check (available between 1 and weeks)
);
insert into programme.continuity_rule values
    ('2026-10-01', 16, 12, 750, 3, 400, 2, 250, 100, 30, 'Programme office', 'As agreed when the programme began', null,
     '2026-10-01T00:00:00+07:00');

-- What a group had said of a week when that week began: its time, and whether it was to be leave. Written once and never changed,
-- so that nobody's later word makes a week look otherwise. Weeks before the first note are taken from the calendar by the days on
-- which things were said.
create table programme.declared_week (
    group_id uuid not null,
    week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
    -- of a week of leave: what the group would have had
    capacity int not null check (capacity >= 0),
    leave boolean not null,
    noted_at timestamptz not null,
    primary key (group_id, week)
);

-- From here on all can be made anew from records: what was paid in a week, and what followed for the window that ends with it.
create table programme.work_week (
    group_id uuid not null,
    week text not null,
    capacity int not null,
    leave boolean not null,
    paid_minutes int not null check (paid_minutes >= 0),
    -- accepted and not yet paid
    waiting_minutes int not null check (waiting_minutes >= 0),
    orders uuid[] not null,
    state text not null check (state in ('WORKED', 'LEAVE', 'IDLE')),
    primary key (group_id, week)
);
create table programme.continuity (
    group_id uuid not null,
    week text not null,
    -- Monday after the last week of the window
    ends_on date not null,
    weeks int not null,
    leave int not null,
    available int not null,
    paid int not null,
    ratio numeric(7, 4) not null,
    longest_gap int not null,
    used numeric(7, 4) not null,
    used_raw numeric(9, 4) not null,
    orders int not null,
    -- parts of the rule that are not met, in order; none for continuous work
    failures text[] not null,
    primary key (group_id, week)
);
-- When it was last brought up to date, and groups to look at before anything is asked again.
create table programme.continuity_mark (
    id int primary key check (id = 1),
    known_until timestamptz not null,
    through_week text not null
);
create table programme.continuity_stale (
    group_id uuid primary key
);

-- Groups with continuous work: a row for each time from the first week's end at which a group met the rule until it no longer
-- did. A group that never did is there once, with the first part of the rule that it lacks.
create view programme.evidence_continuity as
with marked as (
    select c.*, cardinality(c.failures) = 0 as met,
           lag(cardinality(c.failures) = 0) over w as met_before,
           count(*) filter (where cardinality(c.failures) > 0) over w as breaks
    from programme.continuity c window w as (partition by c.group_id order by c.week)),
met as (
    select m.group_id, m.breaks, min(m.ends_on) as from_on, max(m.week) as last_week
    from marked m where m.met group by m.group_id, m.breaks),
latest as (
    select distinct on (group_id) * from programme.continuity order by group_id, week desc),
rows as (
    select m.group_id, md5('continuity ' || m.group_id || ' ' || m.from_on)::uuid as row_id, m.from_on,
           (select min(n.ends_on) from programme.continuity n where n.group_id = m.group_id and n.week > m.last_week) as until_on,
           m.last_week as week, null::text as excluded
    from met m
    union all
    select l.group_id, md5('continuity ' || l.group_id)::uuid, null, null, l.week, 'continuity_' || lower(l.failures[1])
    from latest l
    where cardinality(l.failures) > 0 and not exists (select 1 from met m where m.group_id = l.group_id))
select r.row_id, r.group_id as subject_id, g.name_th as label_th, coalesce(g.name_en, g.name_th) as label_en,
       r.from_on::timestamp at time zone 'Asia/Bangkok' as counted_from,
       r.until_on::timestamp at time zone 'Asia/Bangkok' as counted_until,
       r.excluded, g.province_code, null::text as sex, null::int as birth_year,
       (select c.family_code from directory.capability c join directory.product_family f on f.code = c.family_code
        where c.group_id = g.id order by f.position limit 1) as craft,
       '/continuity/' || r.group_id as path,
       jsonb_build_object('week', r.week, 'weeks', c.weeks, 'leave', c.leave, 'available', c.available, 'paid', c.paid,
           'ratio', c.ratio, 'longest_gap', c.longest_gap, 'used', c.used, 'orders', c.orders,
           'lacking', (select to_jsonb(l.failures) from latest l where l.group_id = r.group_id)) as facts
from rows r
join directory.producer_group g on g.id = r.group_id
join programme.continuity c on c.group_id = r.group_id and c.week = r.week
where g.in_programme;

-- What is coming for programme groups, as last looked at: lists are put in order by it.
create table programme.outlook (
    group_id uuid primary key,
    -- Monday of the first week from which on a group is without work for longer than the rule allows; absent when none is seen
    dry_on date,
    -- available weeks without paid work in a row up to now
    idle int not null,
    risk text not null check (risk in ('NOW', 'SOON', 'LATER', 'CALM')),
    looked_at timestamptz not null
);
