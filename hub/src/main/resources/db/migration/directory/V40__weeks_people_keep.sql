-- What people say of a week: none, half or all of their usual time; of all they make, or of the looms of one technique.
create table directory.week_word (
    group_id uuid not null references directory.producer_group (id) on delete cascade,
    week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
    -- empty for all that the group makes
    technique text not null,
    left_permille int not null check (left_permille in (0, 500, 1000)),
    -- empty, a known reason, or people's own words
    reason text not null check (length(reason) <= 120),
    tap_id uuid not null,
    primary key (group_id, week, technique)
);

-- Every tap on a week, with what stood there before, so that it can be taken back. The page makes the id: a tap that
-- arrives twice on a slow network is one.
create table directory.week_tap (
    id uuid primary key,
    -- taps of a group follow each other; the later one on a week stands
    number bigint generated always as identity,
    group_id uuid not null references directory.producer_group (id) on delete cascade,
    week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
    technique text not null,
    -- absent: the word of the week is taken away, the season counts again
    left_permille int check (left_permille in (0, 500, 1000)),
    reason text not null,
    before_permille int,
    before_reason text,
    before_tap uuid,
    before_minutes int,
    before_minutes_reason text,
    account_id uuid not null,
    -- who said it, when somebody else wrote it down
    said_by text check (said_by <> ''),
    said_on date not null,
    at timestamptz not null,
    undone_at timestamptz
);
create index week_tap_group on directory.week_tap (group_id, technique, week, number desc);

-- Each time that a group says: it is still so.
create table directory.confirmation (
    id uuid primary key,
    group_id uuid not null references directory.producer_group (id) on delete cascade,
    said_by text check (said_by <> ''),
    said_on date not null,
    account_id uuid not null,
    written_by text not null,
    at timestamptz not null
);
create index confirmation_group on directory.confirmation (group_id, said_on desc, at desc);
