-- Published: what was found when pieces were looked at for the first time; those that were put right come again as rework and
-- are not in it.
create view production.first_inspections as
select a.group_id, i.inspected_at as at, i.accepted + i.rework + i.rejected as pieces, i.accepted
from production.inspection i
join production.tranche t on t.id = i.tranche_id and t.kind = 'DELIVERY'
join ordering.allocation a on a.id = t.work_id;

-- Published: the weeks (by their Monday, in Bangkok) in which a group told of its work.
create view production.weeks_at_work as
select distinct a.group_id, date_trunc('week', r.happened_at at time zone 'Asia/Bangkok')::date as monday
from production.progress_report r
join ordering.allocation a on a.id = r.work_id
where r.state = 'COUNTED';
