-- A question of the bank. It never changes once it is written: who words it better writes another that takes its place, and
-- answers that were given keep the question that was asked.
create table training.question (
    id uuid primary key,
    -- an area and level of competencies.csv
    area text not null check (area ~ '^C[1-6]$'),
    level int not null check (level between 1 and 3),
    text_th text check (length(text_th) between 1 and 1000),
    text_en text check (length(text_en) between 1 and 1000),
    right_choice int not null,
    -- also understood when it is read out to somebody
    spoken boolean not null,
    -- [{width, height, file}] of the redrawn picture, narrowest first
    picture jsonb,
    replaces uuid unique references training.question (id),
    written_by uuid not null,
    written_at timestamptz not null,
    retired_by uuid,
    retired_at timestamptz,
    constraint asked_in_words check (text_th is not null or text_en is not null),
    constraint retired_by_somebody check ((retired_at is null) = (retired_by is null))
);
create index question_area on training.question (area, level) where retired_at is null;

create table training.choice (
    question_id uuid not null references training.question (id),
    position int not null check (position between 1 and 6),
    text_th text check (length(text_th) between 1 and 300),
    text_en text check (length(text_en) between 1 and 300),
    primary key (question_id, position),
    constraint said_in_words check (text_th is not null or text_en is not null)
);
alter table training.question add constraint right_is_a_choice foreign key (id, right_choice)
    references training.choice (question_id, position) deferrable initially deferred;

-- How learners of a workshop are examined: before and after by the same questions, so that the two can be compared, and by a
-- practical task.
create table training.assessment (
    workshop_id uuid primary key references training.workshop (id),
    pre_open boolean not null default false,
    post_open boolean not null default false,
    feedback_open boolean not null default false,
    task_th text check (length(task_th) between 1 and 2000),
    task_en text check (length(task_en) between 1 and 2000),
    version int not null default 0
);
create table training.test_question (
    workshop_id uuid not null references training.assessment (workshop_id),
    position int not null check (position between 1 and 60),
    question_id uuid not null references training.question (id),
    primary key (workshop_id, position),
    unique (workshop_id, question_id)
);

-- By what a learner is called on everything that is printed for a test: a number, not a name. The code is the private link.
create table training.test_id (
    workshop_id uuid not null references training.assessment (workshop_id),
    -- of the person as it is after merges at the time of giving
    learner_id uuid not null references training.learner (id),
    number int not null check (number > 0),
    code text not null unique check (code ~ '^[A-HJ-NP-Z2-9]{10}$'),
    feedback_given boolean not null default false,
    primary key (workshop_id, learner_id),
    unique (workshop_id, number)
);

-- One test of one learner. Points are counted when it is finished; of_points is how many questions were asked.
create table training.sitting (
    id uuid primary key,
    workshop_id uuid not null references training.assessment (workshop_id),
    learner_id uuid not null references training.learner (id),
    kind text not null check (kind in ('PRE', 'POST')),
    how text not null check (how in ('PHONE', 'ORAL', 'PAPER')),
    started_at timestamptz not null,
    finished_at timestamptz,
    points int,
    of_points int not null check (of_points > 0),
    entered_by uuid,
    unique (workshop_id, learner_id, kind),
    constraint points_when_finished check ((finished_at is null) = (points is null)),
    constraint points_of_the_test check (points between 0 and of_points),
    constraint entered_by_somebody check ((how = 'PHONE') <= (entered_by is null))
);
create index sitting_learner on training.sitting (learner_id);
create table training.answer (
    sitting_id uuid not null references training.sitting (id),
    question_id uuid not null,
    -- absent answers have no row
    choice int not null,
    answered_at timestamptz not null,
    primary key (sitting_id, question_id),
    foreign key (question_id, choice) references training.choice (question_id, position)
);

-- What a learner made for the practical task. Sent again after "again" is another row.
create table training.task_work (
    id uuid primary key,
    workshop_id uuid not null references training.workshop (id),
    learner_id uuid not null references training.learner (id),
    -- [[{width, height, file}]] of the redrawn photos
    photos jsonb not null,
    words text check (length(words) between 1 and 1000),
    state text not null default 'WAITING' check (state in ('WAITING', 'ACCEPTED', 'AGAIN')),
    sent_by uuid not null,
    sent_at timestamptz not null,
    judged_by uuid,
    judged_at timestamptz,
    judged_words text check (length(judged_words) between 1 and 1000),
    version int not null default 0,
    constraint judged_by_somebody check ((state = 'WAITING') = (judged_at is null) and (judged_at is null) = (judged_by is null)),
    constraint again_says_why check (state <> 'AGAIN' or judged_words is not null),
    constraint something_is_there check (words is not null or jsonb_array_length(photos) > 0)
);
create index task_work_learner on training.task_work (workshop_id, learner_id);
create unique index one_task_waits on training.task_work (workshop_id, learner_id) where state = 'WAITING';

-- A level in an area, given because somebody saw the evidence. It is taken back by saying why, never erased.
create table training.competency_level (
    id uuid primary key,
    learner_id uuid not null references training.learner (id),
    area text not null check (area ~ '^C[1-6]$'),
    level int not null check (level between 1 and 3),
    evidence_words text not null check (length(evidence_words) between 3 and 1000),
    -- page of the record that was seen, inside the hub
    evidence_path text check (evidence_path ~ '^/[a-z][A-Za-z0-9/_-]{1,250}$'),
    photo jsonb,
    given_by uuid not null,
    given_at timestamptz not null,
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    withdrawn_words text check (length(withdrawn_words) between 3 and 500),
    constraint evidence_was_seen check (evidence_path is not null or photo is not null),
    constraint withdrawn_with_words check ((withdrawn_at is null) = (withdrawn_by is null)
        and (withdrawn_at is null) = (withdrawn_words is null))
);
create unique index one_level_once on training.competency_level (learner_id, area, level) where withdrawn_at is null;

-- That somebody was trained. Numbers follow each other without a gap; the code is on the paper, and whoever reads it may ask.
create table training.certificate (
    id uuid primary key,
    number text not null unique,
    code text not null unique check (code ~ '^[A-HJ-NP-Z2-9]{16}$'),
    workshop_id uuid not null references training.workshop (id),
    learner_id uuid not null references training.learner (id),
    -- place in the list of revoked badges
    status_index int not null unique check (status_index between 0 and 131071),
    -- of the hash by which the holder is told in the badge
    salt text not null,
    met_at timestamptz not null,
    issued_by uuid not null,
    issued_at timestamptz not null,
    revoked_by uuid,
    revoked_at timestamptz,
    revoked_words text check (length(revoked_words) between 3 and 500),
    constraint revoked_with_words check ((revoked_at is null) = (revoked_by is null)
        and (revoked_at is null) = (revoked_words is null))
);
create unique index one_valid_certificate on training.certificate (workshop_id, learner_id) where revoked_at is null;
create index certificate_learner on training.certificate (learner_id);
create sequence training.status_index minvalue 0 maxvalue 131071;

-- What was issued stays as it was issued; it can only be revoked, once.
create function training.certificate_stays() returns trigger language plpgsql as $$
begin
    if (new.id, new.number, new.code, new.workshop_id, new.learner_id, new.status_index, new.salt, new.met_at, new.issued_by,
        new.issued_at) is distinct from
       (old.id, old.number, old.code, old.workshop_id, old.learner_id, old.status_index, old.salt, old.met_at, old.issued_by,
        old.issued_at) or old.revoked_at is not null and new.revoked_at is distinct from old.revoked_at then
        raise exception 'certificate % stays as it was issued', old.number using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger certificate_stays before update on training.certificate
    for each row execute function training.certificate_stays();

create table training.material (
    id uuid primary key,
    workshop_id uuid not null references training.workshop (id),
    title_th text check (length(title_th) between 1 and 200),
    title_en text check (length(title_en) between 1 and 200),
    file_name text not null check (length(file_name) between 1 and 120),
    bytes bigint not null check (bytes > 0),
    digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    added_by uuid not null,
    added_at timestamptz not null,
    removed_by uuid,
    removed_at timestamptz,
    constraint titled_material check (title_th is not null or title_en is not null)
);
create index material_workshop on training.material (workshop_id) where removed_at is null;

-- What somebody thought of a workshop. Nothing leads from here to who it was: no learner, no time of day, no order of coming.
create table training.feedback (
    id uuid primary key,
    workshop_id uuid not null references training.workshop (id),
    given_on date not null,
    useful int not null check (useful between 1 and 5),
    clear int not null check (clear between 1 and 5),
    will_use int not null check (will_use between 1 and 5),
    words text check (length(words) between 1 and 1000)
);
create index feedback_workshop on training.feedback (workshop_id);

-- Whose tests, tasks and hours are looked at: everybody with a seat, and everybody who came, was examined or sent work.
create view training.examined as
select e.workshop_id, l.one_id as learner_id
from training.enrolment e join training.learner l on l.id = e.learner_id where e.state = 'CONFIRMED'
union
select s.workshop_id, l.one_id
from training.attendance a join training.session s on s.id = a.session_id join training.learner l on l.id = a.learner_id
union
select t.workshop_id, l.one_id from training.sitting t join training.learner l on l.id = t.learner_id
union
select t.workshop_id, l.one_id from training.task_work t join training.learner l on l.id = t.learner_id;

-- The rule of the certificate, per person and workshop: attendance of at least 0.80 of the hours, a post-test of at least 0.60
-- of its points, one practical task accepted; compared unrounded, each in whole numbers. Each *_at is when that part was
-- first met: a part of the workshop counts at its end, a test when it was finished, a task when it was accepted.
create view training.trained as
with hours as (
    select s.workshop_id, o.one_id as learner_id, s.id, s.ends_at, max(least(a.minutes, s.minutes)) as minutes
    from training.attendance a
    join training.session s on s.id = a.session_id
    join training.learner o on o.id = a.learner_id
    group by s.workshop_id, o.one_id, s.id, s.ends_at
), whole as (
    select workshop_id, sum(minutes) as minutes from training.session group by workshop_id
), so_far as (
    select h.workshop_id, h.learner_id, h.ends_at, h.minutes,
           sum(h.minutes) over (partition by h.workshop_id, h.learner_id order by h.ends_at, h.id) as sum,
           w.minutes as of_minutes
    from hours h join whole w on w.workshop_id = h.workshop_id
), attended as (
    select workshop_id, learner_id, sum(minutes) as minutes, min(ends_at) filter (where sum * 100 >= of_minutes * 80) as at
    from so_far group by workshop_id, learner_id
), tested as (
    select t.workshop_id, o.one_id as learner_id, t.kind,
           (array_agg(t.points order by t.points::numeric / t.of_points desc, t.finished_at))[1] as points,
           (array_agg(t.of_points order by t.points::numeric / t.of_points desc, t.finished_at))[1] as of_points,
           min(t.finished_at) filter (where t.points * 100 >= t.of_points * 60) as at
    from training.sitting t join training.learner o on o.id = t.learner_id
    where t.finished_at is not null
    group by t.workshop_id, o.one_id, t.kind
), tasked as (
    select t.workshop_id, o.one_id as learner_id, min(t.judged_at) filter (where t.state = 'ACCEPTED') as at,
           count(*) as works, count(*) filter (where t.state = 'WAITING') as waiting,
           (array_agg(t.id order by t.judged_at) filter (where t.state = 'ACCEPTED'))[1] as work_id
    from training.task_work t join training.learner o on o.id = t.learner_id
    group by t.workshop_id, o.one_id
)
select e.workshop_id, e.learner_id, coalesce(a.minutes, 0)::int as minutes, coalesce(w.minutes, 0)::int as of_minutes,
       pre.points as pre, pre.of_points as pre_of, post.points as post, post.of_points as post_of,
       coalesce(k.works, 0)::int as works, coalesce(k.waiting, 0)::int as works_waiting, k.work_id,
       a.at as attended_at, post.at as post_at, k.at as task_at,
       case when a.at is not null and post.at is not null and k.at is not null then greatest(a.at, post.at, k.at) end as met_at
from training.examined e
join training.workshop x on x.id = e.workshop_id and x.state <> 'CANCELLED'
left join whole w on w.workshop_id = e.workshop_id
left join attended a on a.workshop_id = e.workshop_id and a.learner_id = e.learner_id
left join tested pre on pre.workshop_id = e.workshop_id and pre.learner_id = e.learner_id and pre.kind = 'PRE'
left join tested post on post.workshop_id = e.workshop_id and post.learner_id = e.learner_id and post.kind = 'POST'
left join tasked k on k.workshop_id = e.workshop_id and k.learner_id = e.learner_id;

-- Published, IND1: leaders trained, one row for each row of a learner. A person is counted once for the whole programme, from
-- the first moment at which the rule was met in one workshop. Whose row was merged into another's is told apart. A leader is
-- who leads a group in the directory, or stands in for its leader; of who is not in the directory, who signed up for a group.
-- The others are trained, but no leaders (docs/decisions/0060).
-- Who has nothing but revoked certificates is counted until the last of them was.
create view training.evidence_leader as
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
       l.province_code, l.sex, l.birth_year, l.craft, '/learners/' || l.id as path,
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
       null, null, 'merged_into_other', l.province_code, l.sex, l.birth_year, l.craft, '/learners/' || l.id,
       jsonb_build_object('merged_into', l.one_id)
from training.learner l
where l.merged_into is not null;
