-- The version of the quotation by which an order was priced; absent where it was priced by hand.
alter table settlement.order_terms
    add column quotation_id uuid,
    add column quotation_version int,
    add constraint quotation_has_version check ((quotation_id is null) = (quotation_version is null));
-- Currencies in which buyers are quoted, but in which no order could be priced.
insert into settlement.currency (code, digits) values ('NOK', 2), ('SEK', 2), ('DKK', 2), ('CHF', 2);
