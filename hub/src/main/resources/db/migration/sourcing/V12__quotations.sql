-- What a buyer is offered. A version that was sent stays as it is; what changes is the next version.
create table sourcing.quotation (
    id uuid primary key,
    number text not null unique,
    enquiry_id uuid not null references sourcing.enquiry (id),
    state text not null check (state in ('DRAFT', 'SENT', 'ACCEPTED', 'EXPIRED', 'WITHDRAWN', 'LOST')),
    -- the version that the buyer sees; absent until one was sent
    current_version int,
    created_at timestamptz not null,
    accepted_at timestamptz,
    accepted_version int,
    constraint sent_has_version check (state in ('DRAFT', 'WITHDRAWN', 'LOST') or current_version is not null),
    constraint accepted_is_seen check ((state = 'ACCEPTED') = (accepted_version is not null))
);
create unique index one_live_quotation on sourcing.quotation (enquiry_id) where state in ('DRAFT', 'SENT', 'EXPIRED');
create index quotation_enquiry on sourcing.quotation (enquiry_id);

create table sourcing.quotation_version (
    quotation_id uuid not null references sourcing.quotation (id),
    version int not null check (version > 0),
    -- included
    valid_until date not null,
    currency text not null check (currency ~ '^[A-Z]{3}$'),
    -- baht for one of the currency, as it was on that day by that source
    rate numeric(18, 8) check (rate > 0),
    rate_source text,
    rate_on date,
    incoterm text not null,
    incoterm_place text not null check (incoterm_place <> ''),
    deposit_percent int not null check (deposit_percent between 0 and 100),
    note text,
    total_minor bigint not null check (total_minor >= 0),
    written_at timestamptz not null,
    written_by uuid not null,
    sent_at timestamptz,
    constraint foreign_has_rate
        check ((currency = 'THB') = (rate is null) and (rate is null) = (rate_source is null)
               and (rate is null) = (rate_on is null)),
    primary key (quotation_id, version)
);

create table sourcing.quotation_line (
    quotation_id uuid not null,
    version int not null,
    position int not null,
    enquiry_line_id uuid not null references sourcing.enquiry_line (id),
    name_th text,
    name_en text,
    family_code text,
    quantity int not null check (quantity > 0),
    unit_code text not null,
    due_week text not null check (due_week ~ '^[0-9]{4}-W[0-9]{2}$'),
    -- of one, in the currency
    price numeric(18, 4) not null check (price > 0),
    -- quantity × price, half up, in the minor unit
    amount_minor bigint not null check (amount_minor >= 0),
    primary key (quotation_id, version, position),
    foreign key (quotation_id, version) references sourcing.quotation_version (quotation_id, version)
);

create function sourcing.sent_versions_stay() returns trigger language plpgsql as $$
begin
    if exists (select 1 from sourcing.quotation_version v
               where v.quotation_id = old.quotation_id and v.version = old.version and v.sent_at is not null) then
        raise exception 'a version that was sent stays as it is';
    end if;
    return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger sent_versions_stay before update or delete on sourcing.quotation_version
    for each row execute function sourcing.sent_versions_stay();
create trigger sent_versions_stay before update or delete on sourcing.quotation_line
    for each row execute function sourcing.sent_versions_stay();
