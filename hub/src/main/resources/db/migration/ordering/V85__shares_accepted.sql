-- Published: when groups said yes to a share of an order.
create view ordering.shares_accepted as
select a.group_id, a.answered_at as at, a.quantity as pieces
from ordering.allocation a
where a.state = 'ACCEPTED' and a.answered_at is not null;
