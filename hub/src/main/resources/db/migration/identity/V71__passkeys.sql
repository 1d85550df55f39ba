-- A passkey knows its person by this handle, which says nothing about them.
create table identity.passkey_holder (
    account_id uuid primary key references identity.account (id),
    handle bytea not null unique check (length(handle) between 16 and 64)
);

-- Public keys of passkeys (WebAuthn); the private ones never leave the device of their person.
create table identity.passkey (
    credential_id bytea primary key,
    id uuid not null unique,
    account_id uuid not null references identity.account (id),
    name text not null check (name <> '' and length(name) <= 80),
    public_key bytea not null,
    signature_count bigint not null check (signature_count >= 0),
    uv_initialized boolean not null,
    transports text not null,
    backup_eligible boolean not null,
    backup_state boolean not null,
    attestation_object bytea,
    attestation_client_data bytea,
    made_at timestamptz not null,
    used_at timestamptz
);
create index passkey_account on identity.passkey (account_id, made_at);
