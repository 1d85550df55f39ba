-- What is taken back of an invoice. A credit note never changes, and together they are at most the invoice.
alter table settlement.invoice
    -- the sums of its credit notes, kept by the trigger below
    add column credited_net_minor bigint not null default 0,
    add column credited_vat_minor bigint not null default 0,
    add constraint credited_at_most_invoiced
        check (credited_net_minor between 0 and net_minor and credited_vat_minor between 0 and vat_minor),
    drop constraint paid_at_most_its_total,
    add constraint paid_at_most_what_is_left
        check (paid_minor between 0 and total_minor - credited_net_minor - credited_vat_minor);
drop trigger stays on settlement.invoice;
create trigger stays before update or delete on settlement.invoice
    for each row execute function settlement.stays('{paid_minor,credited_net_minor,credited_vat_minor}');

create table settlement.credit_note (
    id uuid primary key,
    number text not null unique,
    invoice_id uuid not null references settlement.invoice (id),
    -- FEWER_PIECES and MISTAKE: the order still costs what it costs, and may be invoiced again. The others are given away.
    reason text not null check (reason in ('FEWER_PIECES', 'MISTAKE', 'FAULTY', 'RETURNED', 'PRICE_LOWERED')),
    words text not null check (length(words) between 3 and 300),
    discount_minor bigint not null check (discount_minor >= 0),
    net_minor bigint not null check (net_minor > 0),
    vat_percent numeric(6, 3) not null,
    vat_minor bigint not null check (vat_minor >= 0),
    total_minor bigint not null,
    -- of the invoice, before this one
    left_net_minor bigint not null,
    issued_by uuid not null,
    issued_at timestamptz not null,
    constraint total_is_net_and_vat check (total_minor = net_minor + vat_minor),
    constraint at_most_what_was_left check (net_minor <= left_net_minor)
);
create index credit_note_invoice on settlement.credit_note (invoice_id, issued_at);
create table settlement.credit_note_line (
    credit_note_id uuid not null references settlement.credit_note (id),
    position int not null,
    -- the line of the invoice whose pieces they are; absent for an amount
    invoice_position int,
    name_th text not null,
    name_en text not null,
    quantity int not null check (quantity > 0),
    unit_code text not null,
    price numeric(18, 4) not null,
    amount_minor bigint not null,
    primary key (credit_note_id, position)
);
create trigger stays before update or delete on settlement.credit_note
    for each row execute function settlement.stays('{}');
create trigger stays before update or delete on settlement.credit_note_line
    for each row execute function settlement.stays('{}');
create function settlement.add_credit_note() returns trigger language plpgsql as $$
begin
    update settlement.invoice
    set credited_net_minor = credited_net_minor + new.net_minor, credited_vat_minor = credited_vat_minor + new.vat_minor
    where id = new.invoice_id and vat_percent = new.vat_percent;
    if not found then
        raise exception 'a credit note has the rate of its invoice' using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger add_credit_note after insert on settlement.credit_note
    for each row execute function settlement.add_credit_note();
