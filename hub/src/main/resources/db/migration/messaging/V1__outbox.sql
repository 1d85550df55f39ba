create schema if not exists messaging;

-- What is to be said, once; the sentence is made when it is sent, in the language of each reader.
create table messaging.message (
    id uuid primary key,
    template text not null,
    args jsonb not null,
    href text not null check (href like '/%'),
    subject_type text not null,
    subject_id text not null,
    kind text not null check (kind in ('NOTICE', 'ANNOUNCEMENT', 'SIGN_IN')),
    urgent boolean not null,
    made_at timestamptz not null,
    answered_at timestamptz
);
create index message_subject on messaging.message (subject_type, subject_id, made_at desc);

-- One message to one place. CLAIMED: a node has it, nothing has left the house. SENDING: it is being handed over, and
-- if that node dies nobody here knows whether it was taken.
create table messaging.delivery (
    id uuid primary key,
    message_id uuid not null references messaging.message (id),
    channel text not null check (channel in ('IN_APP', 'EMAIL', 'LINE')),
    account_id uuid,
    organisation_id uuid,
    to_name text not null,
    address text,
    language text not null check (language in ('th', 'en')),
    state text not null check (state in ('WAITING', 'CLAIMED', 'SENDING', 'SENT', 'DELIVERED', 'FAILED')),
    reason text,
    tries int not null default 0 check (tries >= 0),
    made_at timestamptz not null,
    next_at timestamptz not null,
    expires_at timestamptz,
    claim uuid,
    claimed_at timestamptz,
    retry_key uuid not null unique,
    ended_at timestamptz,
    check ((state in ('CLAIMED', 'SENDING')) = (claim is not null)),
    check ((state in ('SENT', 'DELIVERED', 'FAILED')) = (ended_at is not null)),
    check (state <> 'FAILED' or reason is not null),
    check (channel = 'IN_APP' or address is not null)
);
create index delivery_due on messaging.delivery (next_at) where state = 'WAITING';
create index delivery_held on messaging.delivery (claimed_at) where state in ('CLAIMED', 'SENDING');
create index delivery_message on messaging.delivery (message_id);
create index delivery_made on messaging.delivery (made_at desc, id desc);

create table messaging.preference (
    account_id uuid primary key,
    email boolean not null,
    line boolean not null,
    announcements boolean not null,
    -- in Thailand; from inclusive, until exclusive, over midnight when from is later; equal: no quiet hours
    quiet_from time not null,
    quiet_until time not null
);

-- Addresses without an account that want no announcements.
create table messaging.unsubscribed (
    address text primary key check (address = lower(address)),
    at timestamptz not null
);

-- Two persons may share one phone, and one LINE.
create table messaging.line_user (
    account_id uuid primary key,
    line_user_id text not null,
    linked_at timestamptz not null,
    left_at timestamptz
);
create index line_user_id on messaging.line_user (line_user_id);

create table messaging.line_link_code (
    code_hash bytea primary key,
    account_id uuid not null,
    valid_until timestamptz not null,
    used_at timestamptz
);

-- Signs links that stop announcements; drawn at the first start.
create table messaging.signing_key (
    id int primary key check (id = 1),
    secret bytea not null
);
