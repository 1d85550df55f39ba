-- The last number of each kind of document in each Thai fiscal year; taken in the transaction that issues the document, so that
-- what is rolled back gives its number back.
create table platform.document_number (
    kind text not null check (kind ~ '^[A-Z]{2,4}$'),
    fiscal_year int not null,
    last int not null check (last >= 0),
    primary key (kind, fiscal_year)
);

-- The first of so many numbers that follow each other. Others of that kind wait until the transaction ends: to be taken late.
create function platform.take_numbers(of_kind text, of_year int, how_many int) returns int language sql as $$
    insert into platform.document_number as d (kind, fiscal_year, last) values (of_kind, of_year, how_many)
    on conflict (kind, fiscal_year) do update set last = d.last + how_many
    returning last - how_many + 1
$$;

-- As people say it: RFQ-2570-0042.
create function platform.number_text(of_kind text, of_year int, number int) returns text language sql immutable as $$
    select of_kind || '-' || of_year || '-' || lpad(number::text, greatest(4, length(number::text)), '0')
$$;

create function platform.next_number(of_kind text, of_year int) returns text language sql as $$
    select platform.number_text(of_kind, of_year, platform.take_numbers(of_kind, of_year, 1))
$$;
