create schema if not exists identity;

create table identity.account (
    id uuid primary key,
    sign_in_name text not null unique check (sign_in_name = lower(sign_in_name) and sign_in_name <> ''),
    name text not null check (name <> ''),
    -- Argon2id; absent until the person has chosen a password through the one-time link
    password_hash text,
    language text not null check (language in ('th', 'en')),
    role text not null,
    -- whom the role is held for: the programme, a cluster, a producer group or a buyer, by role
    organisation_id uuid not null,
    created_at timestamptz not null,
    disabled_at timestamptz
);

create table identity.invitation (
    -- of the token, so that reading the table opens no account
    token_hash bytea primary key,
    account_id uuid not null references identity.account (id),
    valid_until timestamptz not null,
    used_at timestamptz
);

create table identity.failed_sign_in (
    id bigint generated always as identity primary key,
    sign_in_name text not null,
    address text not null,
    at timestamptz not null
);
create index failed_sign_in_name on identity.failed_sign_in (sign_in_name, at);
create index failed_sign_in_address on identity.failed_sign_in (address, at);

create table identity.audit_entry (
    id uuid primary key,
    at timestamptz not null,
    account_id uuid not null,
    role text not null,
    action text not null,
    subject_type text not null,
    subject_id text not null,
    before jsonb,
    after jsonb
);
create index audit_entry_at on identity.audit_entry (at desc, id desc);
create index audit_entry_subject on identity.audit_entry (subject_type, subject_id, at desc);

-- As Spring Session wants it.
create table identity.spring_session (
    primary_id char(36) not null primary key,
    session_id char(36) not null unique,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval int not null,
    expiry_time bigint not null,
    principal_name varchar(100)
);
create index spring_session_expiry on identity.spring_session (expiry_time);
create index spring_session_principal on identity.spring_session (principal_name);

create table identity.spring_session_attributes (
    session_primary_id char(36) not null references identity.spring_session (primary_id) on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
