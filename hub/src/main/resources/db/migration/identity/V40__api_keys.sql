-- Keys with which programs of buyers and partners ask the interface for programs. A key opens nothing that is not public.
create table identity.api_key (
    id uuid primary key,
    organisation_id uuid not null,
    name text not null check (name <> '' and length(name) <= 80),
    -- SHA-256 of 256 random bits, so that reading the table gives no key
    key_hash bytea not null unique check (length(key_hash) = 32),
    -- how the key begins, to tell one from another
    begins text not null,
    per_minute integer not null check (per_minute > 0),
    made_by uuid not null,
    made_at timestamptz not null,
    -- the last day on which it opens, in the programme's zone
    valid_until date not null,
    last_used_at timestamptz,
    revoked_by uuid,
    revoked_at timestamptz,
    check ((revoked_by is null) = (revoked_at is null))
);
create index api_key_organisation on identity.api_key (organisation_id, made_at desc);
