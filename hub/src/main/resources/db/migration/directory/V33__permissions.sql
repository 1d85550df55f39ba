-- One organisation lets another see something of it, until a day, until it says no.
create table directory.permission (
    id uuid primary key,
    giver_kind text not null check (giver_kind in ('cluster', 'group')),
    giver_id uuid not null,
    receiver_kind text not null check (receiver_kind in ('cluster', 'group', 'buyer', 'programme')),
    receiver_id uuid not null check (receiver_id <> giver_id),
    scope text not null check (scope in ('CAPACITY', 'CONTACTS', 'DESIGNS')),
    from_date date not null,
    -- last day, included
    until_date date not null check (until_date >= from_date),
    purpose text not null check (purpose <> ''),
    given_by uuid not null,
    given_at timestamptz not null,
    revoked_by uuid,
    revoked_at timestamptz,
    reason text,
    check ((revoked_at is null) = (revoked_by is null))
);
create index permission_giver on directory.permission (giver_id, given_at desc);
create index permission_receiver on directory.permission (receiver_id, given_at desc);

-- Who looked at what by a permission: shown before it is revoked.
create table directory.permission_use (
    id uuid primary key,
    permission_id uuid not null references directory.permission (id),
    account_id uuid not null,
    used_at timestamptz not null,
    kind text not null check (kind in ('seen', 'exported'))
);
create index permission_use_permission on directory.permission_use (permission_id, used_at desc);
