-- Published for production: shares with the order they belong to, and the weeks in which they are made.
create view ordering.share_of_order as
select a.id, a.group_id, a.family_code, a.state, a.quantity, a.price_minor, a.version,
       l.id as line_id, l.order_id, l.due_week, l.batch_multiple, l.one_lot,
       o.number as order_number, o.buyer_id,
       w.first_week, w.last_week
from ordering.allocation a
join ordering.order_line l on l.id = a.line_id
join ordering.buyer_order o on o.id = l.order_id
left join lateral (select min(week) as first_week, max(week) as last_week
                   from ordering.allocation_week where allocation_id = a.id) w on true;
