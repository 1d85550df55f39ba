-- Which account somebody is whom a provider of OpenID Connect names by a subject of its own.
create table identity.openid_subject (
    issuer text not null,
    subject text not null,
    account_id uuid not null references identity.account (id),
    linked_at timestamptz not null,
    used_at timestamptz not null,
    primary key (issuer, subject)
);
create index openid_subject_account on identity.openid_subject (account_id);
