-- An order has versions: the first as it was entered, and one more with each change that somebody asked for.
alter table ordering.buyer_order add column version int not null default 1 check (version > 0);

-- A line that was taken out keeps its place and the shares that it had.
alter table ordering.order_line add column removed_at timestamptz;
alter table ordering.order_line drop constraint order_line_quantity_check;
alter table ordering.order_line add constraint order_line_quantity_check
    check (quantity > 0 or quantity = 0 and removed_at is not null);

create table ordering.order_version (
    order_id uuid not null references ordering.buyer_order (id),
    version int not null check (version > 1),
    reason text not null,
    asked_by text not null check (asked_by in ('buyer', 'group', 'programme')),
    made_by uuid not null,
    made_at timestamptz not null,
    -- lines before and after, and what it meant for the shares of groups
    change jsonb not null,
    primary key (order_id, version)
);

create or replace view ordering.order_sums as
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
           max(n.due_week) filter (where n.removed_at is null) as due_week,
           coalesce(sum((select sum(a.quantity) from ordering.allocation a
                         where a.line_id = n.id and a.state = 'ACCEPTED')), 0) as accepted
    from ordering.order_line n where n.order_id = o.id) l;

create or replace view ordering.order_figures as
select o.id as order_id, o.buyer_id, o.buyer_name, o.number, o.created_at,
       l.ordered, l.unallocated, l.due_week,
       case when o.cancelled_at is not null then 'CANCELLED'
            when l.allocated = 0 and p.order_id is not null then 'PROPOSED'
            when l.allocated = 0 then 'DRAFT'
            when l.unallocated = 0 and coalesce(a.accepted, 0) = l.allocated then 'ACCEPTED'
            else 'OFFERED' end as state
from ordering.buyer_order o
join (select order_id, sum(quantity) as ordered, sum(allocated) as allocated, sum(unallocated) as unallocated,
             max(due_week) filter (where removed_at is null) as due_week
      from ordering.order_line group by order_id) l on l.order_id = o.id
left join (select n.order_id, sum(s.quantity) as accepted
           from ordering.allocation s join ordering.order_line n on n.id = s.line_id
           where s.state = 'ACCEPTED' group by n.order_id) a on a.order_id = o.id
left join (select order_id from ordering.plan_request where state = 'PROPOSED') p on p.order_id = o.id;
