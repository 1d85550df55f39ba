-- Groups that were found to be one. The rows of those that went are kept here, with all that was moved, for undoing.
create table directory.group_merge (
    id uuid primary key,
    kept_id uuid not null,
    kept_code text not null,
    kept_name text not null,
    account_id uuid not null,
    merged_by text not null,
    merged_at timestamptz not null,
    -- when the last of its groups was taken out again
    undone_at timestamptz
);
create index group_merge_at on directory.group_merge (merged_at desc, id);
create index group_merge_kept on directory.group_merge (kept_id);

create table directory.merged_group (
    merge_id uuid not null references directory.group_merge (id),
    group_id uuid not null,
    position int not null,
    code text not null,
    name_th text not null,
    -- row by row what was and what became of it, in the order in which it was done
    changes jsonb not null,
    -- what the group that stays took over from this one: field, before, after
    fields jsonb not null,
    -- by module, in the module's own form
    links jsonb not null,
    -- what the officer is told that was moved
    moved jsonb not null,
    split_at timestamptz,
    split_by text,
    -- what had changed between merging and splitting
    changed_since jsonb,
    primary key (merge_id, group_id)
);
create index merged_group_id on directory.merged_group (group_id);

-- Where the old ids, codes, numbers and names of a group lead. Always to a group that is there: a chain is cut to one step.
create table directory.group_alias (
    old_id uuid primary key,
    code text not null unique,
    name_th text not null,
    name_key text not null,
    external_id text,
    province_code text not null,
    subdistrict_code text,
    group_id uuid not null references directory.producer_group (id),
    merge_id uuid not null references directory.group_merge (id)
);
create index group_alias_group on directory.group_alias (group_id);
create index group_alias_name on directory.group_alias (name_key, subdistrict_code);
create index group_alias_external on directory.group_alias (external_id);

-- For other modules: which ids of groups are former ones.
create view directory.former_group as select old_id, group_id from directory.group_alias;
