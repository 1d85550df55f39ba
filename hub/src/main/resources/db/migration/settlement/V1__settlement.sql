create schema if not exists settlement;

-- ISO 4217: how many places an amount has.
create table settlement.currency (
    code text primary key check (code ~ '^[A-Z]{3}$'),
    digits int not null check (digits between 0 and 3)
);
insert into settlement.currency (code, digits) values
    ('THB', 2), ('VND', 0), ('IDR', 2), ('LAK', 2), ('MMK', 2), ('KHR', 2), ('PHP', 2), ('MYR', 2), ('SGD', 2), ('BND', 2), ('USD', 2), ('EUR', 2), ('JPY', 0), ('AUD', 2), ('GBP', 2);

-- What a government can change: a row for each time, with its source and the day on which somebody last looked. None is
-- changed; a renewal is a row of its own. Days are included.
create table settlement.wage (
    province_code text not null,
    -- empty: the whole province
    district_code text not null default '',
    step text not null check (step in ('LEGAL', 'LIVING')),
    starts_on date not null,
    ends_on date,
    baht numeric(10, 2) not null check (baht > 0),
    source text not null check (length(source) between 3 and 200),
    checked_on date not null,
    entered_by uuid,
    constraint ends_after_it_starts check (ends_on >= starts_on),
    primary key (province_code, district_code, step, starts_on)
);
create table settlement.tax_rate (
    kind text not null check (kind in ('VAT', 'VAT_EXPORT', 'HIRE_OF_WORK', 'TRANSPORT', 'ADVERTISING', 'RENT', 'GOODS')),
    starts_on date not null,
    ends_on date,
    percent numeric(6, 3) not null check (percent between 0 and 100),
    -- payments below have nothing kept back
    from_minor bigint not null default 0 check (from_minor >= 0),
    source text not null check (length(source) between 3 and 200),
    checked_on date not null,
    entered_by uuid,
    constraint ends_after_it_starts check (ends_on >= starts_on),
    primary key (kind, starts_on)
);
insert into settlement.tax_rate (kind, starts_on, ends_on, percent, from_minor, source, checked_on) values
    ('VAT', '2025-10-01', '2026-09-30', 7, 0, 'Royal decree that lowers VAT to 7 % up to 30 September 2026', '2026-11-25'),
    ('VAT_EXPORT', '1992-01-01', null, 0, 0, 'Revenue Code, section 80/1', '2026-11-25'),
    ('HIRE_OF_WORK', '2026-01-01', null, 3, 100000, 'Departmental order Tor Por 4/2528', '2026-11-25'),
    ('TRANSPORT', '2026-01-01', null, 1, 100000, 'Departmental order Tor Por 4/2528', '2026-11-25'),
    ('ADVERTISING', '2026-01-01', null, 2, 100000, 'Departmental order Tor Por 4/2528', '2026-11-25'),
    ('RENT', '2026-01-01', null, 5, 100000, 'Departmental order Tor Por 4/2528', '2026-11-25'),
    ('GOODS', '2026-01-01', null, 0, 0, 'Departmental order Tor Por 4/2528: none on goods', '2026-11-25');

-- What a piece of one product costs one group, in versions that stay.
create table settlement.cost_sheet (
    id uuid primary key,
    group_id uuid not null,
    family_code text not null,
    name text not null check (length(name) between 1 and 120),
    last_version int not null default 0 check (last_version >= 0),
    created_at timestamptz not null
);
create index cost_sheet_group on settlement.cost_sheet (group_id, family_code);

create table settlement.cost_version (
    sheet_id uuid not null references settlement.cost_sheet (id),
    version int not null check (version > 0),
    wastage_percent numeric(7, 3) not null check (wastage_percent >= 0),
    overhead_percent numeric(7, 3) not null check (overhead_percent >= 0),
    margin_percent numeric(7, 3) not null check (margin_percent >= 0 and margin_percent < 100),
    fee_percent numeric(7, 3) not null check (fee_percent >= 0 and fee_percent < 100),
    minutes numeric(12, 3) not null check (minutes > 0),
    materials_minor bigint not null check (materials_minor >= 0),
    wastage_minor bigint not null check (wastage_minor >= 0),
    labour_minor bigint not null check (labour_minor > 0),
    overhead_minor bigint not null check (overhead_minor >= 0),
    margin_minor bigint not null check (margin_minor >= 0),
    cluster_minor bigint not null check (cluster_minor >= 0),
    packing_minor bigint not null check (packing_minor >= 0),
    fee_minor bigint not null check (fee_minor >= 0),
    freight_minor bigint not null check (freight_minor >= 0),
    buyer_minor bigint not null,
    -- of a day, as the row of the province said on the day of writing
    wage_baht numeric(10, 2) not null check (wage_baht > 0),
    wage_starts_on date not null,
    -- the least piece rate, up to the next satang
    floor_minor bigint not null,
    -- what the group aims at, for a day
    target_baht numeric(10, 2) check (target_baht > 0),
    below_reason text check (length(below_reason) between 10 and 500),
    written_by uuid not null,
    written_at timestamptz not null,
    constraint floor_follows_the_wage check (floor_minor = ceil(wage_baht * 100 * minutes / 480)),
    constraint below_the_floor_with_a_reason check (labour_minor >= floor_minor or below_reason is not null),
    constraint price_adds_up check (buyer_minor = materials_minor + wastage_minor + labour_minor + overhead_minor
        + margin_minor + cluster_minor + packing_minor + fee_minor + freight_minor),
    primary key (sheet_id, version)
);
create table settlement.cost_line (
    sheet_id uuid not null,
    version int not null,
    position int not null,
    kind text not null check (kind in ('MATERIAL', 'STEP')),
    name text not null check (length(name) between 1 and 120),
    -- of a material; minutes of a step
    quantity numeric(14, 4) not null check (quantity > 0),
    -- of one; of an hour
    price numeric(14, 4) not null check (price >= 0),
    amount_minor bigint not null check (amount_minor >= 0),
    primary key (sheet_id, version, position),
    foreign key (sheet_id, version) references settlement.cost_version (sheet_id, version)
);

-- What an order costs its buyer. The rate is that of the day of agreement, and stays.
create table settlement.order_terms (
    order_id uuid primary key references ordering.buyer_order (id),
    buyer_id uuid not null,
    currency text not null references settlement.currency (code),
    -- baht for one of the currency
    rate numeric(18, 8) check (rate > 0),
    rate_source text check (length(rate_source) between 3 and 200),
    rate_on date,
    discount_percent numeric(6, 3) not null check (discount_percent between 0 and 100),
    vat_kind text not null check (vat_kind in ('VAT', 'VAT_EXPORT')),
    vat_percent numeric(6, 3) not null check (vat_percent between 0 and 100),
    vat_starts_on date not null,
    due_days int not null check (due_days between 0 and 365),
    agreed_by uuid not null,
    agreed_at timestamptz not null,
    constraint foreign_has_rate check ((currency = 'THB') = (rate is null) and (rate is null) = (rate_source is null)
                                       and (rate is null) = (rate_on is null)),
    foreign key (vat_kind, vat_starts_on) references settlement.tax_rate (kind, starts_on)
);
create table settlement.order_price (
    line_id uuid primary key references ordering.order_line (id) on delete cascade,
    order_id uuid not null references settlement.order_terms (order_id),
    price numeric(18, 4) not null check (price > 0)
);
create index order_price_order on settlement.order_price (order_id);
create table settlement.milestone (
    order_id uuid not null references settlement.order_terms (order_id),
    position int not null check (position between 1 and 12),
    percent numeric(7, 4) not null check (percent > 0 and percent <= 100),
    primary key (order_id, position)
);

create table settlement.invoice (
    id uuid primary key,
    number text not null unique,
    order_id uuid not null references settlement.order_terms (order_id),
    buyer_id uuid not null,
    buyer_name text not null,
    -- the instalment; absent where it is all that is left
    milestone int,
    currency text not null references settlement.currency (code),
    rate numeric(18, 8),
    discount_minor bigint not null check (discount_minor >= 0),
    net_minor bigint not null check (net_minor >= 0),
    vat_percent numeric(6, 3) not null,
    vat_minor bigint not null check (vat_minor >= 0),
    total_minor bigint not null,
    -- the sum of its receipts, kept by the trigger below
    paid_minor bigint not null default 0,
    due_on date not null,
    issued_by uuid not null,
    issued_at timestamptz not null,
    constraint total_is_net_and_vat check (total_minor = net_minor + vat_minor),
    constraint paid_at_most_its_total check (paid_minor between 0 and total_minor)
);
create index invoice_order on settlement.invoice (order_id);
create index invoice_buyer on settlement.invoice (buyer_id, issued_at);
create unique index one_invoice_of_an_instalment on settlement.invoice (order_id, milestone);
create table settlement.invoice_line (
    invoice_id uuid not null references settlement.invoice (id),
    position int not null,
    name_th text not null,
    name_en text not null,
    quantity int not null check (quantity > 0),
    unit_code text not null,
    price numeric(18, 4) not null,
    amount_minor bigint not null,
    primary key (invoice_id, position)
);

-- Money of a buyer. The bank's own number of it is booked once.
create table settlement.receipt (
    id uuid primary key,
    number text not null unique,
    notice_id text not null unique check (length(notice_id) between 1 and 80),
    buyer_id uuid not null,
    currency text not null references settlement.currency (code),
    amount_minor bigint not null check (amount_minor > 0),
    used_minor bigint not null default 0,
    received_on date not null,
    booked_by uuid not null,
    booked_at timestamptz not null,
    constraint used_at_most_received check (used_minor between 0 and amount_minor)
);
create index receipt_buyer on settlement.receipt (buyer_id, received_on);
create table settlement.receipt_use (
    id uuid primary key,
    receipt_id uuid not null references settlement.receipt (id),
    invoice_id uuid not null references settlement.invoice (id),
    -- in the currency of the receipt
    taken_minor bigint not null check (taken_minor > 0),
    -- in the currency of the invoice
    settles_minor bigint not null check (settles_minor > 0),
    made_by uuid not null,
    made_at timestamptz not null,
    undone_by uuid,
    undone_at timestamptz,
    constraint undone_by_somebody check ((undone_by is null) = (undone_at is null))
);
create index receipt_use_receipt on settlement.receipt_use (receipt_id);
create index receipt_use_invoice on settlement.receipt_use (invoice_id);

-- Where a group, or the hub itself, is paid by PromptPay.
create table settlement.payee (
    organisation_id uuid primary key,
    proxy text not null check (proxy in ('PHONE', 'NATIONAL_OR_TAX_ID', 'EWALLET')),
    digits text not null check (digits ~ '^[0-9]{10,15}$'),
    account_name text not null check (length(account_name) between 1 and 120),
    entered_by uuid not null,
    entered_at timestamptz not null
);

-- Money that went to a group, each with the bank's proof. With an order it is a part of that order's deposit, passed on
-- before the work: what is not yet used for accepted pieces is the group's advance.
create table settlement.payout (
    id uuid primary key,
    number text not null unique,
    group_id uuid not null,
    order_id uuid references ordering.buyer_order (id),
    amount_minor bigint not null check (amount_minor > 0),
    used_minor bigint not null default 0,
    withheld_percent numeric(6, 3) not null default 0 check (withheld_percent between 0 and 100),
    withheld_minor bigint not null default 0,
    bank_reference text not null unique check (length(bank_reference) between 1 and 80),
    paid_on date not null,
    proof_digest text not null check (proof_digest ~ '^[0-9a-f]{64}$'),
    proof_kind text not null check (proof_kind in ('PDF', 'JPEG', 'PNG')),
    paid_by uuid not null,
    paid_at timestamptz not null,
    constraint used_at_most_paid check (used_minor between 0 and amount_minor),
    constraint withheld_less_than_paid check (withheld_minor >= 0 and withheld_minor < amount_minor)
);
create index payout_group on settlement.payout (group_id, paid_on);
create index payout_order on settlement.payout (order_id);
create table settlement.payout_use (
    id uuid primary key,
    payout_id uuid not null references settlement.payout (id),
    work_id uuid not null references production.work_order (id),
    amount_minor bigint not null check (amount_minor > 0),
    made_by uuid not null,
    made_at timestamptz not null,
    undone_by uuid,
    undone_at timestamptz,
    constraint undone_by_somebody check ((undone_by is null) = (undone_at is null))
);
create index payout_use_payout on settlement.payout_use (payout_id);
create index payout_use_work on settlement.payout_use (work_id);
-- What was paid for the work of one group; the sum is kept by the trigger below.
create table settlement.work_account (
    work_id uuid primary key references production.work_order (id),
    paid_minor bigint not null check (paid_minor >= 0)
);

-- What was written stays: only sums that triggers keep, and an undoing, are ever added.
create function settlement.stays() returns trigger language plpgsql as $$
declare
    may_change text[] := tg_argv[0]::text[];
begin
    if tg_op = 'DELETE' or (to_jsonb(old) - may_change) is distinct from (to_jsonb(new) - may_change) then
        raise exception '% is never changed', tg_table_name using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger stays before update or delete on settlement.wage
    for each row execute function settlement.stays('{}');
create trigger stays before update or delete on settlement.tax_rate
    for each row execute function settlement.stays('{}');
create trigger stays before update or delete on settlement.cost_version
    for each row execute function settlement.stays('{below_reason}');
create trigger stays before update or delete on settlement.cost_line
    for each row execute function settlement.stays('{}');
create trigger stays before update or delete on settlement.order_terms
    for each row execute function settlement.stays('{}');
create trigger stays before update on settlement.order_price
    for each row execute function settlement.stays('{}');
create trigger stays before update or delete on settlement.milestone
    for each row execute function settlement.stays('{}');
create trigger stays before update or delete on settlement.invoice
    for each row execute function settlement.stays('{paid_minor}');
create trigger stays before update or delete on settlement.invoice_line
    for each row execute function settlement.stays('{}');
create trigger stays before update or delete on settlement.receipt
    for each row execute function settlement.stays('{used_minor}');
create trigger stays before update or delete on settlement.receipt_use
    for each row execute function settlement.stays('{undone_by,undone_at}');
create trigger stays before update or delete on settlement.payout
    for each row execute function settlement.stays('{used_minor,group_id}');
create trigger stays before update or delete on settlement.payout_use
    for each row execute function settlement.stays('{undone_by,undone_at}');

create function settlement.add_receipt_use() returns trigger language plpgsql as $$
declare
    sign int := case when tg_op = 'INSERT' then 1 when old.undone_at is null and new.undone_at is not null then -1 else 0 end;
begin
    if sign = 0 then
        raise exception 'what is undone stays undone' using errcode = 'check_violation';
    end if;
    update settlement.receipt set used_minor = used_minor + sign * new.taken_minor where id = new.receipt_id;
    update settlement.invoice set paid_minor = paid_minor + sign * new.settles_minor where id = new.invoice_id;
    return null;
end $$;
create trigger add_receipt_use after insert or update on settlement.receipt_use
    for each row execute function settlement.add_receipt_use();

create function settlement.add_payout_use() returns trigger language plpgsql as $$
declare
    sign int := case when tg_op = 'INSERT' then 1 when old.undone_at is null and new.undone_at is not null then -1 else 0 end;
begin
    if sign = 0 then
        raise exception 'what is undone stays undone' using errcode = 'check_violation';
    end if;
    update settlement.payout set used_minor = used_minor + sign * new.amount_minor where id = new.payout_id;
    insert into settlement.work_account (work_id, paid_minor) values (new.work_id, greatest(0, sign * new.amount_minor))
    on conflict (work_id) do update set paid_minor = settlement.work_account.paid_minor + sign * new.amount_minor;
    return null;
end $$;
create trigger add_payout_use after insert or update on settlement.payout_use
    for each row execute function settlement.add_payout_use();

-- Paid to a group is at most accepted × rate, for each work order, whoever changes either side.
create function settlement.paid_for_accepted() returns trigger language plpgsql as $$
declare
    earned bigint;
begin
    select (accepted + extra_accepted)::bigint * price_minor into earned
    from production.work_order where id = new.work_id for share;
    if new.paid_minor > earned then
        raise exception 'paid % for work % that has earned %', new.paid_minor, new.work_id, earned
            using errcode = 'check_violation', constraint = 'paid_at_most_accepted';
    end if;
    return null;
end $$;
create trigger paid_for_accepted after insert or update on settlement.work_account
    for each row execute function settlement.paid_for_accepted();
create function settlement.accepted_stays_paid() returns trigger language plpgsql as $$
declare
    paid bigint := (select paid_minor from settlement.work_account where work_id = new.id);
begin
    if paid > (new.accepted + new.extra_accepted)::bigint * new.price_minor then
        raise exception 'paid % for work % that would have earned less', paid, new.id
            using errcode = 'check_violation', constraint = 'paid_at_most_accepted';
    end if;
    return null;
end $$;
create trigger accepted_stays_paid after update on production.work_order
    for each row when (new.accepted + new.extra_accepted < old.accepted + old.extra_accepted
                       or new.price_minor < old.price_minor)
    execute function settlement.accepted_stays_paid();
