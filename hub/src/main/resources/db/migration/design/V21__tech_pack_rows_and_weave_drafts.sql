-- Fibres and colours stand in rows of their own; what was one text becomes the first row.
update design.tech_pack set pack =
    (pack - 'fibre' - 'colours' - 'colour_tolerance' - 'shrinkage' - 'fastness')
    || case when pack ? 'fibre' then jsonb_build_object('fibre_1', pack ->> 'fibre') else '{}'::jsonb end
    || case when pack ? 'colours' then jsonb_build_object('colour_1', pack ->> 'colours') else '{}'::jsonb end
    || case when pack ? 'colour_tolerance'
            then jsonb_build_object('colour_1_tolerance', pack ->> 'colour_tolerance') else '{}'::jsonb end
    || case when pack ? 'fastness' then jsonb_build_object('fastness_wash', pack ->> 'fastness') else '{}'::jsonb end;

-- Versions of how it is woven, each the very file that was handed in; the newest counts.
create table design.weave_draft (
    design_id uuid not null references design.design (id),
    version int not null check (version > 0),
    wif bytea not null check (octet_length(wif) <= 1048576),
    shafts int not null check (shafts > 0),
    treadles int not null check (treadles >= 0),
    ends int not null check (ends > 0),
    picks int not null check (picks > 0),
    made_at timestamptz not null,
    made_by uuid not null,
    primary key (design_id, version)
);
