-- Published for the directory: work that groups were asked for, week by week, and how much of it they said yes to. Weeks
-- that are over stay, so that a season can be held against the same season of earlier years.
create view ordering.group_work as
select a.group_id, a.family_code, w.week,
       sum(w.minutes)::int as allocated_minutes,
       coalesce(sum(w.minutes) filter (where a.state = 'ACCEPTED'), 0)::int as accepted_minutes
from ordering.allocation a
join ordering.allocation_week w on w.allocation_id = a.id
where ordering.is_live(a.state)
group by a.group_id, a.family_code, w.week;
