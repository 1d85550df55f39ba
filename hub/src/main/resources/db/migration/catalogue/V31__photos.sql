-- A photo of a profile or product. Its files lie in the file store; one that was taken away keeps its place for a while, so
-- that it can come back.
create table catalogue.image (
    id uuid primary key,
    subject_kind text not null check (subject_kind in ('profile', 'product')),
    subject_id uuid not null,
    position int not null check (position > 0),
    -- who can be recognised: not said yet, nobody, or those of image_person
    people text not null default 'unasked' check (people in ('unasked', 'nobody', 'shown')),
    sent_by uuid not null,
    sent_at timestamptz not null,
    removed_at timestamptz,
    -- absent when it went with a person who was erased
    removed_by uuid check (removed_by is null or removed_at is not null),
    -- from then on it cannot come back, and its files go
    forget_at timestamptz check ((forget_at is null) = (removed_at is null)),
    -- deferred, so that two photos can change places
    unique (subject_id, position) deferrable initially deferred
);
create index image_to_forget on catalogue.image (forget_at) where forget_at is not null;

-- The photo in one width, as JPEG, by the digest under which the file store keeps it.
create table catalogue.image_size (
    image_id uuid not null references catalogue.image (id) on delete cascade,
    width int not null check (width > 0),
    height int not null check (height > 0),
    digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    primary key (image_id, width)
);
create index image_size_digest on catalogue.image_size (digest);

-- People of the register who can be recognised.
create table catalogue.image_person (
    image_id uuid not null references catalogue.image (id) on delete cascade,
    person_id uuid not null,
    primary key (image_id, person_id)
);
create index image_person_person on catalogue.image_person (person_id);

-- Whether everybody may see it, as far as the photo itself goes: nobody can be recognised, or all who can agree now.
create function catalogue.image_open(i catalogue.image) returns boolean language sql stable as $$
    select i.removed_at is null and case i.people
        when 'nobody' then true
        when 'shown' then exists (select 1 from catalogue.image_person p where p.image_id = i.id)
            and not exists (
                select 1 from catalogue.image_person p
                where p.image_id = i.id and not exists (
                    select 1 from directory.consent_now c join directory.person d on d.id = c.person_id
                    where c.person_id = p.person_id and c.purpose = 'public_photo' and c.given
                      and d.erased_at is null))
        else false end
$$;

create trigger image_changed after insert or update or delete on catalogue.image
    for each row execute function catalogue.tell_change('product', 'subject_id');

create function catalogue.tell_image_person() returns trigger language plpgsql as $$
begin
    perform catalogue.changed(i.subject_kind, i.subject_id) from catalogue.image i
    where i.id = coalesce(new.image_id, old.image_id);
    return null;
end
$$;
create trigger image_person_changed after insert or update or delete on catalogue.image_person
    for each row execute function catalogue.tell_image_person();

-- A consent that is given or withdrawn changes what is public of the photos with that person. Argument: column of the person.
create function catalogue.tell_photos_of_person() returns trigger language plpgsql as $$
begin
    perform catalogue.changed(i.subject_kind, i.subject_id)
    from catalogue.image i join catalogue.image_person p on p.image_id = i.id
    where p.person_id = (to_jsonb(new) ->> tg_argv[0])::uuid;
    return null;
end
$$;
create trigger photos_follow_consent after insert or update on directory.consent
    for each row when (new.purpose = 'public_photo')
    execute function catalogue.tell_photos_of_person('person_id');
create trigger photos_follow_person after update of erased_at on directory.person
    for each row when (old.erased_at is distinct from new.erased_at)
    execute function catalogue.tell_photos_of_person('id');
