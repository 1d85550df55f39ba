-- A booking whose people come together or not at all: they are offered seats when there are enough for all.
alter table training.enrolment add column together boolean not null default false;
-- Whom nobody could write to was telephoned.
alter table training.enrolment add column told_at timestamptz;

-- Two rows that may be one person, found by comparing; a person decides.
create table training.learner_pair (
    first_id uuid not null references training.learner (id),
    second_id uuid not null references training.learner (id),
    points int not null check (points between 1 and 100),
    reasons text[] not null,
    found_at timestamptz not null,
    primary key (first_id, second_id),
    constraint in_order check (first_id < second_id)
);
create index learner_pair_points on training.learner_pair (points desc, first_id);

create table training.learner_not_same (
    first_id uuid not null references training.learner (id),
    second_id uuid not null references training.learner (id),
    decided_by uuid not null,
    decided_at timestamptz not null,
    primary key (first_id, second_id),
    constraint in_order check (first_id < second_id)
);

-- Which of two went, and into which; undone: both stand again.
create table training.learner_merge (
    id uuid primary key,
    from_id uuid not null references training.learner (id),
    into_id uuid not null references training.learner (id),
    merged_by uuid not null,
    merged_at timestamptz not null,
    undone_by uuid,
    undone_at timestamptz,
    constraint two check (from_id <> into_id),
    constraint undone_by_somebody check ((undone_at is null) = (undone_by is null))
);
create index learner_merge_at on training.learner_merge (merged_at desc);
create unique index merged_once on training.learner_merge (from_id) where undone_at is null;

-- Learners that were entered or changed and are still to be compared.
create table training.learner_check (
    number bigint generated always as identity primary key,
    learner_id uuid not null references training.learner (id)
);

-- Published, IND6: a session of a clinic that was held, with a named expert, an agenda, people and follow-up actions.
create view training.evidence_clinic as
select s.id as row_id, s.id as subject_id,
       coalesce(s.title_th, w.title_th, w.title_en) as label_th, coalesce(s.title_en, w.title_en, w.title_th) as label_en,
       case when e.experts > 0 and s.agenda is not null and a.people > 0 and f.actions > 0 and w.state = 'DONE'
            then s.ends_at end as counted_from,
       null::timestamptz as counted_until,
       case when w.state = 'CANCELLED' then 'cancelled' when w.state <> 'DONE' then 'not_held_yet'
            when e.experts = 0 then 'no_expert' when s.agenda is null then 'no_agenda'
            when a.people = 0 then 'no_attendance' when f.actions = 0 then 'no_follow_up' end as excluded,
       w.province_code, null::text as sex, null::int as birth_year, null::text as craft,
       '/workshops/' || w.id as path,
       jsonb_build_object('workshop', w.number, 'experts', e.names, 'people', a.people, 'actions', f.actions,
                          'agenda', s.agenda is not null) as facts
from training.session s join training.workshop w on w.id = s.workshop_id,
     lateral (select count(*) as experts, coalesce(jsonb_agg(coalesce(x.name_th, x.name_en)), '[]') as names
              from training.session_expert p join training.expert x on x.id = p.expert_id where p.session_id = s.id) e,
     lateral (select count(distinct l.one_id) as people from training.attendance t
              join training.learner l on l.id = t.learner_id where t.session_id = s.id) a,
     lateral (select count(*) as actions from training.follow_up u where u.session_id = s.id) f
where w.kind = 'CLINIC' and w.state <> 'DRAFT';

-- Further secret links of an enrolment, one for each letter that needs one.
create table training.enrolment_link (
    hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
    enrolment_id uuid not null references training.enrolment (id),
    made_at timestamptz not null
);
create index enrolment_link_enrolment on training.enrolment_link (enrolment_id);

-- Lists of paper and of others tell how somebody took part, and sometimes how long.
alter table training.door_event
    add column mode text not null default 'ONSITE' check (mode in ('ONSITE', 'ONLINE')),
    add column minutes int check (minutes >= 0);
create index door_event_learner on training.door_event (session_id, learner_id);

-- What people are called in lists of others: the same number in the same list is the same person.
create table training.learner_ref (
    list text not null check (length(list) between 1 and 100),
    ref text not null check (length(ref) between 1 and 100),
    learner_id uuid not null references training.learner (id),
    primary key (list, ref)
);
create index learner_ref_learner on training.learner_ref (learner_id);
