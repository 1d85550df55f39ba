-- The laws of V1 as before, kept once for each statement instead of once for each row: an order of many lines and shares is
-- written by a few statements, and its sums by as many.
drop trigger keep_line_sums on ordering.allocation;
drop trigger keep_week_sums on ordering.allocation_week;
drop trigger free_weeks_of_the_ended on ordering.allocation;
drop function ordering.keep_line_sums();
drop function ordering.keep_week_sums();
drop function ordering.free_weeks_of_the_ended();
drop function ordering.add_minutes(uuid, text, text, int);

-- Minutes for weeks of groups, of people and of looms; held by group and week, as everybody takes hold of them.
create function ordering.add_minutes(groups uuid[], families text[], weeks text[], minutes int[]) returns void
language plpgsql as $$
declare
    wanted int;
    done int;
begin
    if groups is null then return; end if;
    perform 1 from ordering.group_week w
    join (select distinct u.g, u.k from unnest(groups, weeks) as u (g, k)) c on w.group_id = c.g and w.week = c.k
    order by w.group_id, w.week for update of w;
    get diagnostics done = row_count;
    select count(*) into wanted from (select distinct u.g, u.k from unnest(groups, weeks) as u (g, k)) c;
    if done <> wanted then raise exception 'a week of a group has no capacity row'; end if;
    update ordering.group_week w set allocated = w.allocated + c.m
    from (select u.g, u.k, sum(u.m)::int as m from unnest(groups, weeks, minutes) as u (g, k, m) group by u.g, u.k) c
    where w.group_id = c.g and w.week = c.k;
    update ordering.group_craft_week w set allocated = w.allocated + c.m
    from (select u.g, u.f, u.k, sum(u.m)::int as m
          from unnest(groups, families, weeks, minutes) as u (g, f, k, m) group by u.g, u.f, u.k) c
    where w.group_id = c.g and w.family_code = c.f and w.week = c.k;
    get diagnostics done = row_count;
    select count(*) into wanted
    from (select distinct u.g, u.f, u.k from unnest(groups, families, weeks) as u (g, f, k)) c;
    if done <> wanted then raise exception 'a week of a craft has no capacity row'; end if;
end $$;

-- Pieces: what is at groups is not unallocated, and nothing is both.
create function ordering.keep_sums_of_more() returns trigger language plpgsql as $$
begin
    update ordering.order_line l
    set allocated = l.allocated + c.more, unallocated = l.unallocated - c.more
    from (select line_id, sum(quantity)::int as more from added where ordering.is_live(state) group by line_id) c
    where l.id = c.line_id;
    return null;
end $$;
create trigger keep_sums_of_more after insert on ordering.allocation
    referencing new table as added for each statement execute function ordering.keep_sums_of_more();

create function ordering.keep_sums_of_fewer() returns trigger language plpgsql as $$
begin
    update ordering.order_line l
    set allocated = l.allocated - c.fewer, unallocated = l.unallocated + c.fewer
    from (select line_id, sum(quantity)::int as fewer from removed where ordering.is_live(state) group by line_id) c
    where l.id = c.line_id;
    return null;
end $$;
create trigger keep_sums_of_fewer after delete on ordering.allocation
    referencing old table as removed for each statement execute function ordering.keep_sums_of_fewer();

create function ordering.keep_sums_of_changed() returns trigger language plpgsql as $$
declare
    of_group uuid[];
    of_family text[];
    of_week text[];
    fewer int[];
begin
    if exists (select 1 from added a join removed r on r.id = a.id where a.line_id <> r.line_id) then
        raise exception 'an allocation stays with its line';
    end if;
    if exists (select 1 from added a join removed r on r.id = a.id
               where ordering.is_live(a.state) and not ordering.is_live(r.state)) then
        raise exception 'an allocation has ended and stays so';
    end if;
    update ordering.order_line l
    set allocated = l.allocated + c.more, unallocated = l.unallocated - c.more
    from (select a.line_id,
                 sum(case when ordering.is_live(a.state) then a.quantity else 0 end
                     - case when ordering.is_live(r.state) then r.quantity else 0 end)::int as more
          from added a join removed r on r.id = a.id group by a.line_id) c
    where l.id = c.line_id and c.more <> 0;
    -- The weeks of what ended are free again.
    select array_agg(a.group_id), array_agg(a.family_code), array_agg(w.week), array_agg(-w.minutes)
    into of_group, of_family, of_week, fewer
    from added a join removed r on r.id = a.id
    join ordering.allocation_week w on w.allocation_id = a.id
    where ordering.is_live(r.state) and not ordering.is_live(a.state);
    perform ordering.add_minutes(of_group, of_family, of_week, fewer);
    return null;
end $$;
create trigger keep_sums_of_changed after update on ordering.allocation
    referencing old table as removed new table as added
    for each statement execute function ordering.keep_sums_of_changed();

-- Time: the weeks of a live allocation count, those of a dead one do not.
create function ordering.keep_weeks_of_more() returns trigger language plpgsql as $$
declare
    of_group uuid[];
    of_family text[];
    of_week text[];
    more int[];
begin
    if exists (select 1 from added w join ordering.allocation a on a.id = w.allocation_id
               where not ordering.is_live(a.state)) then
        raise exception 'an allocation has ended';
    end if;
    select array_agg(a.group_id), array_agg(a.family_code), array_agg(w.week), array_agg(w.minutes)
    into of_group, of_family, of_week, more
    from added w join ordering.allocation a on a.id = w.allocation_id;
    perform ordering.add_minutes(of_group, of_family, of_week, more);
    return null;
end $$;
create trigger keep_weeks_of_more after insert on ordering.allocation_week
    referencing new table as added for each statement execute function ordering.keep_weeks_of_more();

create function ordering.keep_weeks_of_fewer() returns trigger language plpgsql as $$
declare
    of_group uuid[];
    of_family text[];
    of_week text[];
    fewer int[];
begin
    select array_agg(a.group_id), array_agg(a.family_code), array_agg(w.week), array_agg(-w.minutes)
    into of_group, of_family, of_week, fewer
    from removed w join ordering.allocation a on a.id = w.allocation_id
    where ordering.is_live(a.state);
    perform ordering.add_minutes(of_group, of_family, of_week, fewer);
    return null;
end $$;
create trigger keep_weeks_of_fewer after delete on ordering.allocation_week
    referencing old table as removed for each statement execute function ordering.keep_weeks_of_fewer();

create function ordering.keep_weeks_of_changed() returns trigger language plpgsql as $$
declare
    of_group uuid[];
    of_family text[];
    of_week text[];
    more int[];
begin
    select array_agg(a.group_id), array_agg(a.family_code), array_agg(w.week), array_agg(w.minutes)
    into of_group, of_family, of_week, more
    from (select allocation_id, week, minutes from added
          union all select allocation_id, week, -minutes from removed) w
    join ordering.allocation a on a.id = w.allocation_id
    where ordering.is_live(a.state);
    perform ordering.add_minutes(of_group, of_family, of_week, more);
    return null;
end $$;
create trigger keep_weeks_of_changed after update on ordering.allocation_week
    referencing old table as removed new table as added
    for each statement execute function ordering.keep_weeks_of_changed();
