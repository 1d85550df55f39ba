-- Names compare without spaces and punctuation now.
update directory.producer_group set name_key =
    lower(translate(regexp_replace(name_key, '[[:space:][:punct:]]', '', 'g'), '๐๑๒๓๔๕๖๗๘๙', '0123456789'));
-- The next code follows the highest one, also after groups were taken back.
create index producer_group_highest_code on directory.producer_group (length(code), code);

-- A spreadsheet that was sent in. Nothing of it stands among the groups before it is applied.
create table directory.import_file (
    id uuid primary key,
    file_name text not null,
    file_hash text not null check (file_hash ~ '^[0-9a-f]{64}$'),
    -- kept while the file may be read again in another encoding, gone once it is applied or cancelled
    content bytea,
    encoding text,
    delimiter text,
    sheet text,
    other_sheets jsonb not null,
    header_lines jsonb not null,
    columns jsonb not null,
    skipped jsonb not null,
    state text not null check (state in ('REVIEW', 'APPLIED', 'UNDONE', 'CANCELLED')),
    account_id uuid not null,
    sent_by text not null,
    sent_at timestamptz not null,
    ended_at timestamptz,
    undone_groups int,
    check ((state = 'REVIEW') = (ended_at is null))
);
create index import_file_sent on directory.import_file (sent_at desc, id);
create index import_file_hash on directory.import_file (file_hash);

create table directory.import_row (
    import_id uuid not null references directory.import_file (id) on delete cascade,
    line int not null check (line > 0),
    cells jsonb not null,
    findings jsonb not null,
    -- what the user sees: as read, or as decided
    shown text not null check (shown in ('OK', 'WARNING', 'REVIEW', 'ERROR', 'SKIPPED')),
    match_kind text check (match_kind in ('KNOWN', 'POSSIBLE', 'IN_FILE')),
    match_group uuid,
    match_line int,
    match_name text,
    decision text check (decision in ('TAKE', 'SAME', 'NEW', 'SKIP')),
    corrected boolean not null default false,
    result text check (result in ('CREATED', 'COMPLETED', 'UNCHANGED')),
    group_id uuid,
    primary key (import_id, line),
    check ((result is null) = (group_id is null))
);
create index import_row_shown on directory.import_row (import_id, shown, line);
