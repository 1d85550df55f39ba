-- Every mail to a buyer without account opens the enquiry by a secret of its own; only its SHA-256 is kept here.
create table sourcing.enquiry_link (
    link_hash bytea primary key,
    enquiry_id uuid not null references sourcing.enquiry (id),
    made_at timestamptz not null
);
create index enquiry_link_enquiry on sourcing.enquiry_link (enquiry_id);
