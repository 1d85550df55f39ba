create schema platform;

-- A form that a person sent, whatever number of times the network delivered it.
create table platform.form_once (
    token uuid primary key,
    account_id uuid not null,
    purpose text not null,
    content_hash bytea not null,
    result text,
    at timestamptz not null
);
