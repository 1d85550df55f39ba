-- Words that editors add to the craft vocabulary that comes with the program. Ids never change; what is taken away stays
-- for undo and is no longer read.
create table catalogue.added_concept (
    id text primary key check (id ~ '^[a-z0-9][a-z0-9_-]{0,58}$'),
    type text not null check (type in ('technique', 'material', 'product', 'colour', 'motif', 'tradition')),
    broader_id text not null,
    name_th text not null check (name_th <> ''),
    name_en text not null check (name_en <> ''),
    added_by uuid not null,
    added_at timestamptz not null,
    removed_at timestamptz
);

create table catalogue.added_label (
    id uuid primary key,
    concept_id text not null,
    words text not null check (words <> ''),
    -- what it is compared by: the normal form in lower case
    form text not null check (form <> ''),
    language text not null check (language ~ '^[a-z]{2,3}(-Latn)?$'),
    -- matched, never shown
    mistake boolean not null,
    added_by uuid not null,
    added_at timestamptz not null,
    removed_at timestamptz
);
create unique index added_label_once on catalogue.added_label (concept_id, form) where removed_at is null;

-- Counts up with every change of the words, so that every node sees that there is one.
create table catalogue.vocabulary_version (
    one boolean primary key default true check (one),
    version bigint not null
);
insert into catalogue.vocabulary_version (version) values (1);

-- Tells this database from others, so that an index in a folder is known to be of this one.
create table catalogue.search_source (
    one boolean primary key default true check (one),
    source uuid not null default gen_random_uuid()
);
insert into catalogue.search_source default values;

create function catalogue.words_changed() returns trigger language plpgsql as $$
begin
    update catalogue.vocabulary_version set version = version + 1;
    return null;
end
$$;
create trigger concept_changes_words after insert or update or delete on catalogue.added_concept
    for each statement execute function catalogue.words_changed();
create trigger label_changes_words after insert or update or delete on catalogue.added_label
    for each statement execute function catalogue.words_changed();

-- What visitors looked for and did not find; not who did, nor when each did. Words that are the same in normal form are one.
create table catalogue.missed_search (
    digest text primary key,
    words text not null check (words <> ''),
    language text not null check (language in ('th', 'en')),
    times int not null check (times > 0),
    first_on date not null,
    last_on date not null,
    done_at timestamptz,
    done_by uuid
);
create index missed_search_open on catalogue.missed_search (times desc, digest) where done_at is null;

-- A search that somebody keeps: the part of its address after the question mark.
create table catalogue.saved_search (
    id uuid primary key,
    account_id uuid not null,
    name text not null check (name <> ''),
    question text not null,
    saved_at timestamptz not null,
    looked_at timestamptz not null
);
create index saved_search_account on catalogue.saved_search (account_id, saved_at desc);

-- A group's name, place and standing are shown with its profile and products.
create function catalogue.tell_group() returns trigger language plpgsql as $$
begin
    perform catalogue.changed('profile', p.id) from catalogue.profile p where p.group_id = new.id;
    perform catalogue.changed('product', p.id) from catalogue.product p where p.group_id = new.id;
    return null;
end
$$;
create trigger catalogue_follows_group after update of name_th, name_en, province_code, cluster_id, members, suspended
    on directory.producer_group for each row
    when (old.name_th is distinct from new.name_th or old.name_en is distinct from new.name_en
        or old.province_code is distinct from new.province_code or old.cluster_id is distinct from new.cluster_id
        or old.members is distinct from new.members or old.suspended is distinct from new.suspended)
    execute function catalogue.tell_group();

-- A product shows the name of its group's profile.
create function catalogue.tell_products_of_profile() returns trigger language plpgsql as $$
begin
    perform catalogue.changed('product', p.id) from catalogue.product p
    where new.subject_kind = 'profile' and new.field = 'profile_name'
        and p.group_id = (select group_id from catalogue.profile where id = new.subject_id);
    return null;
end
$$;
create trigger products_follow_profile after insert or update on catalogue.text
    for each row when (new.subject_kind = 'profile' and new.field = 'profile_name')
    execute function catalogue.tell_products_of_profile();
