-- When a product or profile was public before its publication was ended or changed; what is public now stands with itself.
create table catalogue.former_publication (
    subject_kind text not null check (subject_kind in ('profile', 'product')),
    subject_id uuid not null,
    from_at timestamptz not null,
    until_at timestamptz not null check (until_at > from_at),
    primary key (subject_id, from_at)
);

-- When every required text of a profile was approved in both languages, none of them stale.
create table catalogue.profile_complete (
    profile_id uuid not null references catalogue.profile (id) on delete cascade,
    from_at timestamptz not null,
    -- up to here without it; open while it is so
    until_at timestamptz check (until_at > from_at),
    primary key (profile_id, from_at)
);
create unique index complete_now on catalogue.profile_complete (profile_id) where until_at is null;

-- What is wanting of a profile in words: field and language, absent when nothing is.
create function catalogue.first_fault(of_profile uuid) returns text language sql stable as $$
    select case when t.words is null then 'text_missing'
                when t.source_revision < s.revision then 'text_stale'
                else 'text_not_approved' end
    from unnest(array['profile_name', 'story', 'technique', 'capacity']) with ordinality as f (field, place)
    cross join unnest(array['th', 'en']) as l (language)
    left join catalogue.text t on t.subject_id = of_profile and t.field = f.field and t.language = l.language
    left join catalogue.text s on s.subject_id = of_profile and s.field = f.field and s.is_source
    where t.words is null or t.approved_revision is distinct from t.revision or t.source_revision < s.revision
    order by f.place, l.language desc limit 1
$$;

insert into catalogue.profile_complete (profile_id, from_at)
select p.id, max(t.reviewed_at) from catalogue.profile p join catalogue.text t on t.subject_id = p.id
where catalogue.first_fault(p.id) is null group by p.id having max(t.reviewed_at) is not null;

-- Published (contract of evidence): one row for each time in which a group had at least one product of its own that was public
-- with a price, while the group can make it; without such a time, one row with the reason.
create view catalogue.evidence_own_product as
with product as (
    select p.id, p.code, p.group_id, p.published_from, p.published_until,
           exists (select from catalogue.price_break b where b.product_id = p.id) as priced,
           exists (select from directory.capability c where c.group_id = p.group_id
                     and (p.craft is null or c.family_code = p.craft)) as can_be_made
    from catalogue.product p
), open_time as (
    select p.id as product_id, tstzrange(p.published_from, p.published_until) as at
    from product p where p.published_from is not null
    union all
    select subject_id, tstzrange(from_at, until_at) from catalogue.former_publication where subject_kind = 'product'
), counted as (
    select p.group_id, unnest(range_agg(t.at)) as at
    from product p join open_time t on t.product_id = p.id where p.priced and p.can_be_made group by p.group_id
), numbered as (
    select group_id, lower(at) as from_at, upper(at) as until_at,
           row_number() over (partition by group_id order by lower(at) desc) as back
    from counted
)
select case when coalesce(n.back, 1) = 1 then g.id else md5(g.id::text || n.from_at::text)::uuid end as row_id,
       g.id as subject_id, g.name_th as label_th, coalesce(g.name_en, g.name_th) as label_en,
       n.from_at as counted_from, n.until_at as counted_until,
       case when n.group_id is not null then null
            when g.kind not in ('group', 'community_enterprise') then 'not_a_group'
            when not exists (select from product p where p.group_id = g.id) then 'no_product'
            when not exists (select from product p join open_time t on t.product_id = p.id where p.group_id = g.id)
                then 'product_not_public'
            when not exists (select from product p where p.group_id = g.id and p.priced) then 'product_no_price'
            else 'product_no_capacity' end as excluded,
       g.province_code, null::text as sex, null::int as birth_year,
       (select min(c.family_code) from directory.capability c where c.group_id = g.id) as craft,
       '/groups/' || g.id as path,
       jsonb_build_object('products', (select coalesce(jsonb_agg(p.code order by p.code), '[]') from product p
                                       where p.group_id = g.id)) as facts
from directory.producer_group g left join numbered n on n.group_id = g.id
where g.in_programme or n.group_id is not null or exists (select from catalogue.product p where p.group_id = g.id);

-- Published: one row for each time in which a profile was public with every required text approved in both languages, with the
-- leader's consent to be named; without such a time, one row with the reason. Groups of the programme without a profile too.
create view catalogue.evidence_profile as
with open_time as (
    select p.id as profile_id, tstzrange(p.published_from, p.published_until) as at
    from catalogue.profile p where p.published_from is not null
    union all
    select subject_id, tstzrange(from_at, until_at) from catalogue.former_publication where subject_kind = 'profile'
), consent as (
    select m.group_id, min(c.recorded_at) as since
    from directory.membership m join directory.consent_now n on n.person_id = m.person_id
    join directory.consent c on c.person_id = n.person_id and c.purpose = n.purpose and c.given
    where m.role = 'LEADER' and m.until_date is null and n.purpose = 'public_name' and n.given group by m.group_id
), counted as (
    select p.id as profile_id, unnest(range_agg(t.at * tstzrange(c.from_at, c.until_at) * tstzrange(k.since, null))) as at
    from catalogue.profile p join open_time t on t.profile_id = p.id
    join catalogue.profile_complete c on c.profile_id = p.id
    join consent k on k.group_id = p.group_id
    where not p.set_aside group by p.id
), numbered as (
    select profile_id, lower(at) as from_at, upper(at) as until_at,
           row_number() over (partition by profile_id order by lower(at) desc) as back
    from counted
)
select case when coalesce(n.back, 1) = 1 then coalesce(p.id, g.id) else md5(p.id::text || n.from_at::text)::uuid end as row_id,
       g.id as subject_id, g.name_th as label_th, coalesce(g.name_en, g.name_th) as label_en,
       n.from_at as counted_from, n.until_at as counted_until,
       case when n.profile_id is not null then null
            when p.id is null then 'no_profile'
            when catalogue.first_fault(p.id) is not null then catalogue.first_fault(p.id)
            when p.published_from is null then 'not_public'
            else 'no_consent' end as excluded,
       g.province_code, null::text as sex, null::int as birth_year,
       (select min(c.family_code) from directory.capability c where c.group_id = g.id) as craft,
       case when p.id is null then '/groups/' || g.id else '/profiles/' || p.id end as path,
       jsonb_build_object('version', p.version, 'reviewed_at', (select max(t.reviewed_at) from catalogue.text t
                                                                where t.subject_id = p.id)) as facts
from directory.producer_group g
left join catalogue.profile p on p.group_id = g.id and not p.set_aside
left join numbered n on n.profile_id = p.id
where g.in_programme or p.id is not null;
