-- Groups that were asked to look at their weeks again: once a calendar month, never double.
create table directory.confirmation_reminder (
    group_id uuid not null references directory.producer_group (id) on delete cascade,
    period text not null check (period ~ '^[0-9]{4}-[0-9]{2}$'),
    made_on date not null,
    confirmed_on date,
    primary key (group_id, period)
);
