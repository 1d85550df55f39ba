create schema if not exists sourcing;

create table sourcing.buyer (
    id uuid primary key,
    code text not null unique,
    name text not null check (name <> ''),
    -- lower case, for finding the same buyer again
    name_key text not null unique,
    country text not null check (country ~ '^[A-Z]{2}$'),
    email text,
    created_at timestamptz not null
);
