-- A photo of a report that the buyer of the order may see: somebody of the programme said so, after looking at it and asking
-- those who are in it. Taking it back is saying so again.
alter table production.photo
    add column shown_at timestamptz,
    add column shown_by uuid,
    add constraint shown_by_somebody check ((shown_at is null) = (shown_by is null)),
    add constraint only_work_is_shown check (shown_at is null or report_id is not null);
