-- A buyer says no to a version, and why. The quotation stays open: another version can follow, and he may still change his mind.
create table sourcing.quotation_decline (
    quotation_id uuid not null,
    version int not null,
    reason text not null check (reason in ('price', 'time', 'quantity', 'terms', 'stopped', 'other')),
    words text check (length(words) between 1 and 1000),
    declined_at timestamptz not null,
    primary key (quotation_id, version),
    foreign key (quotation_id, version) references sourcing.quotation_version (quotation_id, version)
);
