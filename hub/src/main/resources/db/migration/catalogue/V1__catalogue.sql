create schema if not exists catalogue;

-- The business profile of a group: one, besides those set aside when their group was merged into another that has one.
create table catalogue.profile (
    id uuid primary key,
    group_id uuid not null,
    set_aside boolean not null default false,
    name_roman text,
    -- codes of the craft vocabulary
    techniques text[] not null default '{}',
    -- public from here, and up to here without it; both absent: not published
    published_from timestamptz,
    published_until timestamptz check (published_until > published_from),
    version int not null default 0,
    created_at timestamptz not null,
    changed_at timestamptz not null
);
create unique index one_profile on catalogue.profile (group_id) where not set_aside;

create table catalogue.product (
    id uuid primary key,
    code text not null unique,
    group_id uuid not null,
    -- a kind of product of the craft vocabulary
    family text,
    -- as it is planned: directory.product_family
    craft text,
    techniques text[] not null default '{}',
    materials text[] not null default '{}',
    colours text[] not null default '{}',
    motifs text[] not null default '{}',
    name_roman text,
    unit_code text not null default 'H87',
    minimum_order int check (minimum_order > 0),
    lead_time_weeks int check (lead_time_weeks between 0 and 104),
    weight_grams int check (weight_grams > 0),
    -- prices are for this currency, term and place; without price breaks the price is asked for
    currency text check (currency ~ '^[A-Z]{3}$'),
    incoterm text,
    incoterm_place text check ((incoterm is null) = (incoterm_place is null)),
    hs6 text check (hs6 ~ '^[0-9]{6}$'),
    hs_confirmed_by uuid,
    hs_confirmed_at timestamptz check ((hs_confirmed_by is null) = (hs_confirmed_at is null)),
    origin_country text check (origin_country ~ '^[A-Z]{2}$'),
    origin_province text,
    origin_confirmed_by uuid,
    origin_confirmed_at timestamptz check ((origin_confirmed_by is null) = (origin_confirmed_at is null)),
    gtin text check (gtin ~ '^[0-9]{14}$'),
    design_link text,
    published_from timestamptz,
    published_until timestamptz check (published_until > published_from),
    version int not null default 0,
    created_at timestamptz not null,
    changed_at timestamptz not null
);
create index product_group on catalogue.product (group_id);
create unique index product_gtin on catalogue.product (gtin) where gtin is not null;

-- A size of a product; measures in millimetres, as laid flat.
create table catalogue.product_size (
    product_id uuid not null references catalogue.product (id) on delete cascade,
    position int not null,
    label text,
    length_mm int check (length_mm > 0),
    width_mm int check (width_mm > 0),
    height_mm int check (height_mm > 0),
    primary key (product_id, position)
);

-- Every piece of an order costs the price of the highest step that the order reaches.
create table catalogue.price_break (
    product_id uuid not null references catalogue.product (id) on delete cascade,
    from_quantity int not null check (from_quantity > 0),
    price_minor bigint not null check (price_minor > 0),
    primary key (product_id, from_quantity)
);

-- A text in one language. Words count up a revision when they change; a translation knows which revision of its source it
-- follows and is stale when that is not the last. What was approved stays public while new words are a draft.
create table catalogue.text (
    subject_kind text not null check (subject_kind in ('profile', 'product', 'image')),
    subject_id uuid not null,
    field text not null,
    language text not null check (language in ('th', 'en')),
    is_source boolean not null,
    words text not null check (words <> ''),
    revision int not null default 1 check (revision > 0),
    source_revision int check ((source_revision is null) = is_source),
    written_by uuid not null,
    written_at timestamptz not null,
    approved_words text,
    approved_revision int check (approved_revision <= revision),
    reviewed_by uuid,
    reviewed_at timestamptz,
    primary key (subject_id, field, language),
    check ((approved_words is null) = (approved_revision is null)
        and (approved_words is null) = (reviewed_by is null)
        and (approved_words is null) = (reviewed_at is null))
);
create unique index one_source on catalogue.text (subject_id, field) where is_source;

-- Goods whose name is tied to a place, loaded from the files of the program; only confirmed ones may carry the mark.
create table catalogue.gi_good (
    name_th text primary key,
    name_en text not null,
    province_code text not null,
    concept_id text not null,
    status text not null check (status in ('confirmed', 'to_check'))
);

-- A mark that somebody holds, with the certificate that gives it.
create table catalogue.mark (
    id uuid primary key,
    group_id uuid not null,
    product_id uuid references catalogue.product (id),
    kind text not null,
    gi_good text references catalogue.gi_good (name_th),
    certificate text not null check (certificate <> ''),
    scope text not null check (scope in ('PERSON', 'GROUP', 'PRODUCT', 'LOT')),
    stars int check (stars between 1 and 5),
    -- Christian year of the selection, where the mark belongs to one
    selection_year int,
    issued_on date not null,
    -- last day, included; without it the certificate has no end
    valid_until date check (valid_until >= issued_on),
    evidence text,
    confirmed_by uuid,
    confirmed_at timestamptz check ((confirmed_by is null) = (confirmed_at is null)),
    check ((scope = 'PRODUCT') = (product_id is not null))
);
create index mark_group on catalogue.mark (group_id);
create index mark_product on catalogue.mark (product_id);

-- Everything of a profile or product as it was after a change.
create table catalogue.version (
    subject_kind text not null check (subject_kind in ('profile', 'product')),
    subject_id uuid not null,
    number int not null check (number > 0),
    snapshot jsonb not null,
    why text not null,
    by_account_id uuid not null,
    at timestamptz not null,
    primary key (subject_id, number)
);

-- What the search index and other readers follow. Numbers may become visible out of order: read up to the oldest
-- transaction in flight, tx < pg_snapshot_xmin(pg_current_snapshot()).
create table catalogue.change (
    id bigint generated always as identity primary key,
    kind text not null,
    subject_id uuid not null,
    tx xid8 not null default pg_current_xact_id(),
    at timestamptz not null default now()
);

-- Tells of one subject once per transaction.
create function catalogue.changed(of_kind text, of_subject uuid) returns void language sql as $$
    insert into catalogue.change (kind, subject_id)
    select of_kind, of_subject
    where of_subject is not null and not exists (
        select 1 from catalogue.change c
        where c.subject_id = of_subject and c.kind = of_kind and c.tx = pg_current_xact_id())
$$;
create index change_subject on catalogue.change (subject_id, tx);

-- Arguments: kind, column of the subject.
create function catalogue.tell_change() returns trigger language plpgsql as $$
declare
    was jsonb := case when tg_op = 'INSERT' then null else to_jsonb(old) end;
    becomes jsonb := case when tg_op = 'DELETE' then null else to_jsonb(new) end;
    row_is jsonb := coalesce(becomes, was);
begin
    perform catalogue.changed(coalesce(row_is ->> 'subject_kind', tg_argv[0]), (row_is ->> tg_argv[1])::uuid);
    return null;
end
$$;
create trigger profile_changed after insert or update or delete on catalogue.profile
    for each row execute function catalogue.tell_change('profile', 'id');
create trigger product_changed after insert or update or delete on catalogue.product
    for each row execute function catalogue.tell_change('product', 'id');
create trigger size_changed after insert or update or delete on catalogue.product_size
    for each row execute function catalogue.tell_change('product', 'product_id');
create trigger price_changed after insert or update or delete on catalogue.price_break
    for each row execute function catalogue.tell_change('product', 'product_id');
create trigger text_changed after insert or update or delete on catalogue.text
    for each row execute function catalogue.tell_change('product', 'subject_id');

create function catalogue.tell_mark() returns trigger language plpgsql as $$
declare
    row_is catalogue.mark := coalesce(new, old);
begin
    perform catalogue.changed('product', row_is.product_id);
    perform catalogue.changed('profile', (select p.id from catalogue.profile p
        where p.group_id = row_is.group_id and not p.set_aside));
    return null;
end
$$;
create trigger mark_changed after insert or update or delete on catalogue.mark
    for each row execute function catalogue.tell_mark();

-- Published at that time: from the beginning on, up to the end without it.
create function catalogue.published_at(from_at timestamptz, until_at timestamptz, at timestamptz) returns boolean
    language sql immutable as $$ select from_at is not null and from_at <= at and (until_at is null or at < until_at) $$;
