-- What people said that the words over a column mean, for the next file with the same words.
create table directory.column_meaning (
    header_key text primary key check (header_key <> ''),
    header text not null,
    field text not null,
    account_id uuid not null,
    set_at timestamptz not null
);
