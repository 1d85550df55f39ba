-- Somebody says: this group is ours, or this group and ours are one.
create table directory.claim (
    id uuid primary key,
    kind text not null check (kind in ('OURS', 'SAME')),
    -- whose it is said to be; of SAME the own group of the account
    group_id uuid not null references directory.producer_group (id) on delete cascade,
    -- of SAME: the code as it was typed, and the group once it is known
    other_code text,
    other_id uuid references directory.producer_group (id) on delete set null,
    account_id uuid,
    claimant text not null check (claimant <> ''),
    phone text check (phone ~ '^\+[0-9]{8,15}$'),
    state text not null check (state in ('WAITING', 'ASKED', 'ACCEPTED', 'REJECTED')),
    sent_at timestamptz not null,
    decided_at timestamptz,
    decided_by text,
    version int not null default 0,
    constraint decided_is_ended check ((state in ('ACCEPTED', 'REJECTED')) = (decided_at is not null)),
    constraint same_has_an_account check (kind = 'OURS' or account_id is not null)
);
create index claim_state on directory.claim (state, sent_at, id);
create index claim_group on directory.claim (group_id);
create index claim_account on directory.claim (account_id);

-- What was said, by the claimant and by officers, in order.
create table directory.claim_word (
    claim_id uuid not null references directory.claim (id) on delete cascade,
    position int not null,
    by_name text not null,
    of_officer boolean not null,
    words text not null check (words <> '' and length(words) <= 4000),
    said_at timestamptz not null,
    primary key (claim_id, position)
);

-- Photographs without the place where they were taken, and papers. Kept in the database, bounded by the program as well.
create table directory.claim_evidence (
    id uuid primary key,
    claim_id uuid not null references directory.claim (id) on delete cascade,
    file_name text not null,
    media_type text not null check (media_type in ('image/jpeg', 'application/pdf')),
    content bytea not null check (octet_length(content) between 1 and 4194304)
);
create index claim_evidence_claim on directory.claim_evidence (claim_id);

-- A link by which somebody without an account may say, once, that a group is theirs. Only the hash of its token is kept.
create table directory.claim_link (
    token_hash bytea primary key,
    group_id uuid not null references directory.producer_group (id) on delete cascade,
    made_by uuid not null,
    valid_until timestamptz not null,
    -- what was sent by it: then the link shows how it stands, and takes an answer to what was asked back
    claim_id uuid references directory.claim (id) on delete cascade
);
create index claim_link_group on directory.claim_link (group_id);
