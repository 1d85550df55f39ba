-- Published: when groups wrote their costs down, each version for itself.
create view settlement.cost_sheets_made as
select s.group_id, v.written_at as at
from settlement.cost_version v join settlement.cost_sheet s on s.id = v.sheet_id;
