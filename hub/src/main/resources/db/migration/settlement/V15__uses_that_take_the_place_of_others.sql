-- A use of a payment that takes the place of another: less of an invoice is left to be paid. Both sums change once, so that no law
-- sees the payment gone in between.
alter table settlement.receipt_use add column instead_of uuid unique references settlement.receipt_use (id);
create or replace function settlement.add_receipt_use() returns trigger language plpgsql as $$
declare
    before settlement.receipt_use;
    sign int := case when tg_op = 'INSERT' then 1 when old.undone_at is null and new.undone_at is not null then -1 else 0 end;
begin
    if sign = 0 then
        raise exception 'what is undone stays undone' using errcode = 'check_violation';
    end if;
    if tg_op = 'UPDATE' and exists (select 1 from settlement.receipt_use where instead_of = new.id) then
        return null;
    end if;
    if tg_op = 'INSERT' and new.instead_of is not null then
        select * into before from settlement.receipt_use where id = new.instead_of for update;
        if before.undone_at is not null or before.receipt_id <> new.receipt_id or before.invoice_id <> new.invoice_id
               or new.taken_minor > before.taken_minor or new.settles_minor > before.settles_minor then
            raise exception 'use % does not take the place of %', new.id, before.id using errcode = 'check_violation';
        end if;
        update settlement.receipt_use set undone_by = new.made_by, undone_at = new.made_at where id = before.id;
    end if;
    update settlement.receipt
    set used_minor = used_minor + sign * new.taken_minor - coalesce(before.taken_minor, 0) where id = new.receipt_id;
    update settlement.invoice
    set paid_minor = paid_minor + sign * new.settles_minor - coalesce(before.settles_minor, 0) where id = new.invoice_id;
    return null;
end $$;
