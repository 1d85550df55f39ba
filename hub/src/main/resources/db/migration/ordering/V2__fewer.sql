-- A group that asked for fewer pieces and was agreed with is not asked for the rest of that line.
alter table ordering.allocation add column agreed_fewer boolean not null default false;
