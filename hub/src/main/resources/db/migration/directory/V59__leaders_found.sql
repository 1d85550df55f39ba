-- Leaders are looked up person by person when somebody searches groups by them: their terms alone, without looking at rows.
create index membership_leaders on directory.membership (person_id) include (group_id)
    where role = 'LEADER' and until_date is null;
