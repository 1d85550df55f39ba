-- The audit is asked by person and by kind of change, each newest first.
create index audit_entry_account on identity.audit_entry (account_id, at desc);
create index audit_entry_action on identity.audit_entry (action, at desc);

-- What an organisation is told in the hub itself; the words are made when it is read, in the reader's language.
create table identity.notice (
    id uuid primary key,
    organisation_id uuid not null,
    at timestamptz not null,
    word_key text not null,
    args jsonb not null,
    href text not null check (href like '/%'),
    seen_at timestamptz
);
create index notice_organisation on identity.notice (organisation_id, at desc);
