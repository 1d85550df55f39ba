-- Laws that until now only the services kept.

-- Each piece that an inspection did not accept has its main fault; both are written in one transaction.
create function production.faults_add_up() returns trigger language plpgsql as $$
declare
    one production.inspection;
    of_rework int;
    of_rejected int;
begin
    select * into one from production.inspection
    where id = case tg_table_name when 'inspection' then to_jsonb(new) ->> 'id' else to_jsonb(new) ->> 'inspection_id' end::uuid;
    select coalesce(sum(pieces) filter (where outcome = 'REWORK'), 0), coalesce(sum(pieces) filter (where outcome = 'REJECTED'), 0)
    into of_rework, of_rejected from production.inspection_fault where inspection_id = one.id;
    if one.rework <> of_rework or one.rejected <> of_rejected then
        raise exception 'the faults of inspection % do not add up', one.id
            using errcode = 'check_violation', constraint = 'faults_add_up';
    end if;
    return null;
end $$;
create constraint trigger faults_add_up after insert on production.inspection
    deferrable initially deferred for each row execute function production.faults_add_up();
create constraint trigger faults_add_up after insert on production.inspection_fault
    deferrable initially deferred for each row execute function production.faults_add_up();

-- Where the hub counted otherwise than the group said, somebody is asked why.
create function production.difference_is_asked() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from production.discrepancy where tranche_id = new.id and kind = 'DELIVERY') then
        raise exception 'tranche % counted % of % and nobody is asked why', new.id, new.counted, new.said
            using errcode = 'check_violation', constraint = 'difference_is_asked';
    end if;
    return null;
end $$;
create constraint trigger difference_is_asked after insert on production.tranche
    deferrable initially deferred for each row when (new.said <> new.counted)
    execute function production.difference_is_asked();

-- A share that a group said yes to has its work order, too.
create or replace function production.share_agrees() returns trigger language plpgsql as $$
declare
    share ordering.allocation;
    work production.work_order;
begin
    select * into share from ordering.allocation where id = new.id;
    select * into work from production.work_order where id = new.id;
    if coalesce(work.needed, 0) <> (case share.state when 'ACCEPTED' then share.quantity else 0 end) then
        raise exception 'share % of % pieces has work for %', new.id, share.quantity, coalesce(work.needed, 0)
            using errcode = 'check_violation', constraint = 'share_agrees';
    end if;
    return null;
end $$;
