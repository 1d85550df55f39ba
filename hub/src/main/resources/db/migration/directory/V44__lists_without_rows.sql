-- A page far from either end is counted off in the index alone: it holds all that the order and the answer need. Groups that
-- are equal in the first key stand by their code, in every language alike.
drop index directory.producer_group_by_name;
create index producer_group_by_name on directory.producer_group (name_th collate "th-x-icu", code) include (id);
drop index directory.producer_group_by_english_name;
create index producer_group_by_english_name
    on directory.producer_group ((coalesce(name_en, name_th)) collate "th-x-icu", code) include (id, name_en, name_th);
drop index directory.producer_group_by_code;
create index producer_group_by_code on directory.producer_group (length(code), code) include (id);
drop index directory.producer_group_by_artisans;
create index producer_group_by_artisans on directory.producer_group (artisans desc, length(code), code) include (id);
drop index directory.producer_group_by_confirmed;
create index producer_group_by_confirmed
    on directory.producer_group (capacity_confirmed_on nulls first, length(code), code) include (id);
-- The groups of a province and of a cluster by name, as the orders by these open them.
create index producer_group_province_names
    on directory.producer_group (province_code, name_th collate "th-x-icu", code) include (id);
create index producer_group_cluster_names
    on directory.producer_group (cluster_id, name_th collate "th-x-icu", code) include (id);
