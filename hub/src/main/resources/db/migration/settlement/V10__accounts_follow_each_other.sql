-- Accounts by which the hub and groups are paid follow each other: each from a day on, none is changed.
alter table settlement.payee
    add column id uuid not null default gen_random_uuid(),
    add column starts_on date,
    add column ends_on date,
    add column source text not null default 'Entered before its source was asked for'
        check (length(source) between 3 and 200);
update settlement.payee set starts_on = (entered_at at time zone 'Asia/Bangkok')::date;
alter table settlement.payee
    alter column starts_on set not null,
    alter column id drop default,
    alter column source drop default,
    add constraint ends_after_it_starts check (ends_on >= starts_on),
    drop constraint payee_pkey,
    add primary key (id);
create index payee_organisation on settlement.payee (organisation_id, starts_on desc, entered_at desc);
create trigger stays before update or delete on settlement.payee
    for each row execute function settlement.stays('{}');
