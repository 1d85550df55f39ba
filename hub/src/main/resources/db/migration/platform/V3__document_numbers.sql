-- The last number of each kind of document in each Thai fiscal year; taken in the transaction that issues the document.
create table platform.document_number (
    kind text not null check (kind ~ '^[A-Z]{2,4}$'),
    fiscal_year int not null,
    last int not null check (last > 0),
    primary key (kind, fiscal_year)
);
