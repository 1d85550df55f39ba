-- Published for settlement: how many pieces of a work order were made by when, as its group told.
create view production.pieces_told as
select work_id, happened_at as at, made as pieces from production.progress_report where state = 'COUNTED' and made > 0;

-- How many pieces of a work order had been accepted with each inspection, and when they had come.
create view production.pieces_accepted as
select t.work_id, i.inspected_at as at, t.received_at,
       sum(i.accepted) over (partition by t.work_id order by i.inspected_at, i.id) as pieces
from production.inspection i
join production.tranche t on t.id = i.tranche_id
where i.accepted > 0;

-- When something about the pieces of a work order became known.
create view production.pieces_known as
select work_id, greatest(recorded_at, decided_at) as at from production.progress_report
union all
select t.work_id, i.inspected_at from production.inspection i join production.tranche t on t.id = i.tranche_id;
create index progress_report_recorded on production.progress_report (recorded_at);
create index inspection_inspected on production.inspection (inspected_at);
