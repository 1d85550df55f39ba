create table sourcing.rfq (
    id uuid primary key,
    number text not null unique,
    enquiry_id uuid not null references sourcing.enquiry (id),
    issued_at timestamptz not null,
    issued_by uuid not null,
    answer_by date not null,
    note text,
    -- counts up with every choice among the answers
    version int not null default 0
);
create index rfq_enquiry on sourcing.rfq (enquiry_id);

create table sourcing.rfq_line (
    id uuid primary key,
    rfq_id uuid not null references sourcing.rfq (id),
    position int not null,
    enquiry_line_id uuid not null references sourcing.enquiry_line (id),
    name_th text,
    name_en text,
    family_code text not null,
    quantity int not null check (quantity > 0),
    unit_code text not null,
    due_week text not null check (due_week ~ '^[0-9]{4}-W[0-9]{2}$'),
    -- The conservation law of pieces asked. The two are kept by the trigger below.
    chosen int not null default 0 check (chosen >= 0),
    shortfall int not null check (shortfall >= 0),
    constraint asked_is_chosen_and_shortfall check (quantity = chosen + shortfall),
    unique (rfq_id, position)
);

-- A group that is asked. Its id is the group's own address of the request: it leads to no other group.
create table sourcing.rfq_group (
    id uuid primary key,
    rfq_id uuid not null references sourcing.rfq (id),
    group_id uuid not null,
    seen_at timestamptz,
    unique (rfq_id, group_id)
);
create index rfq_group_group on sourcing.rfq_group (group_id);

-- What a group said; saying it anew is the next version, and the earlier ones stay.
create table sourcing.rfq_answer (
    id uuid primary key,
    rfq_group_id uuid not null references sourcing.rfq_group (id),
    version int not null check (version > 0),
    declined_reason text check (declined_reason in ('field', 'ill', 'price', 'time', 'other')),
    note text,
    late boolean not null,
    answered_at timestamptz not null,
    answered_by uuid not null,
    -- who said it and how, when a coordinator wrote it down for the group
    said_by text,
    said_how text check (said_how in ('phone', 'line', 'visit')),
    constraint said_by_somebody_somehow check ((said_by is null) = (said_how is null)),
    unique (rfq_group_id, version)
);

create table sourcing.rfq_answer_line (
    answer_id uuid not null references sourcing.rfq_answer (id),
    line_id uuid not null references sourcing.rfq_line (id),
    quantity int not null check (quantity >= 0),
    price_minor bigint check (price_minor > 0),
    first_week text check (first_week ~ '^[0-9]{4}-W[0-9]{2}$'),
    constraint pieces_have_price_and_week
        check (quantity = 0 or (price_minor is not null and first_week is not null)),
    primary key (answer_id, line_id)
);

create table sourcing.rfq_price_break (
    answer_id uuid not null,
    line_id uuid not null,
    from_quantity int not null check (from_quantity > 1),
    price_minor bigint not null check (price_minor > 0),
    primary key (answer_id, line_id, from_quantity),
    foreign key (answer_id, line_id) references sourcing.rfq_answer_line (answer_id, line_id)
);

-- Pieces chosen from an answer, at the price that the answer has for so many.
create table sourcing.rfq_choice (
    line_id uuid not null references sourcing.rfq_line (id),
    rfq_group_id uuid not null references sourcing.rfq_group (id),
    answer_id uuid not null,
    quantity int not null check (quantity > 0),
    price_minor bigint not null check (price_minor > 0),
    primary key (line_id, rfq_group_id),
    foreign key (answer_id, line_id) references sourcing.rfq_answer_line (answer_id, line_id)
);

create function sourcing.answers_stay() returns trigger language plpgsql as $$
begin
    raise exception 'what a group answered stays as it was said';
end $$;
create trigger answers_stay before update or delete on sourcing.rfq_answer_line
    for each row execute function sourcing.answers_stay();
create trigger answers_stay before update or delete on sourcing.rfq_price_break
    for each row execute function sourcing.answers_stay();

create function sourcing.keep_chosen() returns trigger language plpgsql as $$
declare
    of_line uuid := case when tg_op = 'DELETE' then old.line_id else new.line_id end;
    change int := case when tg_op = 'DELETE' then 0 else new.quantity end
                - case when tg_op = 'INSERT' then 0 else old.quantity end;
begin
    if tg_op <> 'DELETE' and new.quantity > (select quantity from sourcing.rfq_answer_line a
                                             where a.answer_id = new.answer_id and a.line_id = new.line_id) then
        raise exception 'more is chosen than was answered';
    end if;
    update sourcing.rfq_line set chosen = chosen + change, shortfall = shortfall - change where id = of_line;
    return null;
end $$;
create trigger keep_chosen after insert or update or delete on sourcing.rfq_choice
    for each row execute function sourcing.keep_chosen();
