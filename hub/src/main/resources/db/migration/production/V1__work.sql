create schema if not exists production;

-- The work of one group for one order: the share that it accepted, under the key of that share. Names and rate are those of
-- the day on which the paper was made.
create table production.work_order (
    id uuid primary key references ordering.allocation (id),
    number text not null unique,
    issued_at timestamptz not null,
    group_name_th text,
    group_name_en text,
    leader_name text,
    price_minor bigint not null check (price_minor > 0),
    first_week text check (first_week ~ '^[0-9]{4}-W[0-9]{2}$'),
    due_week text not null check (due_week ~ '^[0-9]{4}-W[0-9]{2}$'),
    allocated int not null check (allocated > 0),
    -- taken back before they were delivered
    cancelled int not null default 0 check (cancelled >= 0),
    -- turned down, and given back to the order to be made elsewhere
    released int not null default 0 check (released >= 0),
    -- The sums of tranches and packings, kept by the triggers below.
    made_over int not null default 0 check (made_over >= 0),
    received int not null default 0 check (received >= 0),
    good int not null default 0 check (good >= 0),
    pending int not null default 0 check (pending >= 0),
    rework_out int not null default 0 check (rework_out >= 0),
    turned_down int not null default 0 check (turned_down >= 0),
    packed int not null default 0 check (packed >= 0),
    packing_closed boolean not null default false,
    -- good pieces beyond the share that somebody agreed to pay
    extra_accepted int not null default 0 check (extra_accepted >= 0),
    needed int generated always as (allocated - cancelled - released) stored check (needed >= 0),
    accepted int generated always as (least(good, allocated - cancelled - released)) stored,
    rejected int generated always as
        (least(turned_down, allocated - cancelled - least(good, allocated - cancelled - released))) stored,
    outstanding int not null default 0,
    constraint allocated_is_accounted_for check (
        allocated = least(good, allocated - cancelled - released)
            + least(turned_down, allocated - cancelled - least(good, allocated - cancelled - released))
            + outstanding + cancelled),
    constraint outstanding_is_not_negative check (outstanding >= 0),
    constraint received_is_accounted_for check (received = good + turned_down + pending + rework_out),
    constraint released_were_turned_down check (released <= turned_down),
    constraint packed_are_good check (packed <= good),
    constraint extra_are_good check (extra_accepted <= greatest(0, good - (allocated - cancelled - released)))
);

create function production.keep_outstanding() returns trigger language plpgsql as $$
declare
    kept int := least(new.good, new.allocated - new.cancelled - new.released);
begin
    new.outstanding := new.allocated - new.cancelled - kept - least(new.turned_down, new.allocated - new.cancelled - kept);
    return new;
end $$;
create trigger keep_outstanding before insert or update on production.work_order
    for each row execute function production.keep_outstanding();

-- What a group told, from the phone or through somebody: pieces finished in all so far. A later report corrects an earlier
-- one; none is changed. Two reports of one phone id with different content wait for a person.
create table production.progress_report (
    id uuid primary key,
    once uuid not null,
    work_id uuid not null references production.work_order (id),
    made int not null check (made between 0 and 2000000),
    feeling text not null check (feeling in ('ON_TIME', 'SLOW', 'CALL')),
    note text check (length(note) <= 500),
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    told_by uuid not null,
    content_hash bytea not null,
    state text not null check (state in ('COUNTED', 'CONFLICT', 'DROPPED')),
    decided_by uuid,
    decided_at timestamptz,
    constraint known_after_it_happened check (happened_at <= recorded_at),
    unique (once, content_hash)
);
create unique index one_report_counts on production.progress_report (once) where state = 'COUNTED';
create index progress_report_work on production.progress_report (work_id, happened_at desc, recorded_at desc);

-- Pieces that arrived together: a delivery, or pieces that come back after they were put right.
create table production.tranche (
    id uuid primary key,
    work_id uuid not null references production.work_order (id),
    number int not null check (number > 0),
    kind text not null check (kind in ('DELIVERY', 'REWORK')),
    parent_id uuid references production.tranche (id),
    -- as the group says
    said int not null check (said >= 0),
    -- as the hub counted
    counted int not null check (counted > 0),
    accepted int not null default 0 check (accepted >= 0),
    rework int not null default 0 check (rework >= 0),
    rejected int not null default 0 check (rejected >= 0),
    pending int generated always as (counted - accepted - rework - rejected) stored,
    -- of those to put right, how many came back
    returned int not null default 0 check (returned >= 0),
    dye_lot text check (length(dye_lot) <= 60),
    colour text check (colour in ('EXACT', 'WITHIN', 'LIGHTER', 'DARKER')),
    received_by uuid not null,
    received_at timestamptz not null,
    constraint inspected_are_received check (counted - accepted - rework - rejected >= 0),
    constraint returned_were_sent_back check (returned <= rework),
    constraint rework_has_a_parent check ((kind = 'REWORK') = (parent_id is not null)),
    unique (work_id, number)
);
create index tranche_parent on production.tranche (parent_id);
create index tranche_received on production.tranche (received_at);

create table production.inspection (
    id uuid primary key,
    tranche_id uuid not null references production.tranche (id),
    accepted int not null check (accepted >= 0),
    rework int not null check (rework >= 0),
    rejected int not null check (rejected >= 0),
    note text check (length(note) <= 500),
    inspected_by uuid not null,
    inspected_at timestamptz not null,
    constraint looked_at_something check (accepted + rework + rejected > 0)
);
create index inspection_tranche on production.inspection (tranche_id);

-- The main fault of each piece that is not accepted.
create table production.inspection_fault (
    inspection_id uuid not null references production.inspection (id),
    outcome text not null check (outcome in ('REWORK', 'REJECTED')),
    reason text not null check (reason in ('COLOUR_BLEEDS', 'COLOUR_OFF', 'EDGE', 'SIZE', 'BROKEN_THREAD', 'PATTERN', 'STAIN',
                                           'FINISH', 'SMELL', 'OTHER')),
    pieces int not null check (pieces > 0),
    primary key (inspection_id, outcome, reason)
);

create table production.packing (
    id uuid primary key,
    work_id uuid not null references production.work_order (id),
    pieces int not null check (pieces > 0),
    packed_by uuid not null,
    packed_at timestamptz not null
);
create index packing_work on production.packing (work_id);

-- Two counts that differ. It is explained, then closed, by a person; never by time.
create table production.discrepancy (
    id uuid primary key,
    work_id uuid not null references production.work_order (id),
    tranche_id uuid references production.tranche (id),
    kind text not null check (kind in ('DELIVERY', 'OVER', 'PACKING')),
    expected int not null,
    counted int not null,
    state text not null check (state in ('OPEN', 'EXPLAINED', 'CLOSED')),
    reason text check (reason in ('MISCOUNT_GROUP', 'MISCOUNT_HUB', 'ON_THE_WAY', 'LOST', 'EXTRA_KEPT', 'EXTRA_RETURNED',
                                  'OTHER')),
    note text check (length(note) <= 500),
    opened_at timestamptz not null,
    explained_by uuid,
    explained_at timestamptz,
    closed_by uuid,
    closed_at timestamptz,
    constraint counts_differ check (expected <> counted),
    constraint explained_with_a_reason check ((state = 'OPEN') = (reason is null)),
    constraint explained_by_somebody check ((state = 'OPEN') = (explained_by is null)),
    constraint closed_by_somebody check ((state = 'CLOSED') = (closed_by is not null))
);
create index discrepancy_work on production.discrepancy (work_id);

-- A sampling plan that was followed. It advises; accepted pieces never wait for it.
create table production.sample_check (
    id uuid primary key,
    tranche_id uuid not null references production.tranche (id),
    level text not null,
    aql numeric(6, 3) not null,
    lot_size int not null check (lot_size > 1),
    letter text not null,
    sample_size int not null check (sample_size > 0),
    ac int not null check (ac >= 0),
    re int not null,
    found int not null check (found >= 0),
    checked_by uuid not null,
    checked_at timestamptz not null,
    constraint re_follows_ac check (re = ac + 1)
);
create index sample_check_tranche on production.sample_check (tranche_id);

-- Photos of work and of faults, drawn anew: nothing of the phone or the place is in them.
create table production.photo (
    id uuid primary key,
    work_id uuid not null references production.work_order (id),
    report_id uuid references production.progress_report (id),
    inspection_id uuid references production.inspection (id),
    width int not null check (width > 0),
    height int not null check (height > 0),
    digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    small_digest text not null check (small_digest ~ '^[0-9a-f]{64}$'),
    sent_by uuid not null,
    sent_at timestamptz not null,
    constraint of_one_thing check ((report_id is null) <> (inspection_id is null))
);
create index photo_work on production.photo (work_id, sent_at);

create function production.add_inspection() returns trigger language plpgsql as $$
begin
    update production.tranche
    set accepted = accepted + new.accepted, rework = rework + new.rework, rejected = rejected + new.rejected
    where id = new.tranche_id;
    return null;
end $$;
create trigger add_inspection after insert on production.inspection
    for each row execute function production.add_inspection();

create function production.add_tranche() returns trigger language plpgsql as $$
declare
    old_counted int := 0; old_accepted int := 0; old_rework int := 0; old_rejected int := 0; old_said int := 0;
    more int;
begin
    if tg_op = 'UPDATE' then
        if (old.work_id, old.kind, old.parent_id, old.counted, old.said)
               is distinct from (new.work_id, new.kind, new.parent_id, new.counted, new.said) then
            raise exception 'what was counted in tranche % stays', old.id;
        end if;
        old_counted := old.counted; old_accepted := old.accepted; old_rework := old.rework; old_rejected := old.rejected;
        old_said := old.said;
    end if;
    more := new.counted - old_counted;
    if new.kind = 'REWORK' and more <> 0 then
        update production.tranche set returned = returned + more where id = new.parent_id and work_id = new.work_id;
        if not found then raise exception 'tranche % is of other work', new.parent_id; end if;
    end if;
    update production.work_order set
        made_over = made_over + case when new.kind = 'DELIVERY' then new.said - old_said else 0 end,
        received = received + case when new.kind = 'DELIVERY' then more else 0 end,
        good = good + new.accepted - old_accepted,
        turned_down = turned_down + new.rejected - old_rejected,
        rework_out = rework_out + new.rework - old_rework - case when new.kind = 'REWORK' then more else 0 end,
        pending = pending + (new.counted - new.accepted - new.rework - new.rejected)
                          - (old_counted - old_accepted - old_rework - old_rejected)
    where id = new.work_id;
    return null;
end $$;
create trigger add_tranche after insert or update on production.tranche
    for each row execute function production.add_tranche();

create function production.add_packing() returns trigger language plpgsql as $$
begin
    update production.work_order set packed = packed + new.pieces where id = new.work_id;
    return null;
end $$;
create trigger add_packing after insert on production.packing
    for each row execute function production.add_packing();

-- Past facts do not change.
create function production.stays() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed', tg_table_name;
end $$;
create trigger stays before update or delete on production.inspection
    for each row execute function production.stays();
create trigger stays before update or delete on production.inspection_fault
    for each row execute function production.stays();
create trigger stays before update or delete on production.packing for each row execute function production.stays();
create trigger stays before delete on production.tranche for each row execute function production.stays();
create trigger stays before delete on production.progress_report for each row execute function production.stays();

-- A share and its work speak of the same pieces, whoever changes either.
create function production.share_agrees() returns trigger language plpgsql as $$
declare
    share ordering.allocation;
    work production.work_order;
begin
    select * into work from production.work_order where id = new.id;
    if not found then return null; end if;
    select * into share from ordering.allocation where id = new.id;
    if work.needed <> (case share.state when 'ACCEPTED' then share.quantity else 0 end) then
        raise exception 'share % of % pieces has work for %', new.id, share.quantity, work.needed
            using errcode = 'check_violation';
    end if;
    return null;
end $$;
create constraint trigger share_agrees after update on ordering.allocation
    deferrable initially deferred for each row execute function production.share_agrees();
create constraint trigger share_agrees after insert or update on production.work_order
    deferrable initially deferred for each row execute function production.share_agrees();

-- Work that was accepted before work orders were.
insert into production.work_order
    (id, number, issued_at, group_name_th, group_name_en, price_minor, first_week, due_week, allocated)
select id, 'WO-' || year || '-' || lpad((row_number() over (partition by year order by at, id))::text, 4, '0'), at,
       name_th, name_en, price_minor, first_week, due_week, quantity
from (select s.*, g.name_th, g.name_en, coalesce(a.answered_at, a.offered_at) as at,
             (extract(year from (coalesce(a.answered_at, a.offered_at) at time zone 'Asia/Bangkok') + interval '3 months')
                  + 543)::int as year
      from ordering.share_of_order s
      join ordering.allocation a on a.id = s.id
      join directory.producer_group g on g.id = s.group_id
      where s.state = 'ACCEPTED') accepted;
insert into platform.document_number (kind, fiscal_year, last)
select 'WO', split_part(number, '-', 2)::int, count(*) from production.work_order group by 2;

-- Published: work with the share it follows and how far it has come.
create view production.work as
select w.*, s.group_id, s.line_id, s.order_id, s.order_number, s.buyer_id, s.family_code, s.batch_multiple, s.version,
       greatest(0, w.outstanding - w.pending - w.rework_out) as undelivered,
       greatest(0, w.received - w.turned_down - w.needed) as over,
       case when r.id is null then w.received else greatest(r.made, w.received) end as made,
       r.made as told, r.feeling, r.happened_at as told_at,
       (select count(*) from production.discrepancy d where d.work_id = w.id and d.state <> 'CLOSED') as discrepancies,
       case when w.needed = 0 then 'CANCELLED'
            when w.outstanding = 0 and w.pending = 0 and w.rework_out = 0 then 'DONE'
            when w.outstanding <= w.pending + w.rework_out then 'DELIVERED'
            when w.received > 0 then 'PARTLY'
            when r.id is not null then 'IN_WORK'
            else 'NEW' end as state
from production.work_order w
join ordering.share_of_order s on s.id = w.id
left join lateral (select * from production.progress_report p where p.work_id = w.id and p.state = 'COUNTED'
                   order by p.happened_at desc, p.recorded_at desc, p.id desc limit 1) r on true;

-- Whether work will be done in its due week, as its reports tell. Pace: pieces a week over the last three full weeks, or as
-- many as there were. At risk is work
--   whose group asks for a call (CALL), whose due week is over (LATE),
--   of which nothing was reported when half of its time is over (SILENT), and
--   that at its pace is finished after its due week; at least one full week was reported (PACE).
create function production.pace(today date) returns table
    (work_id uuid, pace numeric, finish date, late_pieces int, risk text) language sql stable as $$
with at_work as (
    select w.*, date_trunc('week', today)::date as monday, to_date(w.due_week, 'IYYY-"W"IW') as due,
           least(coalesce(to_date(w.first_week, 'IYYY-"W"IW'),
                          date_trunc('week', w.issued_at at time zone 'Asia/Bangkok')::date),
                 (select date_trunc('week', min(p.happened_at) at time zone 'Asia/Bangkok')::date
                  from production.progress_report p where p.work_id = w.id and p.state = 'COUNTED')) as starts
    from production.work w where w.undelivered > 0),
told as (
    select a.*, greatest(a.starts, a.monday - 21) as since,
           (a.monday - greatest(a.starts, a.monday - 21)) / 7 as weeks
    from at_work a),
paced as (
    select t.*, before_this.made as full_weeks_made,
           case when t.weeks >= 1 and t.told is not null
                then greatest(0, before_this.made - before_that.made)::numeric / t.weeks end as pace
    from told t
    cross join lateral (select coalesce((select p.made from production.progress_report p
                                         where p.work_id = t.id and p.state = 'COUNTED'
                                           and p.happened_at < t.monday::timestamp at time zone 'Asia/Bangkok'
                                         order by p.happened_at desc, p.recorded_at desc, p.id desc limit 1), 0) as made
                       ) before_this
    cross join lateral (select coalesce((select p.made from production.progress_report p
                                         where p.work_id = t.id and p.state = 'COUNTED'
                                           and p.happened_at < t.since::timestamp at time zone 'Asia/Bangkok'
                                         order by p.happened_at desc, p.recorded_at desc, p.id desc limit 1), 0) as made
                       ) before_that),
forecast as (
    select p.*, greatest(0, p.needed - greatest(p.made, p.full_weeks_made + p.pace)) as after_this_week
    from paced p),
ends as (
    select f.*, case when f.after_this_week = 0 then f.monday
                     when f.pace > 0 then f.monday + 7 * ceil(f.after_this_week / f.pace)::int end as finish
    from forecast f),
judged as (
    select e.*, case when e.feeling = 'CALL' then 'CALL'
                     when e.due + 7 <= today then 'LATE'
                     when e.told is null and e.starts + (e.due + 7 - e.starts) / 2 <= today then 'SILENT'
                     when e.pace is not null and (e.finish is null or e.finish > e.due) then 'PACE' end as risk
    from ends e)
select j.id, j.pace, j.finish,
       case when j.risk is null then 0
            else least(j.undelivered, greatest(1,
                 case when j.risk = 'PACE'
                      then ceil(j.after_this_week - j.pace * greatest(0, (j.due - j.monday) / 7))::int
                      else j.needed - j.made end)) end,
       j.risk
from judged j $$;
