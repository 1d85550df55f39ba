create schema if not exists materials;

-- What things are made of: yarn, dye, wood, reed. Its amounts are counted in one unit, three places after the point.
create table materials.material (
    id uuid primary key,
    code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{1,19}$'),
    kind text not null check (kind in ('YARN', 'DYE', 'CLOTH', 'WOOD', 'REED', 'CLAY', 'METAL', 'FITTING', 'PACKING', 'OTHER')),
    name_th text check (length(name_th) between 1 and 120),
    name_en text check (length(name_en) between 1 and 120),
    unit text not null check (unit in ('KGM', 'MTR', 'LTR', 'H87')),
    -- months in which it can be had, 1 to 12; none means all year
    season int[] not null default '{}',
    hazard_th text check (length(hazard_th) between 1 and 500),
    hazard_en text check (length(hazard_en) between 1 and 500),
    version int not null default 0,
    made_by uuid not null,
    made_at timestamptz not null,
    constraint material_has_a_name check (name_th is not null or name_en is not null),
    constraint season_is_of_months check (season <@ array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
);

create table materials.fibre (
    material_id uuid not null references materials.material (id),
    fibre text not null check (fibre in ('silk', 'cotton', 'hemp', 'linen', 'wool', 'viscose', 'polyester', 'polyamide', 'metallic',
                                         'other')),
    percent numeric(5, 2) not null check (percent > 0 and percent <= 100),
    primary key (material_id, fibre)
);

-- Fibres of a material are the whole of it, or are not told at all.
create function materials.fibres_are_the_whole() returns trigger language plpgsql as $$
declare
    of_material uuid := coalesce(new.material_id, old.material_id);
    whole numeric;
begin
    select sum(percent) into whole from materials.fibre where material_id = of_material;
    if whole is not null and whole <> 100 then
        raise exception 'fibres of % are % per cent', of_material, whole
            using errcode = 'check_violation', constraint = 'fibres_are_the_whole';
    end if;
    return null;
end $$;
create constraint trigger fibres_are_the_whole after insert or update or delete on materials.fibre
    deferrable initially deferred for each row execute function materials.fibres_are_the_whole();

create table materials.substitute (
    material_id uuid not null references materials.material (id),
    other_id uuid not null references materials.material (id),
    words text check (length(words) between 1 and 300),
    primary key (material_id, other_id),
    constraint not_its_own_substitute check (material_id <> other_id)
);

-- Buyers never see suppliers.
create table materials.supplier (
    id uuid primary key,
    code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{1,19}$'),
    name_th text check (length(name_th) between 1 and 120),
    name_en text check (length(name_en) between 1 and 120),
    contact_name text check (length(contact_name) between 1 and 120),
    phone text check (length(phone) between 1 and 40),
    country text not null check (country ~ '^[A-Z]{2}$'),
    made_by uuid not null,
    made_at timestamptz not null,
    constraint supplier_has_a_name check (name_th is not null or name_en is not null)
);

-- At what a supplier offers a material. An offer is never changed: a new one takes its place, and orders stay with the old.
create table materials.offer (
    id uuid primary key,
    material_id uuid not null references materials.material (id),
    supplier_id uuid not null references materials.supplier (id),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    -- smallest order, and the steps in which it grows
    minimum numeric(14, 3) not null check (minimum > 0),
    pack numeric(14, 3) not null check (pack > 0),
    lead_days int not null check (lead_days between 0 and 730),
    valid_until date not null,
    withdrawn_at timestamptz,
    made_by uuid not null,
    made_at timestamptz not null
);
create index offer_material on materials.offer (material_id);

create table materials.offer_break (
    offer_id uuid not null references materials.offer (id),
    -- this much and more
    quantity numeric(14, 3) not null check (quantity >= 0),
    each_minor bigint not null check (each_minor > 0),
    primary key (offer_id, quantity)
);

create table materials.certificate (
    id uuid primary key,
    material_id uuid not null references materials.material (id),
    kind text not null check (kind in ('PERMIT', 'OEKO_TEX', 'ORGANIC', 'AZO_FREE', 'LEACH_TEST', 'PEACOCK', 'OTHER')),
    number text not null check (length(number) between 1 and 80),
    issuer text not null check (length(issuer) between 1 and 120),
    valid_from date not null,
    valid_until date not null,
    made_by uuid not null,
    made_at timestamptz not null,
    constraint valid_until_after_from check (valid_until >= valid_from)
);
create index certificate_material on materials.certificate (material_id);

-- What came in together: one dye-bath, one harvest. received = on hand + issued − returned + spoilt.
create table materials.lot (
    id uuid primary key,
    number text not null unique,
    material_id uuid not null references materials.material (id),
    supplier_id uuid references materials.supplier (id),
    dye_bath text check (length(dye_bath) between 1 and 60),
    origin text check (origin ~ '^[A-Z]{2}$'),
    received numeric(14, 3) not null check (received > 0),
    on_hand numeric(14, 3) not null,
    issued numeric(14, 3) not null default 0 check (issued >= 0),
    returned numeric(14, 3) not null default 0 check (returned >= 0),
    spoilt numeric(14, 3) not null default 0 check (spoilt >= 0),
    received_on date not null,
    made_by uuid not null,
    made_at timestamptz not null,
    constraint on_hand_is_not_negative check (on_hand >= 0),
    constraint returned_were_issued check (returned <= issued),
    constraint lot_is_accounted_for check (received = on_hand + issued - returned + spoilt)
);
create index lot_material on materials.lot (material_id, received_on);

create table materials.lot_test (
    id uuid primary key,
    lot_id uuid not null references materials.lot (id),
    kind text not null check (kind in ('SHRINKAGE', 'WASH', 'RUB', 'MOISTURE', 'COUNT', 'AZO', 'LEACH', 'OTHER')),
    result text not null check (length(result) between 1 and 200),
    passed boolean not null,
    tested_on date not null,
    made_by uuid not null,
    made_at timestamptz not null
);
create index lot_test_lot on materials.lot_test (lot_id);

-- A part of a lot that was sent to a group, for its work or as it wished. issued = consumed + returned + lost + held.
create table materials.issue (
    id uuid primary key,
    lot_id uuid not null references materials.lot (id),
    group_id uuid not null,
    work_id uuid references production.work_order (id),
    issued numeric(14, 3) not null check (issued > 0),
    consumed numeric(14, 3) not null default 0 check (consumed >= 0),
    returned numeric(14, 3) not null default 0 check (returned >= 0),
    lost numeric(14, 3) not null default 0 check (lost >= 0),
    held numeric(14, 3) not null,
    issued_on date not null,
    issued_by uuid not null,
    issued_at timestamptz not null,
    constraint held_is_not_negative check (held >= 0),
    constraint issued_is_accounted_for check (issued = consumed + returned + lost + held)
);
create index issue_lot on materials.issue (lot_id);
create index issue_group on materials.issue (group_id, issued_at desc);
create index issue_work on materials.issue (work_id);

-- What became of it. Never changed: a mistake is put right by the office with an entry of the other sign.
create table materials.movement (
    id uuid primary key,
    lot_id uuid not null references materials.lot (id),
    issue_id uuid references materials.issue (id),
    kind text not null check (kind in ('CONSUMED', 'RETURNED', 'LOST', 'SPOILT')),
    quantity numeric(14, 3) not null check (quantity <> 0),
    words text check (length(words) between 1 and 300),
    told_by uuid not null,
    recorded_at timestamptz not null,
    constraint spoilt_in_store check ((kind = 'SPOILT') = (issue_id is null)),
    constraint put_right_with_words check (quantity > 0 or words is not null)
);
create index movement_issue on materials.movement (issue_id);
create index movement_lot on materials.movement (lot_id);

-- The sums follow what is written; nobody else writes them.
create function materials.begin_lot() returns trigger language plpgsql as $$
begin
    new.on_hand := new.received;
    new.issued := 0;
    new.returned := 0;
    new.spoilt := 0;
    return new;
end $$;
create trigger begin_lot before insert on materials.lot for each row execute function materials.begin_lot();

create function materials.begin_issue() returns trigger language plpgsql as $$
begin
    new.held := new.issued;
    new.consumed := 0;
    new.returned := 0;
    new.lost := 0;
    return new;
end $$;
create trigger begin_issue before insert on materials.issue for each row execute function materials.begin_issue();

create function materials.take_from_lot() returns trigger language plpgsql as $$
begin
    update materials.lot set on_hand = on_hand - new.issued, issued = issued + new.issued where id = new.lot_id;
    return null;
end $$;
create trigger take_from_lot after insert on materials.issue for each row execute function materials.take_from_lot();

create function materials.add_movement() returns trigger language plpgsql as $$
begin
    if new.kind = 'SPOILT' then
        update materials.lot set on_hand = on_hand - new.quantity, spoilt = spoilt + new.quantity where id = new.lot_id;
        return null;
    end if;
    update materials.issue
    set consumed = consumed + case new.kind when 'CONSUMED' then new.quantity else 0 end,
        returned = returned + case new.kind when 'RETURNED' then new.quantity else 0 end,
        lost = lost + case new.kind when 'LOST' then new.quantity else 0 end,
        held = held - new.quantity
    where id = new.issue_id and lot_id = new.lot_id;
    if not found then
        raise exception 'movement % is of another lot', new.id using errcode = 'check_violation';
    end if;
    if new.kind = 'RETURNED' then
        update materials.lot set on_hand = on_hand + new.quantity, returned = returned + new.quantity where id = new.lot_id;
    end if;
    return null;
end $$;
create trigger add_movement after insert on materials.movement for each row execute function materials.add_movement();

create function materials.stays() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed', tg_table_name;
end $$;
create trigger stays before update or delete on materials.movement for each row execute function materials.stays();
create trigger stays before delete on materials.issue for each row execute function materials.stays();
create trigger stays before delete on materials.lot for each row execute function materials.stays();

create function materials.what_was_sent_stays() returns trigger language plpgsql as $$
begin
    if (old.lot_id, old.work_id, old.issued) is distinct from (new.lot_id, new.work_id, new.issued) then
        raise exception 'what was sent stays';
    end if;
    return new;
end $$;
create trigger what_was_sent_stays before update on materials.issue
    for each row execute function materials.what_was_sent_stays();

create function materials.what_came_in_stays() returns trigger language plpgsql as $$
begin
    if (old.number, old.material_id, old.received) is distinct from (new.number, new.material_id, new.received) then
        raise exception 'what came in with % stays', old.number;
    end if;
    return new;
end $$;
create trigger what_came_in_stays before update on materials.lot
    for each row execute function materials.what_came_in_stays();
