-- Published for settlement: whose share of which order it is, and how long a piece takes.
create view ordering.share_minutes as
select a.id, a.group_id, l.order_id, a.family_code, a.minutes_per_piece
from ordering.allocation a
join ordering.order_line l on l.id = a.line_id;
