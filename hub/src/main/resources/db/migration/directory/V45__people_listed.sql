-- The list of people: counted off in an index that holds its order, and looked for by pairs of signs as groups are.
create index person_listed on directory.person (first_name collate "th-x-icu", last_name collate "th-x-icu", id)
    where erased_at is null;
drop index directory.person_order;
create index person_pairs on directory.person using gin (directory.pairs(name_key)) where erased_at is null;
