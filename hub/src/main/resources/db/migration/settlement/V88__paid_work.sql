-- Published: the work of groups by the day on which it was made, and whether it was paid.
--
-- Pieces of a work order follow each other: the first that were made are the first that were accepted and the first that were
-- paid. In satang, what was told, accepted and paid are three stairs; between two steps of any of them all days are the same.
--   made_on      the day on which the group told of the pieces, at latest the day on which they came
--   accepted_on  the day on which they were found good: from then on they are owed
--   paid_on      the day of the payment; absent while they are owed
-- Minutes are pieces by the minutes of a piece that the group agreed to; setting up is not counted.
create function settlement.paid_work(groups uuid[]) returns table
    (work_id uuid, group_id uuid, order_id uuid, family_code text, made_on date, accepted_on date, paid_on date,
     minutes numeric, amount_minor bigint)
language sql stable as $$
with work as (
    select w.id, s.group_id, s.order_id, s.family_code, w.price_minor, s.minutes_per_piece
    from production.work_order w
    join ordering.share_minutes s on s.id = w.id
    where groups is null or s.group_id = any(groups)),
stair as (
    select w.id, t.pieces::bigint * w.price_minor as satang, (t.at at time zone 'Asia/Bangkok')::date as told_on,
           null::date as received_on, null::date as accepted_on, null::date as paid_on
    from work w join production.pieces_told t on t.work_id = w.id
    union all
    select w.id, a.pieces::bigint * w.price_minor, null, (a.received_at at time zone 'Asia/Bangkok')::date,
           (a.at at time zone 'Asia/Bangkok')::date, null
    from work w join production.pieces_accepted a on a.work_id = w.id
    union all
    select w.id, sum(u.amount_minor) over (partition by u.work_id order by p.paid_on, u.made_at, u.id)::bigint, null, null, null, p.paid_on
    from work w
    join settlement.payout_use u on u.work_id = w.id and u.undone_at is null
    join settlement.payout p on p.id = u.payout_id),
step as (
    select s.id, s.satang, min(s.told_on) as told_on, min(s.received_on) as received_on, min(s.accepted_on) as accepted_on,
           min(s.paid_on) as paid_on
    from stair s group by s.id, s.satang),
-- The day of a piece is that of the first step that reaches it.
reached as (
    select s.id, s.satang,
           coalesce(lag(s.satang) over (partition by s.id order by s.satang), 0) as below,
           min(s.told_on) over above as told_on, min(s.received_on) over above as received_on,
           min(s.accepted_on) over above as accepted_on, min(s.paid_on) over above as paid_on
    from step s window above as (partition by s.id order by s.satang desc))
select w.id, w.group_id, w.order_id, w.family_code, least(r.told_on, r.received_on), r.accepted_on, r.paid_on,
       (r.satang - r.below)::numeric * w.minutes_per_piece / w.price_minor, (r.satang - r.below)::bigint
from reached r join work w on w.id = r.id
where r.accepted_on is not null $$;

-- Groups about whose work, its acceptance or its payment something became known after that moment.
create function settlement.work_changed(since timestamptz) returns table (group_id uuid)
language sql stable as $$
select s.group_id from ordering.share_minutes s
where s.id in (select work_id from settlement.payout_use where made_at > since or undone_at > since
               union all
               select work_id from production.pieces_known where at > since) $$;
create index payout_use_made on settlement.payout_use (made_at);

-- Income of makers for a day of work of eight hours, by quarter of the calendar, once for each maker. It counts from the end of
-- its quarter until the end of the next. A maker's part of the money and of the time of a work order is as the leader said last.
-- Work of which no maker is named is there once for its group, and not counted.
create view settlement.evidence_income as
with paid as (
    select p.work_id, p.group_id, p.family_code, date_trunc('quarter', p.paid_on)::date as quarter,
           sum(p.amount_minor) as minor, sum(p.minutes) as minutes
    from settlement.paid_work(null) p where p.paid_on is not null
    group by 1, 2, 3, 4),
last_split as (
    select distinct on (s.work_id) s.work_id, s.version, s.basis
    from settlement.maker_split s order by s.work_id, s.version desc),
named as (
    select p.*, s.basis, m.maker_id, m.pieces, m.minutes as said_minutes,
           case s.basis when 'PIECES' then m.pieces else m.minutes end as weight,
           case s.basis when 'PIECES' then greatest(w.accepted + w.extra_accepted, sum(m.pieces) over part)
                else sum(m.minutes) over part end as weights,
           case when p.minor > 0 then p.minor::numeric / sum(p.minor) over (partition by p.work_id, m.maker_id) end as of_all
    from paid p
    join last_split s on s.work_id = p.work_id
    join settlement.maker_part m on m.work_id = s.work_id and m.version = s.version
    join production.work_order w on w.id = p.work_id
    window part as (partition by p.work_id, p.quarter)),
earned as (
    select n.maker_id, n.group_id, n.quarter, min(n.family_code) as family_code,
           sum(n.minor * n.weight / nullif(n.weights, 0)) as minor,
           sum(case n.basis when 'PIECES' then n.minutes * n.weight / nullif(n.weights, 0)
                    else n.said_minutes * n.of_all end) as minutes
    from named n group by 1, 2, 3),
unnamed as (
    select p.group_id, p.quarter, min(p.family_code) as family_code, sum(p.minor) as minor, sum(p.minutes) as minutes
    from paid p where not exists (select 1 from last_split s where s.work_id = p.work_id)
    group by 1, 2),
rows as (
    select md5('income ' || e.maker_id || ' ' || e.quarter)::uuid as row_id, coalesce(m.person_id, m.id) as subject_id,
           m.name as label, e.group_id, e.quarter, e.family_code, e.minor, e.minutes,
           case when coalesce(e.minutes, 0) <= 0 then 'income_no_hours' end as excluded
    from earned e join settlement.maker m on m.id = e.maker_id
    union all
    select md5('income ' || u.group_id || ' ' || u.quarter)::uuid, u.group_id, coalesce(g.name_th, ''), u.group_id, u.quarter,
           u.family_code, u.minor, u.minutes, 'income_no_makers'
    from unnamed u join directory.producer_group g on g.id = u.group_id)
select r.row_id, r.subject_id, r.label as label_th, r.label as label_en,
       (r.quarter + interval '3 months')::timestamp at time zone 'Asia/Bangkok' as counted_from,
       (r.quarter + interval '6 months')::timestamp at time zone 'Asia/Bangkok' as counted_until,
       r.excluded, g.province_code, null::text as sex, null::int as birth_year, r.family_code as craft,
       '/settlement/groups/' || r.group_id as path,
       jsonb_strip_nulls(jsonb_build_object(
           'quarter', to_char(r.quarter, 'YYYY-"Q"Q'), 'paid_minor', round(r.minor), 'minutes', round(r.minutes),
           'value', case when r.minutes > 0 then round(r.minor / 100 / (r.minutes / 480), 2) end,
           'baht_per_day', case when r.minutes > 0 then round(r.minor / 100 / (r.minutes / 480), 2) end,
           'minimum_wage', (select w.baht from settlement.wage w
                            where w.province_code = g.province_code and w.step = 'LEGAL' and w.district_code = ''
                              and w.starts_on <= r.quarter and (w.ends_on is null or w.ends_on >= r.quarter)
                            order by w.starts_on desc limit 1))) as facts
from rows r join directory.producer_group g on g.id = r.group_id;
