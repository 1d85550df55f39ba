create schema if not exists design;

-- A sample: one piece that shows what will be made, in as many rounds as it takes. It may be for an order or an enquiry, whose
-- module knows it by type and id; its name and buyer are copied, as documents keep them.
create table design.sample (
    id uuid primary key,
    number text not null unique,
    subject_type text,
    subject_id uuid,
    subject_name text,
    buyer_id uuid,
    group_id uuid not null,
    title_th text,
    title_en text,
    -- what it is held against: a piece that the buyer sent, a photo, a page of the catalogue
    reference text,
    colour text not null check (colour in ('EXACT', 'WITHIN_RANGE', 'NATURAL')),
    colour_words text,
    -- the dye lot that all pieces are agreed to come from
    dye_lot text,
    created_at timestamptz not null,
    created_by uuid not null,
    waived_at timestamptz,
    waived_by uuid,
    waiver text,
    version int not null default 0,
    constraint has_a_title check (title_th is not null or title_en is not null),
    constraint subject_is_whole check ((subject_type is null) = (subject_id is null)
        and (subject_type is null) = (subject_name is null)),
    -- Without a sample work begins only when somebody said so, in writing.
    constraint waived_in_writing check ((waived_at is null) = (waiver is null)
        and (waived_at is null) = (waived_by is null))
);
create index sample_subject on design.sample (subject_type, subject_id);
create index sample_group on design.sample (group_id, created_at);
create index sample_buyer on design.sample (buyer_id, created_at) where buyer_id is not null;
create index sample_newest on design.sample (created_at desc, number desc);

create table design.sample_round (
    sample_id uuid not null references design.sample (id),
    number int not null check (number > 0),
    state text not null check (state in ('ASKED', 'SENT', 'RECEIVED', 'CHANGE_WANTED', 'REJECTED', 'APPROVED')),
    -- what is to be made, or what is to be other than in the round before
    wish text not null,
    due_on date,
    asked_at timestamptz not null,
    asked_by uuid not null,
    cost_minor bigint not null check (cost_minor >= 0),
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    payer text not null check (payer in ('BUYER', 'HUB', 'GROUP', 'PROGRAMME')),
    -- how much of it comes off the invoice of the order
    credit_minor bigint not null default 0,
    made_dye_lot text,
    sent_at timestamptz,
    sent_words text,
    received_at timestamptz,
    decided_at timestamptz,
    decided_by uuid,
    -- who said it, when somebody else wrote it down
    decided_for text,
    decision_words text,
    kept_by_hub boolean not null default false,
    kept_by_group boolean not null default false,
    primary key (sample_id, number),
    constraint credit_within_cost check (credit_minor between 0 and cost_minor),
    constraint only_what_the_buyer_pays_is_credited check (credit_minor = 0 or payer = 'BUYER'),
    constraint decided_by_somebody check ((state in ('CHANGE_WANTED', 'REJECTED', 'APPROVED')) = (decided_at is not null)
        and (decided_at is null) = (decided_by is null)),
    constraint change_has_words check (state not in ('CHANGE_WANTED', 'REJECTED') or decision_words is not null)
);
-- One round at a time, and one round is the agreed one.
create unique index one_open_round on design.sample_round (sample_id) where state in ('ASKED', 'SENT', 'RECEIVED');
create unique index one_approved_round on design.sample_round (sample_id) where state = 'APPROVED';

create table design.sample_photo (
    id uuid primary key,
    sample_id uuid not null references design.sample (id),
    -- the round that it shows; null: the reference
    round int,
    sent_at timestamptz not null,
    sent_by uuid not null,
    foreign key (sample_id, round) references design.sample_round (sample_id, number)
);
create index sample_photo_sample on design.sample_photo (sample_id, round, sent_at);

create table design.sample_photo_size (
    photo_id uuid not null references design.sample_photo (id),
    width int not null check (width > 0),
    height int not null check (height > 0),
    digest text not null,
    primary key (photo_id, width)
);

-- A round is never taken out, and the agreed one changes only by taking the decision back.
create function design.keep_rounds() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then raise exception 'a round of a sample stays'; end if;
    if old.state = 'APPROVED' and new.state not in ('APPROVED', 'RECEIVED') then
        raise exception 'an agreed round becomes received again before anything else';
    end if;
    if old.state = 'APPROVED' and new.state = 'APPROVED' and (old.wish, old.cost_minor, old.payer, old.made_dye_lot)
            is distinct from (new.wish, new.cost_minor, new.payer, new.made_dye_lot) then
        raise exception 'an agreed round stays as it was agreed';
    end if;
    return new;
end $$;
create trigger keep_rounds before update or delete on design.sample_round
    for each row execute function design.keep_rounds();

-- Where a sample stands: its last round, unless it was waived.
create view design.sample_standing as
select s.id as sample_id,
       case when s.waived_at is not null then 'WAIVED' else r.state end as state,
       r.number as rounds, coalesce(r.decided_at, r.received_at, r.sent_at, r.asked_at) as changed_at
from design.sample s
join lateral (select * from design.sample_round r where r.sample_id = s.id order by r.number desc limit 1) r on true;
