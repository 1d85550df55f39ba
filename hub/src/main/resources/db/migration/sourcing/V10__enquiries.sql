-- What somebody would like to buy, from the first question until it is won or lost.
create table sourcing.enquiry (
    id uuid primary key,
    number text not null unique,
    state text not null check (state in ('NEW', 'CLARIFYING', 'PROMISED', 'QUOTED', 'WON', 'LOST')),
    name text not null,
    organisation text not null,
    country text not null check (country ~ '^[A-Z]{2}$'),
    email text not null,
    wanted_by date,
    place text not null,
    words text,
    language text not null check (language in ('th', 'en')),
    -- number, name, organisation and e-mail in lower case, for finding
    search_key text not null,
    -- SHA-256 of the secret in the buyer's link; the secret itself is kept nowhere
    link_hash bytea not null unique,
    content_hash bytea not null,
    buyer_id uuid references sourcing.buyer (id),
    created_at timestamptz not null,
    changed_at timestamptz not null,
    promise_told_at timestamptz,
    lost_reason text,
    lost_note text,
    constraint lost_has_reason check ((state = 'LOST') = (lost_reason is not null))
);
create index enquiry_by_date on sourcing.enquiry (created_at desc, number desc);
create index enquiry_by_wanted on sourcing.enquiry (wanted_by, number);

create table sourcing.enquiry_line (
    id uuid primary key,
    enquiry_id uuid not null references sourcing.enquiry (id),
    position int not null,
    product_id uuid not null,
    -- as the product was when it was asked for
    product_code text not null,
    name_th text,
    name_en text,
    family_code text,
    quantity int not null check (quantity > 0),
    unit_code text not null,
    -- what could be promised when it was last looked at
    promise jsonb,
    promised_at timestamptz,
    unique (enquiry_id, position)
);

create table sourcing.enquiry_note (
    id uuid primary key,
    enquiry_id uuid not null references sourcing.enquiry (id),
    at timestamptz not null,
    -- absent when the buyer wrote
    account_id uuid,
    author text not null,
    words text not null check (words <> '')
);
create index enquiry_note_enquiry on sourcing.enquiry_note (enquiry_id, at);

create table sourcing.enquiry_file (
    enquiry_id uuid not null references sourcing.enquiry (id),
    position int not null,
    kind text not null check (kind in ('JPEG', 'PDF')),
    name text not null,
    digest text not null check (digest ~ '^[0-9a-f]{64}$'),
    bytes int not null,
    primary key (enquiry_id, position)
);
