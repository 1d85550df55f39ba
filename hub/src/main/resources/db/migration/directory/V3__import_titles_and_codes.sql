-- A province that the title of a file names counts for rows that name none.
alter table directory.import_file add column title_province text not null default '';

-- Codes of groups are counted on, never given again; the place of the highest need not be looked for.
create sequence directory.group_code;
select setval('directory.group_code', highest.number)
from (select max(substring(code from 2)::bigint) as number from directory.producer_group where code ~ '^G[0-9]{1,8}$') highest
where highest.number is not null;
drop index directory.producer_group_highest_code;
