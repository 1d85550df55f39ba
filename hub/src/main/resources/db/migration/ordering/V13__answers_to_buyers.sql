-- What the programme answered the buyer of an order (UBL OrderResponse), as it was said: a later answer is a version of its own.
create table ordering.order_response (
    order_id uuid not null references ordering.buyer_order (id),
    version int not null check (version > 0),
    number text not null unique,
    verdict text not null check (verdict in ('ACCEPTED', 'CHANGED', 'REJECTED')),
    -- version of the order that it answers
    order_version int not null,
    note text,
    -- each line with what was asked and what is promised
    lines jsonb not null,
    made_by uuid not null,
    made_at timestamptz not null,
    primary key (order_id, version)
);
