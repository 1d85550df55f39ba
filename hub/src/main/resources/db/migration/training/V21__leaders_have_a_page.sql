-- Published, IND1: leaders trained, one row for each row of a learner. A person is counted once for the whole programme, from
-- the first moment at which the rule was met in one workshop. Whose row was merged into another's is told apart. A leader is
-- who leads a group in the directory, or stands in for its leader; of who is not in the directory, who signed up for a group.
-- The others are trained, but no leaders (docs/decisions/0060).
-- Who has nothing but revoked certificates is counted until the last of them was.
create or replace view training.evidence_leader as
with best as (
    select distinct on (t.learner_id) t.*
    from training.trained t
    order by t.learner_id, t.met_at nulls last,
             (t.attended_at is null)::int + (t.post_at is null)::int + (t.task_at is null)::int, t.workshop_id
), papers as (
    select o.one_id as learner_id, max(c.number) filter (where c.revoked_at is null) as number,
           case when bool_and(c.revoked_at is not null) then max(c.revoked_at) end as revoked_at
    from training.certificate c join training.learner o on o.id = c.learner_id
    group by o.one_id
), leader as (
    select l.id,
           case when exists (select 1 from directory.membership m where m.person_id = l.person_id)
                then exists (select 1 from directory.membership m
                             where m.person_id = l.person_id and m.role in ('LEADER', 'DEPUTY'))
                else l.group_id is not null or l.group_name is not null end as leads
    from training.learner l
)
select l.id as row_id, l.id as subject_id,
       trim(concat_ws(' ', l.title || l.first_name, nullif(l.last_name, ''))) as label_th,
       trim(concat_ws(' ', l.title || l.first_name, nullif(l.last_name, ''))) as label_en,
       b.met_at as counted_from, p.revoked_at as counted_until,
       case when b.attended_at is null then 'attendance_low'
            when b.post is null then 'post_test_missing'
            when b.post_at is null then 'post_test_low'
            when b.task_at is null then 'task_missing'
            when not d.leads then 'not_a_leader' end as excluded,
       l.province_code, l.sex, l.birth_year, l.craft, '/learners/' || l.id || '/competencies' as path,
       jsonb_build_object('workshop', x.number, 'certificate', p.number, 'minutes', b.minutes, 'of_minutes', b.of_minutes,
                          'pre', b.pre, 'pre_of', b.pre_of, 'post', b.post, 'post_of', b.post_of, 'task', b.work_id,
                          'attended_at', b.attended_at, 'post_at', b.post_at, 'task_at', b.task_at) as facts
from best b
join training.learner l on l.id = b.learner_id
join leader d on d.id = l.id
join training.workshop x on x.id = b.workshop_id
left join papers p on p.learner_id = b.learner_id
union all
select l.id, l.one_id, trim(concat_ws(' ', l.title || l.first_name, nullif(l.last_name, ''))),
       trim(concat_ws(' ', l.title || l.first_name, nullif(l.last_name, ''))),
       null, null, 'merged_into_other', l.province_code, l.sex, l.birth_year, l.craft, '/learners/' || l.id || '/competencies',
       jsonb_build_object('merged_into', l.one_id)
from training.learner l
where l.merged_into is not null;
