-- The orders of the list of orders.
create index buyer_order_by_date on ordering.buyer_order (created_at desc, number desc);
create index buyer_order_by_buyer on ordering.buyer_order (buyer_name collate "th-x-icu", number);
create index order_line_order on ordering.order_line (order_id);
create index allocation_accepted on ordering.allocation (line_id) where state = 'ACCEPTED';

-- Every order with its sums, all at once: for lists that are narrowed or put in order by them. One order alone is quicker
-- asked of order_sums, which says the same.
create view ordering.order_figures as
select o.id as order_id, o.buyer_id, o.buyer_name, o.number, o.created_at,
       l.ordered, l.unallocated, l.due_week,
       case when o.cancelled_at is not null then 'CANCELLED'
            when l.allocated = 0 and p.order_id is not null then 'PROPOSED'
            when l.allocated = 0 then 'DRAFT'
            when l.unallocated = 0 and coalesce(a.accepted, 0) = l.allocated then 'ACCEPTED'
            else 'OFFERED' end as state
from ordering.buyer_order o
join (select order_id, sum(quantity) as ordered, sum(allocated) as allocated, sum(unallocated) as unallocated,
             max(due_week) as due_week
      from ordering.order_line group by order_id) l on l.order_id = o.id
left join (select n.order_id, sum(s.quantity) as accepted
           from ordering.allocation s join ordering.order_line n on n.id = s.line_id
           where s.state = 'ACCEPTED' group by n.order_id) a on a.order_id = o.id
left join (select order_id from ordering.plan_request where state = 'PROPOSED') p on p.order_id = o.id;
