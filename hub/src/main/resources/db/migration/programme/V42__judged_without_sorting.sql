-- The same judgement without putting all rows in order first: only subjects that have several rows are looked at for an earlier
-- one, and those are few. What the programme and the indicator say is read once and not joined to every row, and columns that
-- nobody asks for are not carried along.
create or replace function programme.judged(of_indicator uuid, since timestamptz, until timestamptz)
returns table (indicator_id uuid, row_id uuid, subject_id uuid, label_th text, label_en text, counted_from timestamptz,
    counted_until timestamptz, province_code text, region_code text, sex text, age_band text, craft text, path text,
    facts jsonb, reason text) language sql stable as $$
    select e.indicator_id, e.row_id, e.subject_id, e.label_th, e.label_en, e.counted_from, e.counted_until, e.province_code,
           e.region_code, e.sex, programme.age_band(e.birth_year, extract(year from until at time zone 'Asia/Bangkok')::int),
           e.craft, e.path, e.facts,
           case when cardinality((select p.regions from programme.programme p join programme.indicator i on i.programme_id = p.id where i.id = of_indicator)) > 0
                     and not coalesce(e.region_code = any ((select p.regions from programme.programme p join programme.indicator i on i.programme_id = p.id where i.id = of_indicator)::text[]), false) then 'outside'
                when e.excluded is not null then e.excluded
                when e.counted_from is null then 'not_met'
                when e.counted_from >= until then 'later'
                when e.counted_from < since and (select i.counts from programme.indicator i where i.id = of_indicator) = 'REACHED' then 'before'
                when e.counted_until < until and (select i.counts from programme.indicator i where i.id = of_indicator) = 'STANDING' then 'ended'
                when e.subject_id in (select s.subject_id from programme.evidence s where s.indicator_id = of_indicator
                                      group by s.subject_id having count(*) > 1)
                     -- an earlier row that none of the lines above leaves out
                     and exists (select from programme.evidence f
                                 where f.indicator_id = of_indicator and f.subject_id = e.subject_id
                                   and (f.counted_from, f.row_id) < (e.counted_from, e.row_id)
                                   and (cardinality((select p.regions from programme.programme p join programme.indicator i on i.programme_id = p.id where i.id = of_indicator)) = 0
                                        or f.region_code = any ((select p.regions from programme.programme p join programme.indicator i on i.programme_id = p.id where i.id = of_indicator)::text[]))
                                   and f.excluded is null and f.counted_from < until
                                   and not (f.counted_from < since and (select i.counts from programme.indicator i where i.id = of_indicator) = 'REACHED')
                                   and not coalesce(f.counted_until < until and (select i.counts from programme.indicator i where i.id = of_indicator) = 'STANDING', false))
                then 'same_subject' end
    from programme.evidence e where e.indicator_id = of_indicator
$$;
