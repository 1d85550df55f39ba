-- Support measures: grants, loans and services of agencies. Enterprises lead, the state makes the environment: a measure is
-- proposed to groups whose data fit, and nobody is entered into one without the group's own word.
create table programme.measure (
    id uuid primary key,
    code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    kind text not null check (kind in ('GRANT', 'LOAN', 'SERVICE')),
    title_th text not null check (length(title_th) between 1 and 200),
    title_en text not null check (length(title_en) between 1 and 200),
    agency_th text not null check (length(agency_th) between 1 and 200),
    agency_en text not null check (length(agency_en) between 1 and 200),
    about_th text not null check (length(about_th) between 1 and 2000),
    about_en text not null check (length(about_en) between 1 and 2000),
    -- at most so much for one group, in Thai baht; absent for services
    most_minor bigint check (most_minor > 0),
    opens_on date not null,
    -- its last day, inclusive; absent while it stays open
    closes_on date,
    withdrawn_at timestamptz,
    made_by uuid not null,
    made_at timestamptz not null,
    version int not null default 0,
    constraint measure_closes_after check (closes_on >= opens_on)
);

-- What a group must be, as data: every one of them.
create table programme.measure_condition (
    measure_id uuid not null references programme.measure (id),
    kind text not null check (kind in ('REGION', 'CRAFT', 'FORM', 'MEMBERS', 'REGISTERED_YEARS', 'TRAINED_LEADER', 'EXPORT_READY',
                                       'IN_PROGRAMME')),
    -- any of these codes
    codes text[] not null default '{}',
    least int check (least >= 0),
    most int check (most >= least),
    primary key (measure_id, kind),
    constraint condition_says_something check (
        case when kind in ('REGION', 'CRAFT', 'FORM') then cardinality(codes) > 0 and least is null and most is null
             when kind in ('MEMBERS', 'REGISTERED_YEARS') then (least is not null or most is not null) and cardinality(codes) = 0
             else cardinality(codes) = 0 and least is null and most is null end)
);

-- A group's own yes, and what became of it.
create table programme.measure_application (
    id uuid primary key,
    measure_id uuid not null references programme.measure (id),
    group_id uuid not null,
    state text not null check (state in ('INTERESTED', 'APPLIED', 'GRANTED', 'REFUSED', 'WITHDRAWN')),
    -- the leader who said it for the group
    said_by uuid not null,
    said_at timestamptz not null,
    applied_on date,
    decided_on date,
    granted_minor bigint check (granted_minor > 0),
    words text check (length(words) between 1 and 500),
    changed_by uuid not null,
    version int not null default 0,
    constraint decided_with_a_day check ((state in ('GRANTED', 'REFUSED')) = (decided_on is not null)),
    constraint refused_with_words check (state <> 'REFUSED' or words is not null),
    constraint money_only_when_granted check (granted_minor is null or state = 'GRANTED'),
    constraint decided_after_applied check (decided_on >= applied_on)
);
create unique index one_open_application on programme.measure_application (measure_id, group_id) where state <> 'WITHDRAWN';
create index application_group on programme.measure_application (group_id);

-- The law of the measure: only a leader of the group says its yes, and what was said stays.
create function programme.own_yes() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if not exists (select from identity.account a
                       where a.id = new.said_by and a.role = 'GROUP_LEADER' and a.organisation_id = new.group_id) then
            raise exception 'group % did not say it itself', new.group_id
                using errcode = 'check_violation', constraint = 'group_says_its_own_yes';
        end if;
    elsif (old.measure_id, old.group_id, old.said_by, old.said_at) is distinct from
          (new.measure_id, new.group_id, new.said_by, new.said_at) then
        raise exception 'what group % said stays', old.group_id;
    end if;
    return new;
end $$;
create trigger own_yes before insert or update on programme.measure_application
    for each row execute function programme.own_yes();

-- What is known about a group that conditions ask for. Exportable is a public product whose HS code somebody confirmed.
create view programme.group_fact as
select g.id, g.code, g.name_th, g.name_en, g.kind, g.members, g.registered_on, g.in_programme, g.province_code, p.region_code,
       coalesce((select array_agg(distinct c.family_code order by c.family_code) from directory.capability c where c.group_id = g.id),
                '{}') as crafts,
       (select count(*) from catalogue.product q where q.group_id = g.id and q.published_from is not null
                                                     and q.published_until is null)::int as published,
       (select count(*) from catalogue.product q where q.group_id = g.id and q.published_from is not null
            and q.published_until is null and q.hs_confirmed_at is not null)::int as exportable,
       g.suspended
from directory.producer_group g join directory.province p on p.code = g.province_code;
