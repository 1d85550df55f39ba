-- What people ask about their own data, and by when the law wants an answer.
create table directory.personal_data_request (
    id uuid primary key,
    number int generated always as identity unique,
    person_id uuid not null references directory.person (id) on delete cascade,
    kind text not null check (kind in ('ACCESS', 'CORRECTION', 'ERASURE', 'OBJECTION')),
    wish text not null,
    how text not null check (how in ('paper', 'spoken', 'online')),
    asked_on date not null,
    -- 30 days after it was asked
    due_on date not null,
    recorded_by uuid not null,
    state text not null default 'OPEN' check (state in ('OPEN', 'DONE', 'REFUSED', 'TAKEN_BACK')),
    answer text not null default '',
    ended_at timestamptz,
    ended_by uuid,
    check ((state = 'OPEN') = (ended_at is null))
);
create index personal_data_request_open on directory.personal_data_request (state, due_on);
create index personal_data_request_person on directory.personal_data_request (person_id, asked_on);
