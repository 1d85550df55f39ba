-- Leaders who cannot get in and ask their coordinator; closed when a sheet is made for them.
create table identity.help_ask (
    account_id uuid primary key references identity.account (id),
    asked_at timestamptz not null
);
