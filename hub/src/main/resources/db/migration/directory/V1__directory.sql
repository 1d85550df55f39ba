create schema if not exists directory;

-- Places: official codes, loaded from the files of geo/ by the program.
create table directory.province (
    code text primary key,
    name_th text not null,
    name_en text not null,
    region_code text not null,
    hub_lead_weeks int not null check (hub_lead_weeks between 0 and 12)
);
create table directory.district (
    code text primary key,
    province_code text not null references directory.province (code),
    name_th text not null,
    name_en text not null
);
create table directory.subdistrict (
    code text primary key,
    district_code text not null references directory.district (code),
    name_th text not null,
    name_en text not null,
    postal_code text not null
);

-- Crafts as they are ordered: technique, material and kind of product together.
create table directory.product_family (
    code text primary key,
    position int not null unique,
    name_th text not null,
    name_en text not null,
    technique text not null,
    material text not null,
    unit_code text not null,
    standard_minutes int not null check (standard_minutes > 0),
    standard_price_minor bigint not null check (standard_price_minor > 0),
    pattern text not null
);

create table directory.cluster (
    id uuid primary key,
    code text not null unique,
    name_th text not null,
    name_en text,
    region_code text not null
);

create table directory.producer_group (
    id uuid primary key,
    code text not null unique,
    external_id text unique,
    name_th text not null check (name_th <> ''),
    name_en text,
    -- normal form of the Thai name, for comparison
    name_key text not null,
    kind text not null check (kind in ('group', 'community_enterprise', 'individual', 'company')),
    cluster_id uuid references directory.cluster (id),
    house_no text,
    moo text,
    subdistrict_code text references directory.subdistrict (code),
    district_code text references directory.district (code),
    province_code text not null references directory.province (code),
    postal_code text,
    members int check (members > 0),
    star int check (star between 1 and 5),
    registered_on date,
    in_programme boolean not null,
    suspended boolean not null default false,
    artisans int not null check (artisans >= 0),
    hours_per_week int not null check (hours_per_week between 0 and 84),
    capacity_confirmed_on date,
    version int not null default 0,
    created_at timestamptz not null
);
create index producer_group_name on directory.producer_group (name_key, subdistrict_code);
create index producer_group_province on directory.producer_group (province_code);

create table directory.group_phone (
    group_id uuid not null references directory.producer_group (id) on delete cascade,
    position int not null,
    number text not null check (number ~ '^\+[0-9]{8,15}$'),
    primary key (group_id, position)
);

create table directory.person (
    id uuid primary key,
    title text,
    first_name text not null,
    last_name text not null default '',
    phone text check (phone ~ '^\+[0-9]{8,15}$')
);

create table directory.membership (
    id uuid primary key,
    person_id uuid not null references directory.person (id),
    group_id uuid not null references directory.producer_group (id) on delete cascade,
    role text not null check (role in ('LEADER', 'MEMBER')),
    from_date date not null,
    -- last day, included; open when absent
    until_date date check (until_date >= from_date)
);
create unique index one_leader on directory.membership (group_id) where role = 'LEADER' and until_date is null;
create index membership_group on directory.membership (group_id);

create table directory.capability (
    id uuid primary key,
    group_id uuid not null references directory.producer_group (id) on delete cascade,
    family_code text not null references directory.product_family (code),
    grade int not null check (grade between 1 and 3),
    minutes_per_piece int not null check (minutes_per_piece > 0),
    setup_minutes int not null check (setup_minutes >= 0),
    minimum_batch int not null check (minimum_batch > 0),
    looms int not null check (looms >= 0),
    price_minor bigint not null check (price_minor > 0),
    confirmed_on date,
    unique (group_id, family_code)
);

create table directory.capacity_override (
    group_id uuid not null references directory.producer_group (id) on delete cascade,
    week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
    minutes int not null check (minutes >= 0),
    reason text not null,
    primary key (group_id, week)
);

create table directory.declared_leave (
    id uuid primary key,
    group_id uuid not null references directory.producer_group (id) on delete cascade,
    first_week text not null check (first_week ~ '^[0-9]{4}-W[0-9]{2}$'),
    -- included
    last_week text not null check (last_week >= first_week),
    declared_on date not null,
    reason text not null
);
