-- Whom the Revenue Department knows the hub and a group as: each row from its entry on, none is changed.
create table settlement.tax_party (
    id uuid primary key,
    organisation_id uuid not null,
    kind text not null check (kind in ('PERSON', 'COMPANY')),
    name text not null check (length(name) between 1 and 160),
    tax_id text not null check (tax_id ~ '^[0-9]{13}$'),
    address text not null check (length(address) between 5 and 300),
    source text not null check (length(source) between 3 and 200),
    entered_by uuid not null,
    entered_at timestamptz not null
);
create index tax_party_organisation on settlement.tax_party (organisation_id, entered_at desc);
create trigger stays before update or delete on settlement.tax_party
    for each row execute function settlement.stays('{}');

-- Section 50 bis of the Revenue Code: what was kept back of a payment, for the one it was kept back from. Amounts are those of
-- the payment, names those of the day of issue.
create table settlement.withholding_certificate (
    id uuid primary key,
    number text not null unique,
    payout_id uuid not null unique references settlement.payout (id),
    payer_name text not null,
    payer_tax_id text not null,
    payer_address text not null,
    payee_kind text not null check (payee_kind in ('PERSON', 'COMPANY')),
    payee_name text not null,
    payee_tax_id text not null,
    payee_address text not null,
    issued_by uuid not null,
    issuer_name text not null,
    issued_at timestamptz not null
);
create trigger stays before update or delete on settlement.withholding_certificate
    for each row execute function settlement.stays('{}');
