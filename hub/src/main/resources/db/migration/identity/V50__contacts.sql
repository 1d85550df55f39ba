-- How a person of an account is reached. Not unique: mother and daughter may share one phone.
create table identity.account_contact (
    account_id uuid not null references identity.account (id),
    kind text not null check (kind in ('EMAIL', 'PHONE')),
    value text not null check (value <> '' and value !~ '[[:cntrl:] ]'),
    primary key (account_id, kind)
);
create index account_contact_value on identity.account_contact (kind, lower(value));

-- Some notices are for one person of an organisation.
alter table identity.notice add column account_id uuid;
