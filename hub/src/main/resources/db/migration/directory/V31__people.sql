-- What a person does in a group, in time. A leader who steps down stays, with the dates.
alter table directory.membership drop constraint membership_role_check;
alter table directory.membership add constraint membership_role_check
    check (role in ('LEADER', 'DEPUTY', 'MEMBER', 'TRAINER'));
create index membership_person on directory.membership (person_id, from_date);
-- The same role of the same person in the same group twice at once says nothing.
create unique index one_role_at_once on directory.membership (person_id, group_id, role) where until_date is null;

alter table directory.person
    add column version int not null default 0,
    -- the account with which the person signs in, where they have one
    add column account_id uuid unique,
    -- when name and phone were replaced by a mark at the person's wish
    add column erased_at timestamptz,
    add column name_key text generated always as (
        lower(translate(regexp_replace(first_name || last_name, '[[:space:][:punct:]]', '', 'g'),
                        '๐๑๒๓๔๕๖๗๘๙', '0123456789'))) stored;
create index person_order on directory.person (first_name collate "th-x-icu", last_name collate "th-x-icu", id);

-- The words that people agree to, as they stood: a consent refers to the version that was read.
create table directory.consent_text (
    purpose text not null,
    version int not null check (version > 0),
    since date not null,
    text_th text not null,
    text_en text not null,
    primary key (purpose, version)
);
insert into directory.consent_text values
    ('contact_phone', 1, '2026-11-01',
     'ให้เจ้าหน้าที่และผู้ประสานงานโทรหาฉันเรื่องงานของกลุ่มได้',
     'Officers and coordinators may phone me about the work of my group.'),
    ('contact_line', 1, '2026-11-01',
     'ให้ส่งข้อความทางไลน์ถึงฉันเรื่องงานของกลุ่มได้',
     'I may be sent messages by LINE about the work of my group.'),
    ('public_name', 1, '2026-11-01',
     'ให้แสดงชื่อของฉันในหน้าประวัติกลุ่มที่ทุกคนเปิดดูได้',
     'My name may stand on the public page of my group.'),
    ('public_photo', 1, '2026-11-01',
     'ให้แสดงรูปของฉันในหน้าประวัติกลุ่มที่ทุกคนเปิดดูได้',
     'My photo may stand on the public page of my group.'),
    ('training_records', 1, '2026-11-01',
     'ให้บอกผู้อื่นได้ว่าฉันผ่านการอบรมอะไร',
     'Others may be told which trainings I have passed.'),
    ('statistics', 1, '2026-11-01',
     'ให้นับฉันรวมในตัวเลขสรุปของโครงการ โดยไม่บอกชื่อ',
     'I may be counted in the figures of the programme, without my name.');

create table directory.consent (
    id uuid primary key,
    person_id uuid not null references directory.person (id) on delete cascade,
    purpose text not null,
    text_version int not null,
    given boolean not null,
    -- when the person said so; the record may be later
    said_on date not null,
    how text not null check (how in ('paper', 'spoken', 'online')),
    recorded_by uuid not null,
    recorded_by_role text not null,
    recorded_at timestamptz not null,
    superseded_at timestamptz,
    foreign key (purpose, text_version) references directory.consent_text (purpose, version)
);
create unique index one_consent_now on directory.consent (person_id, purpose) where superseded_at is null;
create index consent_person on directory.consent (person_id, recorded_at);

create view directory.consent_now as
select person_id, purpose, given, said_on, how, text_version, recorded_at
from directory.consent where superseded_at is null;
