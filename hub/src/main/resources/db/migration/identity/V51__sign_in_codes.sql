-- Six digits and a link that let one person in once. Only hashes are kept; the digits are drawn when they are sent.
create table identity.sign_in_code (
    id uuid primary key,
    way text not null check (way in ('SENT', 'PAPER', 'CHOICE')),
    -- Argon2id, for six digits are few
    code_hash text,
    token_hash bytea unique,
    made_at timestamptz not null,
    made_by uuid,
    valid_until timestamptz not null,
    wrong int not null default 0 check (wrong >= 0),
    used_at timestamptz
);

create index sign_in_code_until on identity.sign_in_code (valid_until);

-- Whom it lets in: several where they share what it was sent to, and choose their name.
create table identity.sign_in_code_account (
    code_id uuid not null references identity.sign_in_code (id) on delete cascade,
    account_id uuid not null references identity.account (id),
    primary key (code_id, account_id)
);
create index sign_in_code_account_account on identity.sign_in_code_account (account_id);

create table identity.sign_in_ask (
    id bigint generated always as identity primary key,
    name text not null,
    address text not null,
    at timestamptz not null
);
create index sign_in_ask_at on identity.sign_in_ask (at);
create index sign_in_ask_name on identity.sign_in_ask (name, at);
create index sign_in_ask_address on identity.sign_in_ask (address, at);
