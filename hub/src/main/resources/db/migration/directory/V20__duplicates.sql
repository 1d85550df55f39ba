-- Groups whose likeness to others must be looked at again. Not unique: whoever reads it removes what was read, and a
-- change that comes meanwhile waits for nobody.
create table directory.duplicate_check (
    number bigint generated always as identity primary key,
    group_id uuid not null
);
insert into directory.duplicate_check (group_id) select id from directory.producer_group order by id;

create function directory.look_at_group_again() returns trigger language plpgsql as $$
begin
    insert into directory.duplicate_check (group_id) values (new.id);
    return null;
end $$;
create trigger look_again after insert on directory.producer_group
    for each row execute function directory.look_at_group_again();
create trigger look_again_when_changed after update on directory.producer_group
    for each row when ((old.name_th, old.kind, old.province_code, old.district_code, old.subdistrict_code, old.moo)
        is distinct from (new.name_th, new.kind, new.province_code, new.district_code, new.subdistrict_code, new.moo))
    execute function directory.look_at_group_again();

create function directory.look_at_owner_again() returns trigger language plpgsql as $$
begin
    insert into directory.duplicate_check (group_id) values (coalesce(new.group_id, old.group_id));
    return null;
end $$;
create trigger look_again after insert or update or delete on directory.group_phone
    for each row execute function directory.look_at_owner_again();
create trigger look_again after insert or update or delete on directory.membership
    for each row execute function directory.look_at_owner_again();

-- Two groups that may be one, until a person says what they are.
create table directory.duplicate_pair (
    first_id uuid not null references directory.producer_group (id) on delete cascade,
    second_id uuid not null references directory.producer_group (id) on delete cascade,
    points int not null,
    reasons jsonb not null,
    -- all groups that hang together by such pairs: the lowest of their ids
    cluster_id uuid not null,
    found_at timestamptz not null,
    primary key (first_id, second_id),
    constraint pair_in_order check (first_id::text < second_id::text)
);
create index duplicate_pair_second on directory.duplicate_pair (second_id);
create index duplicate_pair_cluster on directory.duplicate_pair (cluster_id);

-- What a person said are two groups is not asked again. No reference: it stands also while one of them is merged away.
create table directory.not_same (
    first_id uuid not null,
    second_id uuid not null,
    account_id uuid not null,
    decided_by text not null,
    decided_at timestamptz not null,
    primary key (first_id, second_id),
    constraint pair_in_order check (first_id::text < second_id::text)
);
create index not_same_second on directory.not_same (second_id);
