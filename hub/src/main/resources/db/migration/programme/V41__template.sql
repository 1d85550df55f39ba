-- What a programme is copied with besides its indicators: roles, forms, plans of workshops, words and letters, as entries of the
-- file they came from or go to. No person stands in them.
create table programme.template_part (
    programme_id uuid not null references programme.programme (id),
    list text not null check (list in ('roles', 'forms', 'workshopPlans', 'glossary', 'messages')),
    position int not null check (position >= 0),
    content jsonb not null,
    primary key (programme_id, list, position)
);

-- Each file is imported once: it is known by its digest and by how it was asked to be imported.
create table programme.template_import (
    digest bytea primary key,
    programme_id uuid not null references programme.programme (id),
    imported_by uuid not null,
    imported_at timestamptz not null
);
