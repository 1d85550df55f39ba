create schema if not exists programme;

-- A programme: what was promised, from a day on and up to another without it, counted in Bangkok time. Several may run side
-- by side; one that continues another names it.
create table programme.programme (
    id uuid primary key,
    code text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name_th text not null check (length(name_th) between 1 and 200),
    name_en text not null check (length(name_en) between 1 and 200),
    starts_on date not null,
    -- the first day that is no longer of the programme
    ends_on date not null check (ends_on > starts_on),
    zone text not null default 'Asia/Bangkok',
    state text not null default 'DRAFT' check (state in ('DRAFT', 'RUNNING', 'CLOSED')),
    follows uuid references programme.programme (id) check (follows <> id),
    -- regions it works in, by directory.region; empty: the whole country
    regions text[] not null default '{}',
    created_by uuid not null,
    created_at timestamptz not null,
    version int not null default 0
);
create index programme_days on programme.programme (starts_on, code);
