create schema if not exists training;

-- What is offered: a workshop in parts, a roadshow that goes to a province, an export clinic with a panel of experts.
-- DRAFT: nobody outside sees it. OPEN: people sign up. CLOSED: no more sign-up. DONE: it was held. CANCELLED: it is not held.
create table training.workshop (
    id uuid primary key,
    number text not null unique,
    kind text not null check (kind in ('WORKSHOP', 'ROADSHOW', 'CLINIC')),
    title_th text check (length(title_th) between 1 and 200),
    title_en text check (length(title_en) between 1 and 200),
    summary_th text check (length(summary_th) between 1 and 4000),
    summary_en text check (length(summary_en) between 1 and 4000),
    -- an area of competence of competencies.csv, in small letters: c1 business … c6 export; other
    topic text not null check (topic in ('c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'other')),
    region_code text not null,
    province_code text not null,
    venue_th text check (length(venue_th) between 1 and 300),
    venue_en text check (length(venue_en) between 1 and 300),
    online_link text check (length(online_link) between 1 and 500),
    language text not null check (language in ('th', 'en', 'lo', 'km')),
    capacity int not null check (capacity between 1 and 10000),
    -- people with a seat: CONFIRMED, and OFFERED while they think; kept by a trigger, so that two who come at once never get one
    seats_taken int not null default 0,
    -- so long a freed seat is kept for whom it is offered to
    offer_hours int not null default 48 check (offer_hours between 1 and 336),
    enrol_until timestamptz,
    state text not null default 'DRAFT' check (state in ('DRAFT', 'OPEN', 'CLOSED', 'DONE', 'CANCELLED')),
    -- SEQUENCE of its invitations (RFC 5545): one more with every change that guests must see
    calendar_sequence int not null default 0 check (calendar_sequence >= 0),
    created_by uuid not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version int not null default 0,
    constraint titled check (title_th is not null or title_en is not null),
    constraint never_more_than_seats check (seats_taken between 0 and capacity)
);
create index workshop_state on training.workshop (state, region_code);

-- A part of a workshop: one stretch of time in one place, both ends in UTC; it may run past midnight.
create table training.session (
    id uuid primary key,
    workshop_id uuid not null references training.workshop (id),
    position int not null check (position between 1 and 200),
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    title_th text check (length(title_th) between 1 and 200),
    title_en text check (length(title_en) between 1 and 200),
    place text check (length(place) between 1 and 300),
    online boolean not null default false,
    agenda text check (length(agenda) between 1 and 8000),
    minutes int not null generated always as ((extract(epoch from (ends_at - starts_at)) / 60)::int) stored,
    unique (workshop_id, position),
    constraint ends_after_start check (ends_at > starts_at and ends_at <= starts_at + interval '24 hours')
);
create index session_time on training.session (starts_at);
create index session_end on training.session (ends_at);

-- Who knows something and comes to say it.
create table training.expert (
    id uuid primary key,
    name_th text check (length(name_th) between 1 and 200),
    name_en text check (length(name_en) between 1 and 200),
    organisation text check (length(organisation) between 1 and 200),
    topics text[] not null default '{}',
    languages text[] not null default '{}',
    biography_th text check (length(biography_th) between 1 and 4000),
    biography_en text check (length(biography_en) between 1 and 4000),
    email text check (length(email) between 3 and 254),
    phone text,
    -- stands on public pages, at the expert's wish
    public boolean not null default false,
    retired_at timestamptz,
    created_at timestamptz not null,
    version int not null default 0,
    constraint named check (name_th is not null or name_en is not null)
);

create table training.session_expert (
    session_id uuid not null references training.session (id),
    expert_id uuid not null references training.expert (id),
    primary key (session_id, expert_id)
);
create index session_expert_expert on training.session_expert (expert_id);

-- What was agreed to be done after a session, by whom, until when.
create table training.follow_up (
    id uuid primary key,
    session_id uuid not null references training.session (id),
    words text not null check (length(words) between 1 and 1000),
    owner text check (length(owner) between 1 and 200),
    due_on date,
    done_at timestamptz,
    written_by uuid not null,
    written_at timestamptz not null
);
create index follow_up_session on training.follow_up (session_id);

-- One natural person who learns. Two rows that are one person are merged: the one that goes points to the one that stays
-- (merged_into), everything written for it stays where it is, and one_id is whom all of it counts for. That is undone by
-- pointing back.
create table training.learner (
    id uuid primary key,
    title text not null default '' check (length(title) <= 60),
    first_name text not null check (length(first_name) between 1 and 100),
    last_name text not null default '' check (length(last_name) <= 100),
    -- as directory.person has it
    name_key text generated always as (
        lower(translate(regexp_replace(first_name || last_name, '[[:space:][:punct:]]', '', 'g'),
                        '๐๑๒๓๔๕๖๗๘๙', '0123456789'))) stored,
    phone text check (phone ~ '^\+[0-9]{8,15}$'),
    email text check (length(email) between 3 and 254),
    -- keyed hash of the citizen's number; the number itself is never kept
    national_id_hash text check (national_id_hash ~ '^[0-9a-f]{64}$'),
    birth_year int check (birth_year between 1900 and 2100),
    province_code text,
    sex text check (sex in ('female', 'male', 'other')),
    craft text,
    group_id uuid,
    group_name text check (length(group_name) between 1 and 200),
    person_id uuid,
    language text not null default 'th' check (language in ('th', 'en')),
    merged_into uuid references training.learner (id),
    one_id uuid not null,
    erased_at timestamptz,
    created_at timestamptz not null,
    version int not null default 0,
    constraint one_of_itself check ((merged_into is null) = (one_id = id))
);
create unique index learner_national_id on training.learner (national_id_hash)
    where national_id_hash is not null and merged_into is null;
create index learner_phone on training.learner (phone) where phone is not null;
create index learner_name on training.learner (name_key);
create index learner_group on training.learner (group_id) where group_id is not null;
create index learner_person on training.learner (person_id) where person_id is not null;
create index learner_one on training.learner (one_id);

-- Published: whom everything of a learner counts for.
create view training.one_learner as
select l.id as learner_id, l.one_id, o.title, o.first_name, o.last_name, o.birth_year, o.province_code, o.sex, o.craft, o.group_id,
       o.person_id
from training.learner l join training.learner o on o.id = l.one_id;

-- A wish to come. CONFIRMED has a seat; OFFERED has it until offered_until; WAITING waits in the order of asking.
create table training.enrolment (
    id uuid primary key,
    workshop_id uuid not null references training.workshop (id),
    learner_id uuid not null references training.learner (id),
    state text not null check (state in ('CONFIRMED', 'OFFERED', 'WAITING', 'CANCELLED', 'REFUSED')),
    mode text not null default 'ONSITE' check (mode in ('ONSITE', 'ONLINE')),
    source text not null check (source in ('PUBLIC', 'OFFICE', 'DOOR', 'PAPER', 'IMPORT')),
    -- those who were booked together
    booking_id uuid,
    asked_at timestamptz not null,
    turn bigint generated always as identity,
    offered_at timestamptz,
    offered_until timestamptz,
    decided_at timestamptz,
    reason text check (reason in ('self', 'office', 'refused', 'offer_ended', 'merged', 'workshop_cancelled')),
    -- on the badge, as a QR and to be typed; letters and digits that are not mistaken for each other
    code text not null unique check (code ~ '^[A-HJ-NP-Z2-9]{7}$'),
    -- hash of the secret in the link by which they cancel or take a seat
    link_hash text not null unique,
    consent_version int,
    consent_at timestamptz,
    reminded_at timestamptz,
    version int not null default 0,
    constraint offer_has_an_end check ((state = 'OFFERED') <= (offered_until is not null))
);
create unique index enrolled_once on training.enrolment (workshop_id, learner_id)
    where state in ('CONFIRMED', 'OFFERED', 'WAITING');
create index enrolment_waiting on training.enrolment (workshop_id, asked_at, turn) where state = 'WAITING';
create index enrolment_offered on training.enrolment (offered_until) where state = 'OFFERED';
create index enrolment_learner on training.enrolment (learner_id);
create index enrolment_workshop on training.enrolment (workshop_id, state);

-- Seats are counted on the workshop's own row: whoever takes one waits for whoever takes one at the same moment.
create function training.count_seats() returns trigger language plpgsql as $$
declare
    before int := 0;
    after int := 0;
begin
    if tg_op <> 'INSERT' and old.state in ('CONFIRMED', 'OFFERED') then before := 1; end if;
    if tg_op <> 'DELETE' and new.state in ('CONFIRMED', 'OFFERED') then after := 1; end if;
    if after <> before then
        update training.workshop set seats_taken = seats_taken + after - before
        where id = case when tg_op = 'DELETE' then old.workshop_id else new.workshop_id end;
    end if;
    return null;
end $$;
create trigger count_seats after insert or update of state or delete on training.enrolment
    for each row execute function training.count_seats();

create function training.of_one_workshop() returns trigger language plpgsql as $$
begin
    if (new.workshop_id, new.learner_id, new.code, new.asked_at) is distinct from
       (old.workshop_id, old.learner_id, old.code, old.asked_at) then
        raise exception 'an enrolment stays with its workshop and its learner';
    end if;
    return new;
end $$;
create trigger of_one_workshop before update on training.enrolment
    for each row execute function training.of_one_workshop();

-- Who was there, once for each part, however many doors and lists say so.
create table training.attendance (
    session_id uuid not null references training.session (id),
    learner_id uuid not null references training.learner (id),
    -- present, in whole minutes, never more than the part took
    minutes int not null check (minutes >= 0),
    mode text not null default 'ONSITE' check (mode in ('ONSITE', 'ONLINE', 'BOTH')),
    how text not null check (how in ('QR', 'SEARCH', 'PAPER', 'IMPORT')),
    came_at timestamptz,
    left_at timestamptz,
    device text,
    device_at timestamptz,
    received_at timestamptz not null,
    noted_by uuid,
    primary key (session_id, learner_id),
    constraint left_after_coming check (left_at >= came_at)
);
create index attendance_learner on training.attendance (learner_id);

-- What a door said, as it came, exactly once: the tablet makes the id. It never changes; attendance is made from it.
create table training.door_event (
    client_id uuid primary key,
    session_id uuid not null references training.session (id),
    learner_id uuid references training.learner (id),
    what text not null check (what in ('CAME', 'LEFT', 'NOT_HERE')),
    how text not null check (how in ('QR', 'SEARCH', 'PAPER', 'IMPORT')),
    device text not null check (length(device) between 1 and 80),
    -- the tablet's own clock, right or wrong; at is corrected by how wrong it was when it sent
    device_at timestamptz not null,
    at timestamptz not null,
    received_at timestamptz not null,
    account_id uuid not null
);
create index door_event_session on training.door_event (session_id, at);

-- Hours of each person in each workshop, by whom they count for: the ratio is not rounded.
create view training.attended as
select s.workshop_id, l.one_id as learner_id, sum(t.minutes) as minutes, w.minutes as minutes_of_workshop,
       sum(t.minutes)::numeric / w.minutes as ratio, sum(t.minutes) * 100 >= w.minutes * 80 as enough,
       count(*) as parts, w.parts as parts_of_workshop,
       bool_or(t.mode in ('ONSITE', 'BOTH')) as onsite, bool_or(t.mode in ('ONLINE', 'BOTH')) as online
from (select a.session_id, o.one_id, max(a.minutes) as minutes,
             case when count(distinct a.mode) > 1 then 'BOTH' else max(a.mode) end as mode
      from training.attendance a join training.learner o on o.id = a.learner_id
      group by a.session_id, o.one_id) t
join training.session s on s.id = t.session_id
join training.learner l on l.id = t.one_id
join (select workshop_id, sum(minutes)::int as minutes, count(*) as parts from training.session group by workshop_id) w
    on w.workshop_id = s.workshop_id
group by s.workshop_id, l.one_id, w.minutes, w.parts;
