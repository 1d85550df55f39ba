-- Who of a group made how many of the accepted pieces, as its leader says; so that each maker can read what is hers or his.
create table settlement.maker (
    id uuid primary key,
    group_id uuid not null,
    -- of the directory, where the name is that of a member
    person_id uuid,
    name text not null check (length(name) between 1 and 120),
    entered_by uuid not null,
    entered_at timestamptz not null,
    -- no longer asked about; what was said stays
    left_at timestamptz
);
create index maker_group on settlement.maker (group_id);
create index maker_person on settlement.maker (person_id);

-- Saying it anew is the next version, and the earlier ones stay.
create table settlement.maker_split (
    work_id uuid not null references production.work_order (id),
    version int not null check (version > 0),
    basis text not null check (basis in ('PIECES', 'MINUTES')),
    said_by uuid not null,
    said_at timestamptz not null,
    primary key (work_id, version)
);
create table settlement.maker_part (
    work_id uuid not null,
    version int not null,
    maker_id uuid not null references settlement.maker (id),
    pieces int not null check (pieces >= 0),
    minutes int not null check (minutes >= 0),
    constraint made_something check (pieces > 0 or minutes > 0),
    primary key (work_id, version, maker_id),
    foreign key (work_id, version) references settlement.maker_split (work_id, version)
);
create index maker_part_maker on settlement.maker_part (maker_id);
create trigger stays before update or delete on settlement.maker_split
    for each row execute function settlement.stays('{}');
create trigger stays before update or delete on settlement.maker_part
    for each row execute function settlement.stays('{}');
