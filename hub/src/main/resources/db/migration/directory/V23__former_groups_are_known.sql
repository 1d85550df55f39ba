-- A register that still has an entry that was merged into another group tells of that group.
alter table directory.group_alias add column core_key text generated always as
    (regexp_replace(name_key, '^(วิสาหกิจชุมชน|กลุ่มวิสาหกิจชุมชน|กลุ่ม)+', '')) stored;
create index group_alias_core on directory.group_alias (province_code, core_key);

-- Groups by all names and numbers that they go by or went by.
create view directory.known_group as
select id, false as former, code, external_id, name_key, core_key, province_code, subdistrict_code
from directory.producer_group
union all
select group_id, true, code, external_id, name_key, core_key, province_code, subdistrict_code
from directory.group_alias;

alter table directory.import_row drop constraint import_row_match_by_check;
alter table directory.import_row add constraint import_row_match_by_check
    check (match_by in ('NUMBER', 'NAME', 'FORMER'));
