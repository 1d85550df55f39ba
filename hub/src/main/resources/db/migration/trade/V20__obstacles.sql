-- The export clinic: what stands between makers and buyers abroad, told by those whom it costs days and money, answered once,
-- and closed only when whoever told it agrees.

-- A short form that is open to everybody in a workshop: its code is in the link and the square code on the wall.
create table trade.obstacle_panel (
    id uuid primary key,
    code text not null unique check (code ~ '^[a-z2-9]{12}$'),
    title_th text check (length(title_th) between 1 and 200),
    title_en text check (length(title_en) between 1 and 200),
    province_code text,
    held_on date not null,
    open_until date not null,
    made_by uuid not null,
    made_at timestamptz not null,
    constraint panel_has_a_title check (title_th is not null or title_en is not null),
    constraint panel_open_after_held check (open_until >= held_on)
);

create table trade.obstacle (
    id uuid primary key,
    number text not null unique,
    problem_th text check (length(problem_th) between 1 and 2000),
    problem_en text check (length(problem_en) between 1 and 2000),
    country text check (country ~ '^[A-Z]{2}$'),
    family_code text,
    hs_code text check (hs_code ~ '^[0-9]{4}([.][0-9]{2})?$'),
    agency text check (length(agency) between 1 and 120),
    document text check (length(document) between 1 and 120),
    days_lost int check (days_lost between 0 and 3650),
    lost_minor bigint check (lost_minor >= 0),
    lost_currency text check (lost_currency ~ '^[A-Z]{3}$'),
    reporter_kind text not null check (reporter_kind in ('GROUP', 'PERSON', 'PANEL')),
    reporter_account uuid,
    reporter_organisation uuid,
    reporter_name text check (length(reporter_name) between 1 and 120),
    reporter_phone text check (length(reporter_phone) between 1 and 40),
    reporter_key_hash bytea unique,
    panel_id uuid references trade.obstacle_panel (id),
    province_code text,
    sex text check (sex in ('female', 'male', 'other')),
    birth_year int check (birth_year between 1900 and 2100),
    state text not null check (state in ('HEARD', 'OWNED', 'ANSWERED', 'AGREED')),
    heard_at timestamptz not null,
    owner_account uuid,
    due_on date,
    answer_th text check (length(answer_th) between 1 and 4000),
    answer_en text check (length(answer_en) between 1 and 4000),
    answered_by uuid,
    answered_at timestamptz,
    parent_id uuid references trade.obstacle (id),
    version int not null default 0,
    constraint obstacle_is_told check (problem_th is not null or problem_en is not null),
    constraint lost_money_has_a_currency check ((lost_minor is null) = (lost_currency is null)),
    constraint reporter_is_known check (case reporter_kind when 'PANEL' then panel_id is not null and reporter_key_hash is not null
                                        else reporter_account is not null and reporter_organisation is not null end),
    constraint owned_has_an_owner check (state = 'HEARD' or (owner_account is not null and due_on is not null)),
    constraint answered_has_an_answer check (state not in ('ANSWERED', 'AGREED')
        or ((answer_th is not null or answer_en is not null) and answered_by is not null and answered_at is not null)),
    constraint not_its_own_parent check (parent_id <> id)
);
create index obstacle_heard on trade.obstacle (heard_at desc, number);
create index obstacle_parent on trade.obstacle (parent_id);
create index obstacle_reporter on trade.obstacle (reporter_organisation);

-- Those who told it agreed, from when until it was opened again. Each is kept, so that a month that is over is counted as it was.
create table trade.obstacle_closure (
    id uuid primary key,
    obstacle_id uuid not null references trade.obstacle (id),
    agreed_at timestamptz not null,
    agreed_how text not null check (agreed_how in ('SELF', 'PHONE', 'MEETING', 'LETTER')),
    agreed_words text check (length(agreed_words) between 1 and 500),
    agreed_by uuid,
    reopened_at timestamptz,
    reopened_words text check (length(reopened_words) between 1 and 500),
    reopened_by uuid,
    constraint reopened_after_agreed check (reopened_at >= agreed_at),
    constraint reopened_with_words check ((reopened_at is null) = (reopened_words is null)),
    constraint told_by_others_is_signed check (agreed_how = 'SELF' or agreed_by is not null)
);
create unique index one_open_closure on trade.obstacle_closure (obstacle_id) where reopened_at is null;

create table trade.obstacle_comment (
    id uuid primary key,
    obstacle_id uuid not null references trade.obstacle (id),
    account_id uuid,
    author text not null check (length(author) between 1 and 120),
    words text not null check (length(words) between 1 and 2000),
    at timestamptz not null
);
create index obstacle_comment_of on trade.obstacle_comment (obstacle_id, at);

-- The public card: what to do, in both languages. It is nobody's story, so it names no group and no person.
create table trade.guide_card (
    obstacle_id uuid primary key references trade.obstacle (id),
    title_th text not null check (length(title_th) between 1 and 160),
    title_en text not null check (length(title_en) between 1 and 160),
    steps_th text not null check (length(steps_th) between 1 and 4000),
    steps_en text not null check (length(steps_en) between 1 and 4000),
    country text check (country ~ '^[A-Z]{2}$'),
    family_code text,
    agency text check (length(agency) between 1 and 120),
    document text check (length(document) between 1 and 120),
    published_at timestamptz not null,
    published_by uuid not null,
    changed_at timestamptz not null,
    withdrawn_at timestamptz,
    version int not null default 0
);

-- A group of similar ones is one step deep: a parent has no parent.
create function trade.one_step_deep() returns trigger language plpgsql as $$
begin
    if new.parent_id is not null then
        perform pg_advisory_xact_lock(hashtextextended('trade.obstacles', 0));
        if exists (select from trade.obstacle where id = new.parent_id and parent_id is not null)
           or exists (select from trade.obstacle where parent_id = new.id) then
            raise exception 'obstacle % is already grouped', new.number
                using errcode = 'check_violation', constraint = 'obstacles_one_step_deep';
        end if;
    end if;
    return null;
end $$;
create trigger one_step_deep after insert or update of parent_id on trade.obstacle
    for each row execute function trade.one_step_deep();
create trigger stays before delete on trade.obstacle for each row execute function trade.stays();
create trigger stays before delete on trade.obstacle_closure for each row execute function trade.stays();

-- Published: problems of exporting for which those who told them agree that they are solved (IND7). A similar one stands
-- under its parent and is not counted again. Place and craft are those of the teller.
create view trade.evidence_obstacle as
select coalesce(c.id, o.id) as row_id, o.id as subject_id,
       coalesce(o.problem_th, o.problem_en) as label_th, coalesce(o.problem_en, o.problem_th) as label_en,
       c.agreed_at as counted_from, c.reopened_at as counted_until,
       case when o.parent_id is not null then 'same_as_parent' end as excluded,
       coalesce(g.province_code, o.province_code, p.province_code) as province_code,
       o.sex, o.birth_year, o.family_code as craft,
       '/obstacles/' || o.id as path,
       jsonb_strip_nulls(jsonb_build_object('number', o.number, 'state', o.state, 'country', o.country, 'document', o.document,
           'agency', o.agency, 'days_lost', o.days_lost, 'heard_at', o.heard_at, 'answered_at', o.answered_at,
           'agreed_how', c.agreed_how, 'parent', u.number, 'parent_id', o.parent_id)) as facts
from trade.obstacle o
left join trade.obstacle_closure c on c.obstacle_id = o.id
left join trade.obstacle u on u.id = o.parent_id
left join trade.obstacle_panel p on p.id = o.panel_id
left join directory.producer_group g on g.id = o.reporter_organisation and o.reporter_kind = 'GROUP';
