-- What a programme counts. The rule stands in programme.definition, with all its versions; the rows come from the view that
-- "source" names, which the module of those records publishes.
create table programme.indicator (
    id uuid primary key,
    programme_id uuid not null references programme.programme (id),
    code text not null check (code ~ '^[A-Z][A-Z0-9_]{0,19}$'),
    position int not null,
    level text not null check (level in ('output', 'outcome', 'impact')),
    unit text not null check (unit ~ '^[a-z_]{1,20}$'),
    source text not null check (source ~ '^[a-z_]+\.evidence_[a-z_]+$'),
    -- REACHED: once met since the programme began, it stays. STANDING: only while it is so, at the moment of the report.
    counts text not null check (counts in ('REACHED', 'STANDING')),
    -- COUNT: how many. MEDIAN: the middle of facts ->> 'value'.
    measure text not null default 'COUNT' check (measure in ('COUNT', 'MEDIAN')),
    -- its part of the earned progress; 0 where it is only watched
    weight numeric(6, 4) not null default 0 check (weight between 0 and 1),
    -- planned share at the end of each month; empty: along the S-curve
    monthly_plan numeric(6, 5)[] not null default '{}',
    version int not null default 1,
    unique (programme_id, code)
);

-- The rule in words. A change is a new version, with who answers for it, from when, and why; what was written never changes.
create table programme.definition (
    indicator_id uuid not null references programme.indicator (id),
    version int not null check (version > 0),
    name_th text not null check (length(name_th) between 1 and 200),
    name_en text not null check (length(name_en) between 1 and 200),
    rule_th text not null check (length(rule_th) between 1 and 2000),
    rule_en text not null check (length(rule_en) between 1 and 2000),
    dedup_th text not null check (length(dedup_th) between 1 and 2000),
    dedup_en text not null check (length(dedup_en) between 1 and 2000),
    evidence_th text not null check (length(evidence_th) between 1 and 1000),
    evidence_en text not null check (length(evidence_en) between 1 and 1000),
    frequency_en text not null check (length(frequency_en) between 1 and 200),
    -- numbers that the rule names, such as {"attendance_percent": 80}
    thresholds jsonb not null default '{}',
    valid_from date not null,
    owner text not null check (length(owner) between 1 and 200),
    reason text not null check (length(reason) between 1 and 500),
    written_by uuid not null,
    written_at timestamptz not null,
    primary key (indicator_id, version)
);

-- What was promised: for the whole (region '') and perhaps for regions. A change closes the line before it.
create table programme.target (
    id uuid primary key,
    indicator_id uuid not null references programme.indicator (id),
    region_code text not null default '',
    value numeric(14, 2) not null check (value > 0),
    owner text not null check (length(owner) between 1 and 200),
    reason text not null check (length(reason) between 1 and 500),
    set_by uuid not null,
    set_at timestamptz not null,
    superseded_at timestamptz
);
create unique index one_target on programme.target (indicator_id, region_code) where superseded_at is null;

-- Below which pace the office is told: actual / planned of one indicator, SPI of the whole.
create table programme.pace_threshold (
    programme_id uuid not null references programme.programme (id),
    version int not null check (version > 0),
    value numeric(4, 2) not null check (value > 0 and value <= 1),
    owner text not null check (length(owner) between 1 and 200),
    set_by uuid not null,
    set_at timestamptz not null,
    primary key (programme_id, version)
);

-- A fall below it, told once; over when the pace is back.
create table programme.pace_alert (
    id uuid primary key,
    programme_id uuid not null references programme.programme (id),
    indicator_id uuid references programme.indicator (id),
    pace numeric(8, 4) not null,
    threshold numeric(4, 2) not null,
    fell_at timestamptz not null,
    recovered_at timestamptz
);
create unique index one_fall on programme.pace_alert (programme_id, coalesce(indicator_id, programme_id))
    where recovered_at is null;

-- The rows of the views as they were last read, for one indicator: what is counted and what is not, with the reason.
create table programme.evidence (
    indicator_id uuid not null references programme.indicator (id),
    row_id uuid not null,
    subject_id uuid not null,
    label_th text,
    label_en text,
    counted_from timestamptz,
    counted_until timestamptz,
    excluded text,
    province_code text,
    region_code text,
    sex text,
    birth_year int,
    craft text,
    path text,
    facts jsonb not null,
    primary key (indicator_id, row_id)
);
create index evidence_subject on programme.evidence (indicator_id, subject_id, counted_from, row_id);

-- When each indicator was last counted. Without a line, or without its source: not yet counted, which is not nothing.
create table programme.counting (
    indicator_id uuid primary key references programme.indicator (id),
    source_there boolean not null,
    counted_at timestamptz not null,
    -- grows when rows changed
    edition bigint not null,
    -- writes to the tables behind the source that had been seen then
    writes_seen bigint not null
);

-- Figures of a month, up to until_on without it, with every row. They never change; an officer signs them once.
create table programme.snapshot (
    id uuid primary key,
    programme_id uuid not null references programme.programme (id),
    until_on date not null,
    taken_at timestamptz not null,
    taken_by uuid not null,
    earned numeric(8, 5) not null,
    planned numeric(8, 5) not null,
    signed_by uuid,
    signed_name text check (length(signed_name) between 1 and 200),
    signed_words text check (length(signed_words) between 1 and 500),
    signed_at timestamptz,
    unique (programme_id, until_on),
    constraint signed_by_somebody check ((signed_at is null) = (signed_by is null)
        and (signed_at is null) = (signed_name is null))
);

create table programme.snapshot_figure (
    snapshot_id uuid not null references programme.snapshot (id),
    indicator_id uuid not null references programme.indicator (id),
    definition_version int not null,
    -- absent: not yet counted
    actual numeric(14, 2),
    target numeric(14, 2),
    planned numeric(14, 2),
    weight numeric(6, 4) not null,
    primary key (snapshot_id, indicator_id)
);

-- Names of people are not kept here: they are read where the row still is.
create table programme.snapshot_row (
    snapshot_id uuid not null references programme.snapshot (id),
    indicator_id uuid not null references programme.indicator (id),
    row_id uuid not null,
    subject_id uuid not null,
    -- absent: counted
    reason text,
    counted_from timestamptz,
    province_code text,
    region_code text,
    sex text,
    age_band text not null,
    craft text,
    primary key (snapshot_id, indicator_id, row_id)
);

create function programme.never_changes() returns trigger language plpgsql as $$
begin
    raise exception 'closed figures never change' using errcode = 'check_violation';
end
$$;
create trigger figures_never_change before update or delete on programme.snapshot_figure
    for each row execute function programme.never_changes();
create trigger rows_never_change before update or delete on programme.snapshot_row
    for each row execute function programme.never_changes();
create trigger definitions_never_change before update or delete on programme.definition
    for each row execute function programme.never_changes();
create function programme.signed_once() returns trigger language plpgsql as $$
begin
    if old.signed_at is not null or (to_jsonb(new) - '{signed_by,signed_name,signed_words,signed_at}'::text[])
            <> (to_jsonb(old) - '{signed_by,signed_name,signed_words,signed_at}'::text[]) then
        raise exception 'closed figures never change' using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger snapshot_signed_once before update on programme.snapshot
    for each row execute function programme.signed_once();
create trigger snapshot_stays before delete on programme.snapshot
    for each row execute function programme.never_changes();

-- Age in the year of the report: bands of indicators.json.
create function programme.age_band(birth_year int, year int) returns text language sql immutable as $$
    select case when birth_year is null or year - birth_year < 15 or year - birth_year > 120 then 'not_stated'
        when year - birth_year < 25 then '15-24' when year - birth_year < 35 then '25-34'
        when year - birth_year < 55 then '35-54' when year - birth_year < 65 then '55-64' else '65+' end
$$;

-- Every row of an indicator, judged for a period [since, until): reason null means it is counted. What happened at until, or
-- later, is of the next period. A subject counts once, by its first row.
create function programme.judged(of_indicator uuid, since timestamptz, until timestamptz)
returns table (indicator_id uuid, row_id uuid, subject_id uuid, label_th text, label_en text, counted_from timestamptz,
    counted_until timestamptz, province_code text, region_code text, sex text, age_band text, craft text, path text,
    facts jsonb, reason text) language sql stable as $$
    select x.indicator_id, x.row_id, x.subject_id, x.label_th, x.label_en, x.counted_from, x.counted_until, x.province_code,
           x.region_code, x.sex, programme.age_band(x.birth_year, extract(year from until at time zone 'Asia/Bangkok')::int),
           x.craft, x.path, x.facts,
           case when x.why is not null then x.why
                when row_number() over (partition by x.indicator_id, x.subject_id, x.why order by x.counted_from, x.row_id) > 1
                then 'same_subject' end
    from (select e.*,
                 case when cardinality(p.regions) > 0 and not coalesce(e.region_code = any (p.regions), false) then 'outside'
                      when e.excluded is not null then e.excluded
                      when e.counted_from is null then 'not_met'
                      when e.counted_from >= until then 'later'
                      when i.counts = 'REACHED' and e.counted_from < since then 'before'
                      when i.counts = 'STANDING' and e.counted_until < until then 'ended' end as why
          from programme.evidence e
          join programme.indicator i on i.id = e.indicator_id
          join programme.programme p on p.id = i.programme_id
          where e.indicator_id = of_indicator) x
$$;
