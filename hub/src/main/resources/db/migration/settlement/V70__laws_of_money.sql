-- Laws that until now only the services kept.

-- An invoice, a receipt or a payment takes the number after the last: its transaction holds the counter, so the one before is there.
create function settlement.number_follows() returns trigger language plpgsql as $$
declare
    of_kind text := split_part(new.number, '-', 1);
    of_year int := split_part(new.number, '-', 2)::int;
    count int := split_part(new.number, '-', 3)::int;
    before boolean;
begin
    if count > 1 then
        execute format('select exists (select 1 from settlement.%I where number = $1)', tg_table_name)
        into before using platform.number_text(of_kind, of_year, count - 1);
        if not before then
            raise exception 'number % follows none', new.number
                using errcode = 'check_violation', constraint = 'number_follows';
        end if;
    end if;
    return null;
end $$;
create trigger number_follows after insert on settlement.invoice
    for each row execute function settlement.number_follows();
create trigger number_follows after insert on settlement.receipt
    for each row execute function settlement.number_follows();
create trigger number_follows after insert on settlement.payout
    for each row execute function settlement.number_follows();

-- Of what came in for an order at most so much is passed on to groups before the work, in baht at the agreed rate; whoever passes on
-- or takes a payment back holds the terms of the order.
create function settlement.came_in(of_order uuid) returns bigint language sql stable as $$
    select coalesce(sum(round(i.paid_minor / (10::numeric ^ c.digits) * coalesce(i.rate, 1), 2) * 100), 0)::bigint
    from settlement.invoice i join settlement.currency c on c.code = i.currency where i.order_id = of_order
$$;
create function settlement.deposit_came_in() returns trigger language plpgsql as $$
declare
    passed_on bigint;
begin
    perform 1 from settlement.order_terms where order_id = new.order_id for update;
    select coalesce(sum(amount_minor), 0) into passed_on from settlement.payout where order_id = new.order_id;
    if passed_on > 0 and passed_on > settlement.came_in(new.order_id) then
        raise exception 'of order % more was passed on (%) than came in', new.order_id, passed_on
            using errcode = 'check_violation', constraint = 'passed_on_at_most_received';
    end if;
    return null;
end $$;
create trigger deposit_came_in after insert on settlement.payout
    for each row when (new.order_id is not null) execute function settlement.deposit_came_in();
create trigger deposit_stays_in after update on settlement.invoice
    for each row when (new.paid_minor < old.paid_minor) execute function settlement.deposit_came_in();

-- What an invoice asks for is the sum of its lines; both are written in one transaction.
create function settlement.lines_add_up() returns trigger language plpgsql as $$
declare
    invoice settlement.invoice;
begin
    select * into invoice from settlement.invoice
    where id = case tg_table_name when 'invoice' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'invoice_id' end::uuid;
    if invoice.net_minor + invoice.discount_minor is distinct from
           (select coalesce(sum(amount_minor), 0) from settlement.invoice_line where invoice_id = invoice.id) then
        raise exception 'the lines of invoice % do not add up', invoice.number
            using errcode = 'check_violation', constraint = 'lines_add_up';
    end if;
    return null;
end $$;
create constraint trigger lines_add_up after insert on settlement.invoice
    deferrable initially deferred for each row execute function settlement.lines_add_up();
create constraint trigger lines_add_up after insert on settlement.invoice_line
    deferrable initially deferred for each row execute function settlement.lines_add_up();

-- A payment of one is never used for what another owes, or has earned.
create function settlement.receipt_of_the_buyer() returns trigger language plpgsql as $$
begin
    if (select buyer_id from settlement.receipt where id = new.receipt_id)
           <> (select buyer_id from settlement.invoice where id = new.invoice_id) then
        raise exception 'receipt % is of another buyer', new.receipt_id
            using errcode = 'check_violation', constraint = 'receipt_of_the_buyer';
    end if;
    return new;
end $$;
create trigger receipt_of_the_buyer before insert on settlement.receipt_use
    for each row execute function settlement.receipt_of_the_buyer();
create function settlement.payout_of_the_group() returns trigger language plpgsql as $$
begin
    if (select group_id from settlement.payout where id = new.payout_id)
           <> (select group_id from ordering.share_of_order where id = new.work_id) then
        raise exception 'payout % is of another group', new.payout_id
            using errcode = 'check_violation', constraint = 'payout_of_the_group';
    end if;
    return new;
end $$;
create trigger payout_of_the_group before insert on settlement.payout_use
    for each row execute function settlement.payout_of_the_group();
