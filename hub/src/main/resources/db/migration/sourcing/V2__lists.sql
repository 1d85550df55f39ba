-- The orders of the list of buyers.
create index buyer_by_name on sourcing.buyer (name collate "th-x-icu", code);
