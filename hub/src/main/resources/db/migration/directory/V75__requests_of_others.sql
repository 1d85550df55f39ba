-- Also people outside ask about their data: buyers whom we know by e-mail only. And nobody is answered before we know
-- who asks.
alter table directory.personal_data_request
    alter column person_id drop not null,
    add column outside_name text check (outside_name <> ''),
    add column outside_email text check (outside_email <> ''),
    add column identity_how text check (identity_how in ('account', 'met', 'called', 'mail')),
    add column identity_at timestamptz,
    add column identity_by uuid,
    add constraint somebody_asks check ((person_id is null) = (outside_email is not null)),
    add constraint identity_is_whole check (
        (identity_how is null) = (identity_at is null) and (identity_how is null) = (identity_by is null)),
    drop constraint personal_data_request_how_check,
    add constraint personal_data_request_how_check check (how in ('paper', 'spoken', 'online', 'mail'));
-- What was asked in one's own account is known to come from its owner.
update directory.personal_data_request
set identity_how = 'account', identity_at = now(), identity_by = recorded_by where how = 'online';
