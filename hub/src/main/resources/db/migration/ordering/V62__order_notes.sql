-- What the office and the buyer write to each other about an order. Nothing is changed afterwards.
create table ordering.order_note (
    id uuid primary key,
    order_id uuid not null references ordering.buyer_order (id),
    at timestamptz not null,
    -- whether the office wrote it
    ours boolean not null,
    -- absent for a buyer who follows by a link
    account_id uuid,
    author text not null check (length(author) between 1 and 200),
    words text not null check (length(words) between 1 and 4000),
    constraint ours_has_an_account check (not ours or account_id is not null)
);
create index order_note_order on ordering.order_note (order_id, at);
