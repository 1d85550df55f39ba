-- An accepted quotation becomes one order.
create table ordering.order_of_quotation (
    quotation_id uuid primary key,
    order_id uuid not null unique references ordering.buyer_order (id)
);
