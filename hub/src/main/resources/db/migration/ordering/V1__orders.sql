create schema if not exists ordering;

-- Human numbers, without gaps: taken in the transaction that issues the document.
create table ordering.number_counter (
    fiscal_year int primary key,
    last int not null check (last >= 0)
);

create table ordering.buyer_order (
    id uuid primary key,
    number text not null unique,
    buyer_id uuid not null,
    -- the buyer's name when it ordered, as documents keep it
    buyer_name text not null,
    note text,
    created_at timestamptz not null,
    cancelled_at timestamptz
);
create index buyer_order_buyer on ordering.buyer_order (buyer_id);

create table ordering.order_line (
    id uuid primary key,
    order_id uuid not null references ordering.buyer_order (id),
    position int not null,
    family_code text not null,
    quantity int not null check (quantity > 0),
    -- The conservation law of pieces. The two sums are kept by the trigger below.
    allocated int not null default 0 check (allocated >= 0),
    unallocated int not null check (unallocated >= 0),
    release_week text not null check (release_week ~ '^[0-9]{4}-W[0-9]{2}$'),
    due_week text not null check (due_week ~ '^[0-9]{4}-W[0-9]{2}$'),
    grade int not null check (grade between 1 and 3),
    max_price_minor bigint check (max_price_minor > 0),
    max_groups int check (max_groups > 0),
    batch_multiple int not null check (batch_multiple > 0),
    one_lot boolean not null,
    constraint ordered_is_allocated_and_unallocated check (quantity = allocated + unallocated),
    constraint due_after_release check (due_week >= release_week),
    unique (order_id, position)
);

create table ordering.plan_request (
    id uuid primary key,
    order_id uuid not null references ordering.buyer_order (id),
    requested_by uuid not null,
    requested_at timestamptz not null,
    state text not null
        check (state in ('WAITING', 'RUNNING', 'PROPOSED', 'FAILED', 'STOPPED', 'ACCEPTED', 'DISCARDED')),
    permille int not null default 0 check (permille between 0 and 1000),
    stop_wanted boolean not null default false,
    proposal jsonb,
    -- why it failed, in the terms of the message files
    failure jsonb,
    ended_at timestamptz
);
-- One plan at a time per order; the next begins when this one is decided.
create unique index one_open_plan on ordering.plan_request (order_id)
    where state in ('WAITING', 'RUNNING', 'PROPOSED');
create index plan_request_order on ordering.plan_request (order_id, requested_at);

create table ordering.allocation (
    id uuid primary key,
    line_id uuid not null references ordering.order_line (id),
    group_id uuid not null,
    family_code text not null,
    plan_id uuid not null references ordering.plan_request (id),
    state text not null check (state in ('OFFERED', 'ACCEPTED', 'COUNTERED', 'DECLINED', 'CANCELLED')),
    quantity int not null check (quantity > 0),
    counter_quantity int check (counter_quantity > 0),
    reason text,
    price_minor bigint not null check (price_minor > 0),
    minutes_per_piece int not null check (minutes_per_piece > 0),
    setup_minutes int not null check (setup_minutes >= 0),
    explanation jsonb not null,
    offered_at timestamptz not null,
    answered_at timestamptz,
    version int not null default 0,
    constraint counter_has_quantity check ((state = 'COUNTERED') <= (counter_quantity is not null))
);
create index allocation_line on ordering.allocation (line_id);
create index allocation_group on ordering.allocation (group_id, state);
-- A group has one open or accepted part of a line: another part joins it.
create unique index one_offer_per_line_and_group on ordering.allocation (line_id, group_id)
    where state in ('OFFERED', 'COUNTERED');

create table ordering.allocation_week (
    allocation_id uuid not null references ordering.allocation (id),
    week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
    minutes int not null check (minutes > 0),
    primary key (allocation_id, week)
);

-- Time of a group in a week, as the directory told it when work was last placed there.
create table ordering.group_week (
    group_id uuid not null,
    week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
    capacity int not null,
    allocated int not null default 0 check (allocated >= 0),
    constraint within_capacity check (allocated <= capacity),
    primary key (group_id, week)
);
-- The same for the looms of one craft.
create table ordering.group_craft_week (
    group_id uuid not null,
    family_code text not null,
    week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
    capacity int not null,
    allocated int not null default 0 check (allocated >= 0),
    constraint within_craft_capacity check (allocated <= capacity),
    primary key (group_id, family_code, week)
);

-- A wish for the next plan: so many pieces at this group, or none at all.
create table ordering.plan_wish (
    line_id uuid not null references ordering.order_line (id),
    group_id uuid not null,
    pieces int not null check (pieces >= 0),
    primary key (line_id, group_id)
);

create function ordering.is_live(state text) returns boolean language sql immutable
    return state in ('OFFERED', 'ACCEPTED', 'COUNTERED');

-- Pieces: what is at groups is not unallocated, and nothing is both.
create function ordering.keep_line_sums() returns trigger language plpgsql as $$
declare
    before int := 0;
    after int := 0;
begin
    if tg_op <> 'INSERT' and ordering.is_live(old.state) then before := old.quantity; end if;
    if tg_op <> 'DELETE' and ordering.is_live(new.state) then after := new.quantity; end if;
    if tg_op = 'UPDATE' and old.line_id <> new.line_id then
        raise exception 'an allocation stays with its line';
    end if;
    if after <> before then
        update ordering.order_line
        set allocated = allocated + after - before, unallocated = unallocated - after + before
        where id = coalesce(new.line_id, old.line_id);
    end if;
    return null;
end $$;
create trigger keep_line_sums after insert or update or delete on ordering.allocation
    for each row execute function ordering.keep_line_sums();

create function ordering.add_minutes(of_group uuid, of_family text, of_week text, more int) returns void
language plpgsql as $$
begin
    update ordering.group_week set allocated = allocated + more
    where group_id = of_group and week = of_week;
    if not found then raise exception 'week % of group % has no capacity row', of_week, of_group; end if;
    update ordering.group_craft_week set allocated = allocated + more
    where group_id = of_group and family_code = of_family and week = of_week;
    if not found then raise exception 'week % of craft % has no capacity row', of_week, of_family; end if;
end $$;

-- Time: the weeks of a live allocation count, those of a dead one do not.
create function ordering.keep_week_sums() returns trigger language plpgsql as $$
declare
    owner ordering.allocation;
begin
    select * into owner from ordering.allocation where id = coalesce(new.allocation_id, old.allocation_id);
    if not ordering.is_live(owner.state) then
        if tg_op = 'INSERT' then raise exception 'allocation % has ended', owner.id; end if;
        return null;
    end if;
    if tg_op <> 'INSERT' then
        perform ordering.add_minutes(owner.group_id, owner.family_code, old.week, -old.minutes);
    end if;
    if tg_op <> 'DELETE' then
        perform ordering.add_minutes(owner.group_id, owner.family_code, new.week, new.minutes);
    end if;
    return null;
end $$;
create trigger keep_week_sums after insert or update or delete on ordering.allocation_week
    for each row execute function ordering.keep_week_sums();

create function ordering.free_weeks_of_the_ended() returns trigger language plpgsql as $$
begin
    if ordering.is_live(old.state) and not ordering.is_live(new.state) then
        perform ordering.add_minutes(new.group_id, new.family_code, w.week, -w.minutes)
        from (select * from ordering.allocation_week where allocation_id = new.id order by week) w;
    elsif not ordering.is_live(old.state) and ordering.is_live(new.state) then
        raise exception 'allocation % has ended and stays so', new.id;
    end if;
    return null;
end $$;
create trigger free_weeks_of_the_ended after update of state on ordering.allocation
    for each row execute function ordering.free_weeks_of_the_ended();

-- Sums of an order and how far it has come.
create view ordering.order_sums as
select o.id as order_id,
       l.ordered, l.allocated, l.unallocated, l.accepted, l.due_week,
       case when o.cancelled_at is not null then 'CANCELLED'
            when l.allocated = 0 and exists (select 1 from ordering.plan_request p
                                             where p.order_id = o.id and p.state = 'PROPOSED') then 'PROPOSED'
            when l.allocated = 0 then 'DRAFT'
            when l.unallocated = 0 and l.accepted = l.allocated then 'ACCEPTED'
            else 'OFFERED' end as state
from ordering.buyer_order o
cross join lateral (
    select sum(n.quantity) as ordered, sum(n.allocated) as allocated, sum(n.unallocated) as unallocated,
           max(n.due_week) as due_week,
           coalesce(sum((select sum(a.quantity) from ordering.allocation a
                         where a.line_id = n.id and a.state = 'ACCEPTED')), 0) as accepted
    from ordering.order_line n where n.order_id = o.id) l;
