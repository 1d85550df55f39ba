-- The orders of the list of groups: in each the last key is unique, so that no row is on two pages.
create index producer_group_by_name on directory.producer_group (name_th collate "th-x-icu", code);
create index producer_group_by_english_name
    on directory.producer_group ((coalesce(name_en, name_th)) collate "th-x-icu", code);
create index producer_group_by_code on directory.producer_group (length(code), code);
create index producer_group_by_artisans on directory.producer_group (artisans desc, name_th collate "th-x-icu", code);
create index producer_group_by_confirmed
    on directory.producer_group (capacity_confirmed_on nulls first, name_th collate "th-x-icu", code);
-- What narrows it.
create index if not exists producer_group_cluster on directory.producer_group (cluster_id);
create index producer_group_by_subdistrict on directory.producer_group (subdistrict_code);
create index producer_group_by_district on directory.producer_group (district_code);
create index capability_by_family on directory.capability (family_code, group_id);

-- Every two signs that stand side by side. Thai is written without spaces and a word is found anywhere in a name, so that
-- what is looked up is pairs of signs, whatever the locale of the database calls a letter.
create function directory.pairs(words text) returns text[] language sql immutable strict parallel safe
    return (select array_agg(distinct substr(words, at, 2)) from generate_series(1, length(words) - 1) as at);

-- What a group is looked for by: its name in the form in which two ways of writing it are the same, and its numbers.
create function directory.group_words(name_key text, name_en text, code text, external_id text)
    returns text language sql immutable parallel safe
    return name_key || ' ' || translate(lower(coalesce(name_en, '')), '.,;:''"()/&-', '') || ' ' || lower(code)
        || ' ' || lower(coalesce(external_id, ''));
create index producer_group_pairs on directory.producer_group
    using gin (directory.pairs(directory.group_words(name_key, name_en, code, external_id)));

-- People by the beginning of either name, and the groups of a person.
create index if not exists person_by_first_name on directory.person (first_name text_pattern_ops);
create index if not exists person_by_last_name on directory.person (last_name text_pattern_ops);
create index if not exists person_by_phone on directory.person (phone) where phone is not null;
create index if not exists membership_by_person on directory.membership (person_id);
-- Phones by the whole number, and by its last digits.
create index group_phone_by_number on directory.group_phone (number);
create index group_phone_by_end on directory.group_phone (reverse(number) text_pattern_ops);
