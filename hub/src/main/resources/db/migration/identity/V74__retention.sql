-- What was let go because its time was over: how much, and when. Nothing of what it was.
create table identity.retention_run (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    place text not null,
    gone int not null check (gone > 0)
);
create index retention_run_at on identity.retention_run (at desc);
