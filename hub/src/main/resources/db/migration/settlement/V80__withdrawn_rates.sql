-- A mistyped row of a tax or a wage is withdrawn with a reason and keeps standing; what was agreed by it points at it. The right
-- row may begin on the same day.
alter table settlement.order_terms drop constraint order_terms_vat_kind_vat_starts_on_fkey;
alter table settlement.tax_rate drop constraint tax_rate_pkey;
alter table settlement.tax_rate
    add column id uuid not null default gen_random_uuid() primary key,
    add column withdrawn_at timestamptz,
    add column withdrawn_by uuid,
    add column withdrawn_why text check (length(withdrawn_why) between 3 and 500),
    add constraint withdrawn_by_somebody_for_a_reason
        check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null));
create unique index one_tax_rate_in_force on settlement.tax_rate (kind, starts_on) where withdrawn_at is null;

alter table settlement.wage drop constraint wage_pkey;
alter table settlement.wage
    add column id uuid not null default gen_random_uuid() primary key,
    add column withdrawn_at timestamptz,
    add column withdrawn_by uuid,
    add column withdrawn_why text check (length(withdrawn_why) between 3 and 500),
    add constraint withdrawn_by_somebody_for_a_reason
        check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why is null));
create unique index one_wage_in_force on settlement.wage (province_code, district_code, step, starts_on)
    where withdrawn_at is null;

-- Withdrawing is all that happens to a row, and it happens once.
create function settlement.withdrawn_once() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.withdrawn_at is not null
            or (to_jsonb(old) - '{withdrawn_at,withdrawn_by,withdrawn_why}'::text[])
                is distinct from (to_jsonb(new) - '{withdrawn_at,withdrawn_by,withdrawn_why}'::text[]) then
        raise exception '% is never changed', tg_table_name using errcode = 'check_violation';
    end if;
    return new;
end $$;
drop trigger stays on settlement.tax_rate;
drop trigger stays on settlement.wage;
create trigger stays before update or delete on settlement.tax_rate
    for each row execute function settlement.withdrawn_once();
create trigger stays before update or delete on settlement.wage
    for each row execute function settlement.withdrawn_once();

alter table settlement.order_terms disable trigger stays;
alter table settlement.order_terms add column vat_rate_id uuid references settlement.tax_rate (id);
update settlement.order_terms t set vat_rate_id =
    (select r.id from settlement.tax_rate r where r.kind = t.vat_kind and r.starts_on = t.vat_starts_on);
alter table settlement.order_terms enable trigger stays;
