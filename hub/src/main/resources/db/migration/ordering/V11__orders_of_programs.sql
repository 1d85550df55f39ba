-- Absent for shares that a program reserved with its order: no plan was asked for.
alter table ordering.allocation alter column plan_id drop not null;

-- Keys with which a program may enter orders, and for which buyer. A key that is not named here only reads.
create table ordering.program_key (
    key_id uuid primary key,
    buyer_id uuid not null,
    given_by uuid not null,
    given_at timestamptz not null
);

-- What a program entered, by the key of its request: the same request is answered the same and does nothing again.
create table ordering.program_order (
    key_id uuid not null,
    request_key text not null check (length(request_key) between 1 and 200),
    content_hash bytea not null check (length(content_hash) = 32),
    order_id uuid not null references ordering.buyer_order (id),
    answer text not null,
    at timestamptz not null,
    primary key (key_id, request_key)
);
create unique index program_order_order on ordering.program_order (order_id);
