-- What an officer's phone counts with (RFC 6238). It must be read to be compared, so it is kept as it is.
create table identity.second_factor (
    account_id uuid primary key references identity.account (id),
    secret bytea not null check (length(secret) = 20),
    made_at timestamptz not null,
    -- absent until a first code proved that the phone has it
    confirmed_at timestamptz,
    -- the newest half minute whose code was used: none is taken twice
    last_step bigint
);

-- Codes on paper for the day the phone is gone; each works once.
create table identity.recovery_code (
    code_hash bytea primary key check (length(code_hash) = 32),
    account_id uuid not null references identity.account (id),
    made_at timestamptz not null,
    used_at timestamptz
);
create index recovery_code_account on identity.recovery_code (account_id);

-- Browsers from which somebody signed in. What guesses from elsewhere slow down does not slow these.
create table identity.known_device (
    id uuid primary key,
    account_id uuid not null references identity.account (id),
    -- SHA-256 of 256 random bits in a cookie; several accounts may share a device
    token_hash bytea not null check (length(token_hash) = 32),
    made_at timestamptz not null,
    seen_at timestamptz not null,
    -- until then no second factor is asked for here
    trusted_until timestamptz,
    unique (account_id, token_hash)
);
create index known_device_token on identity.known_device (token_hash);
