-- A design from the brief to the day it is retired. Private until it is released; what stage it stands at is moved by rules of the
-- craft (domain/08), never by hand.
create table design.design (
    id uuid primary key,
    number text not null unique,
    title_th text,
    title_en text,
    stage text not null default 'BRIEF' check (stage in ('BRIEF', 'CONCEPT', 'PROTOTYPE', 'SAMPLE_SUBMITTED',
        'SAMPLE_APPROVED', 'PRODUCTION_READY', 'RETIRED')),
    -- the brief
    persona text,
    season text,
    mood text,
    craft text,
    price_from_minor bigint check (price_from_minor >= 0),
    price_to_minor bigint check (price_to_minor >= price_from_minor),
    currency text not null default 'THB' check (currency ~ '^[A-Z]{3}$'),
    due_on date,
    buyer_id uuid,
    -- who makes and who draws
    group_id uuid,
    designer_id uuid,
    designer_name text,
    contributors text,
    -- rights
    owner text check (owner in ('PERSON', 'GROUP', 'HUB', 'BUYER', 'COMMUNITY', 'PUBLIC_DOMAIN')),
    licence text,
    exclusive_market text,
    exclusive_until date,
    motif_source text check (motif_source in ('OWN', 'COMMUNITY', 'PUBLIC_DOMAIN')),
    motif_words text,
    consent_by text,
    consent_on date,
    consent_scope text,
    share_basis_points int not null default 0 check (share_basis_points between 0 and 10000),
    -- a colourway or size of another design: one design, counted once
    version_of uuid references design.design (id),
    product_id uuid,
    -- rounds of samples that were handed in
    rounds int not null default 0 check (rounds >= 0),
    cost_sheet text,
    measured_de numeric(6, 2) check (measured_de >= 0),
    -- first time only: publishing again changes neither
    approved_at timestamptz,
    released_at timestamptz,
    withdrawn_at timestamptz,
    retired_words text,
    created_at timestamptz not null,
    created_by uuid not null,
    changed_at timestamptz not null,
    version int not null default 0,
    constraint design_has_a_title check (title_th is not null or title_en is not null),
    constraint no_version_of_itself check (version_of is null or version_of <> id),
    constraint approved_stage_has_its_time check (
        stage not in ('SAMPLE_APPROVED', 'PRODUCTION_READY') or approved_at is not null),
    constraint withdrawn_after_release check (withdrawn_at is null or released_at is not null)
);
create index design_stage on design.design (stage, changed_at desc);
create index design_group on design.design (group_id) where group_id is not null;
create index design_designer on design.design (designer_id) where designer_id is not null;
create index design_buyer on design.design (buyer_id) where buyer_id is not null;
create index design_version_of on design.design (version_of) where version_of is not null;

alter table design.sample add column design_id uuid references design.design (id);
create index sample_design on design.sample (design_id) where design_id is not null;

-- What became of a design, step by step; a step is never taken out.
create table design.design_step (
    id uuid primary key,
    design_id uuid not null references design.design (id),
    at timestamptz not null,
    by_id uuid not null,
    by_name text not null,
    from_stage text,
    to_stage text,
    words text
);
create index design_step_design on design.design_step (design_id, at);

create table design.design_picture (
    id uuid primary key,
    design_id uuid not null references design.design (id),
    position int not null check (position > 0),
    words text,
    sent_at timestamptz not null,
    sent_by uuid not null,
    -- for comparing: description of its spectrum, difference hash, colours with their parts; null until it was compared
    sketch real[],
    hash bigint,
    palette jsonb,
    compared_at timestamptz,
    unique (design_id, position)
);
create index design_picture_sent on design.design_picture (sent_at, id);

create table design.design_picture_size (
    picture_id uuid not null references design.design_picture (id) on delete cascade,
    width int not null check (width > 0),
    height int not null check (height > 0),
    digest text not null,
    primary key (picture_id, width)
);

-- An earlier picture that may show the same design.
create table design.design_nearest (
    picture_id uuid not null references design.design_picture (id) on delete cascade,
    other_picture_id uuid not null references design.design_picture (id) on delete cascade,
    design_id uuid not null references design.design (id),
    other_id uuid not null references design.design (id),
    verdict text not null check (verdict in ('SAME', 'ALIKE', 'DIFFERENT')),
    -- whether a reviewer has to answer
    near boolean not null,
    structure real not null,
    texture real not null,
    mirrored boolean not null,
    degrees real not null,
    scale real not null,
    hash_bits int not null check (hash_bits between 0 and 64),
    palette_de real not null check (palette_de >= 0),
    primary key (picture_id, other_picture_id)
);
create index design_nearest_design on design.design_nearest (design_id);

-- What the designer says is different, and what a reviewer decided, in writing.
create table design.design_answer (
    design_id uuid not null references design.design (id),
    other_id uuid not null references design.design (id),
    explained text,
    explained_at timestamptz,
    answer text check (answer in ('DIFFERENT', 'VERSION')),
    words text,
    answered_at timestamptz,
    answered_by uuid,
    answered_name text,
    primary key (design_id, other_id),
    constraint answered_in_writing check ((answer is null) = (words is null) and (answer is null) = (answered_at is null)
        and (answer is null) = (answered_by is null))
);

create table design.design_comment (
    id uuid primary key,
    design_id uuid not null references design.design (id),
    at timestamptz not null,
    by_id uuid not null,
    by_name text not null,
    words text not null
);
create index design_comment_design on design.design_comment (design_id, at);

-- Versions of what a maker needs to make it; the newest counts.
create table design.tech_pack (
    design_id uuid not null references design.design (id),
    version int not null check (version > 0),
    pack jsonb not null,
    complete boolean not null,
    made_at timestamptz not null,
    made_by uuid not null,
    primary key (design_id, version)
);

create function design.keep_firsts() returns trigger language plpgsql as $$
begin
    if old.approved_at is not null and new.approved_at is distinct from old.approved_at then
        raise exception 'the first approval of a design stays';
    end if;
    if old.released_at is not null and new.released_at is distinct from old.released_at then
        raise exception 'the first release of a design stays';
    end if;
    return new;
end $$;
create trigger keep_firsts before update on design.design
    for each row execute function design.keep_firsts();

-- Indicator 3: a design whose sample is approved, that passed the look for near duplicates (or a reviewer answered each), and that
-- has a complete tech pack. Versions of one design are its row; the root stands for them.
create view design.evidence_design as
with state as (
    select d.id, d.version_of, d.title_th, d.title_en, d.approved_at, d.number, d.group_id, d.craft, d.rounds,
           d.withdrawn_at,
           (select min(t.made_at) from design.tech_pack t where t.design_id = d.id and t.complete) as packed_at,
           (select max(p.compared_at) from design.design_picture p where p.design_id = d.id) as compared_at,
           exists (select 1 from design.design_picture p where p.design_id = d.id and p.compared_at is null) as uncompared,
           (select count(distinct n.other_id) from design.design_nearest n where n.design_id = d.id and n.near) as near,
           (select count(distinct n.other_id) from design.design_nearest n
              left join design.design_answer a on a.design_id = n.design_id and a.other_id = n.other_id
            where n.design_id = d.id and n.near and a.answer is null) as open,
           exists (select 1 from design.design_answer a where a.design_id = d.id and a.answer = 'VERSION') as a_version,
           (select max(a.answered_at) from design.design_answer a where a.design_id = d.id) as answered_at
    from design.design d)
select s.id as row_id,
       coalesce(s.version_of, s.id) as subject_id,
       s.title_th as label_th,
       s.title_en as label_en,
       case when s.approved_at is not null and s.packed_at is not null and s.compared_at is not null and not s.uncompared
                 and s.open = 0 and s.version_of is null and not s.a_version
            then greatest(s.approved_at, s.packed_at, s.compared_at, s.answered_at) end as counted_from,
       null::timestamptz as counted_until,
       case when s.version_of is not null or s.a_version then 'design_version_of_another'
            when s.approved_at is null then 'design_not_approved'
            when s.compared_at is null or s.uncompared then 'design_not_compared'
            when s.open > 0 then 'design_near_duplicate'
            when s.packed_at is null then 'design_no_tech_pack' end as excluded,
       g.province_code,
       null::text as sex,
       null::int as birth_year,
       s.craft,
       '/designs/' || s.id as path,
       jsonb_build_object('number', s.number, 'approved_at', s.approved_at, 'tech_pack_at', s.packed_at,
           'compared_at', s.compared_at, 'near', s.near, 'answered_at', s.answered_at, 'rounds', s.rounds) as facts
from state s left join directory.producer_group g on g.id = s.group_id;
