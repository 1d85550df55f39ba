-- A credit note takes payments from its invoice and gives a part back in the same transaction: what counts is what is left at its end.
drop trigger deposit_stays_in on settlement.invoice;
create constraint trigger deposit_stays_in after update on settlement.invoice
    deferrable initially deferred for each row when (new.paid_minor < old.paid_minor)
    execute function settlement.deposit_came_in();

create trigger number_follows after insert on settlement.credit_note
    for each row execute function settlement.number_follows();
create trigger number_follows after insert on settlement.withholding_certificate
    for each row execute function settlement.number_follows();

create function settlement.credit_lines_add_up() returns trigger language plpgsql as $$
declare
    note settlement.credit_note;
begin
    select * into note from settlement.credit_note
    where id = case tg_table_name when 'credit_note' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'credit_note_id' end::uuid;
    if note.net_minor + note.discount_minor is distinct from
           (select coalesce(sum(amount_minor), 0) from settlement.credit_note_line where credit_note_id = note.id) then
        raise exception 'the lines of credit note % do not add up', note.number
            using errcode = 'check_violation', constraint = 'credit_lines_add_up';
    end if;
    return null;
end $$;
create constraint trigger credit_lines_add_up after insert on settlement.credit_note
    deferrable initially deferred for each row execute function settlement.credit_lines_add_up();
create constraint trigger credit_lines_add_up after insert on settlement.credit_note_line
    deferrable initially deferred for each row execute function settlement.credit_lines_add_up();
