create schema if not exists trade;

-- UBL DespatchAdvice: packed pieces of one order that left the hub together. What left is never changed; a despatch that was
-- written by mistake is withdrawn, with its reason, and its number stays.
create table trade.despatch (
    id uuid primary key,
    number text not null unique,
    order_id uuid not null,
    carrier text not null check (length(carrier) between 1 and 120),
    tracking text check (length(tracking) between 1 and 80),
    cartons int not null check (cartons between 1 and 10000),
    gross_grams bigint check (gross_grams between 1 and 100000000),
    despatched_on date not null,
    expected_on date,
    delivered_on date,
    delivered_words text check (length(delivered_words) between 1 and 500),
    delivered_by uuid,
    withdrawn_words text check (length(withdrawn_words) between 1 and 500),
    withdrawn_by uuid,
    withdrawn_at timestamptz,
    written_by uuid not null,
    written_at timestamptz not null,
    version int not null default 0,
    constraint expected_after_despatch check (expected_on >= despatched_on),
    constraint delivered_after_despatch check (delivered_on >= despatched_on),
    constraint delivered_by_somebody check ((delivered_on is null) = (delivered_by is null)),
    constraint withdrawn_with_reason check ((withdrawn_at is null) = (withdrawn_words is null)
                                            and (withdrawn_at is null) = (withdrawn_by is null)),
    constraint delivered_or_withdrawn check (delivered_on is null or withdrawn_at is null)
);
create index despatch_order on trade.despatch (order_id);
create index despatch_day on trade.despatch (despatched_on, number);

create table trade.despatch_line (
    despatch_id uuid not null references trade.despatch (id),
    line_id uuid not null,
    pieces int not null check (pieces > 0),
    primary key (despatch_id, line_id)
);
create index despatch_line_line on trade.despatch_line (line_id);

-- Published: pieces of each order line that left, and that arrived.
create view trade.despatched as
select d.order_id, l.line_id, sum(l.pieces)::int as pieces,
       coalesce(sum(l.pieces) filter (where d.delivered_on is not null), 0)::int as delivered,
       max(d.despatched_on) as last_on, max(d.delivered_on) as delivered_on
from trade.despatch d join trade.despatch_line l on l.despatch_id = d.id
where d.withdrawn_at is null
group by d.order_id, l.line_id;

-- Nothing leaves that was not packed. One at a time for each line, so that two forms cannot send the same pieces.
create function trade.only_packed() returns trigger language plpgsql as $$
declare
    packed bigint;
    sent bigint;
begin
    perform pg_advisory_xact_lock(hashtextextended('trade.line ' || new.line_id, 0));
    if not exists (select from trade.despatch d join ordering.order_line l on l.order_id = d.order_id
                   where d.id = new.despatch_id and l.id = new.line_id) then
        raise exception 'line % is of another order', new.line_id using errcode = 'check_violation';
    end if;
    select coalesce(sum(w.packed), 0) into packed from production.work w where w.line_id = new.line_id;
    select coalesce(sum(l.pieces), 0) into sent
    from trade.despatch_line l join trade.despatch d on d.id = l.despatch_id
    where l.line_id = new.line_id and d.withdrawn_at is null;
    if sent > packed then
        raise exception 'of line % only % pieces are packed', new.line_id, packed
            using errcode = 'check_violation', constraint = 'only_packed_leave';
    end if;
    return null;
end $$;
create trigger only_packed after insert on trade.despatch_line for each row execute function trade.only_packed();

create function trade.stays() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed', tg_table_name;
end $$;
create trigger stays before update or delete on trade.despatch_line for each row execute function trade.stays();
create trigger stays before delete on trade.despatch for each row execute function trade.stays();

create function trade.what_left_stays() returns trigger language plpgsql as $$
begin
    if (old.number, old.order_id, old.carrier, old.cartons, old.gross_grams, old.despatched_on, old.written_by, old.written_at)
           is distinct from
       (new.number, new.order_id, new.carrier, new.cartons, new.gross_grams, new.despatched_on, new.written_by, new.written_at)
       or old.withdrawn_at is not null then
        raise exception 'what left with % stays', old.number;
    end if;
    return new;
end $$;
create trigger what_left_stays before update on trade.despatch for each row execute function trade.what_left_stays();
