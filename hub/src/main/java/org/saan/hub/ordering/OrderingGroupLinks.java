package org.saan.hub.ordering;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.GroupLinks;
import org.saan.hub.shared.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * Shares of orders when two groups turn out to be one: all shares, also ended ones, belong to the group that stays, and the
 * minutes of both are added up week by week, so that the conservation laws hold as before.
 */
@Component
class OrderingGroupLinks implements GroupLinks {
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    OrderingGroupLinks(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** What was moved: shares with the version they had, wishes, hours that the group had, and plans that spoke of it. */
    record Moved(Instant at, List<Share> shares, List<Wish> wishes, List<Hours> weeks, List<Plan> plans) {}

    record Share(UUID id, int version) {}

    record Wish(UUID line, int pieces, boolean dropped) {}

    record Hours(@Nullable String family, String week, int capacity) {}

    record Plan(UUID id, String proposal) {}

    @Override
    public String module() {
        return "ordering";
    }

    @Override
    public List<Note> toMove(UUID from) {
        var notes = new ArrayList<Note>();
        jdbc.sql("""
                        select count(distinct l.order_id), count(*) filter (where ordering.is_live(a.state))
                        from ordering.allocation a join ordering.order_line l on l.id = a.line_id where a.group_id = :id
                        """).param("id", from).query(row -> {
            if (row.getInt(1) > 0) {
                notes.add(Note.of("ordering.merge.orders", row.getInt(1), row.getInt(2)));
            }
        });
        int weeks = jdbc.sql("select count(*) from ordering.group_week where group_id = :id and allocated > 0")
                .param("id", from)
                .query(Integer.class)
                .single();
        if (weeks > 0) {
            notes.add(Note.of("ordering.merge.weeks", weeks));
        }
        int plans = proposed(from).size();
        if (plans > 0) {
            notes.add(Note.of("ordering.merge.plans", plans));
        }
        return notes;
    }

    @Override
    public List<Note> warnings(UUID from, UUID into) {
        return jdbc.sql("""
                        select f.week, f.allocated + i.allocated as given, greatest(f.capacity, i.capacity) as capacity
                        from ordering.group_week f join ordering.group_week i on i.week = f.week and i.group_id = :into
                        where f.group_id = :from and f.allocated > 0 and i.allocated > 0
                          and f.allocated + i.allocated > greatest(f.capacity, i.capacity)
                        order by f.week limit 60
                        """)
                .param("from", from)
                .param("into", into)
                .query((row, n) -> Note.of(
                        "ordering.merge.overfull",
                        row.getString("week"),
                        (row.getInt("given") + 59) / 60,
                        row.getInt("capacity") / 60))
                .list();
    }

    @Override
    public List<Note> obstacles(UUID from, UUID into) {
        return jdbc.sql("""
                        select distinct o.number from ordering.allocation a
                        join ordering.allocation b on b.line_id = a.line_id and b.group_id = :into
                                                  and b.state in ('OFFERED', 'COUNTERED')
                        join ordering.order_line l on l.id = a.line_id
                        join ordering.buyer_order o on o.id = l.order_id
                        where a.group_id = :from and a.state in ('OFFERED', 'COUNTERED')
                        order by o.number limit 20
                        """)
                .param("from", from)
                .param("into", into)
                .query((row, n) -> Note.of("ordering.merge.both_asked", row.getString(1)))
                .list();
    }

    /** Orders come before groups and weeks in what everybody takes hold of. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Set<UUID> groups) {
        jdbc.sql("""
                        select id from ordering.buyer_order where id in
                            (select l.order_id from ordering.allocation a join ordering.order_line l on l.id = a.line_id
                             where a.group_id = any(:ids) and ordering.is_live(a.state))
                        order by id for update
                        """)
                .param("ids", groups.toArray(UUID[]::new))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public String move(UUID from, UUID into) {
        var plans = forgetPlans(from, into);
        var shares = jdbc.sql("""
                        update ordering.allocation set group_id = :into, version = version + 1
                        where group_id = :from returning id, version
                        """)
                .param("from", from)
                .param("into", into)
                .query((row, n) -> new Share(row.getObject(1, UUID.class), row.getInt(2)))
                .list();
        var weeks = hours(from);
        lockWeeks(from, into);
        jdbc.sql("delete from ordering.group_week where group_id = :from")
                .param("from", from)
                .update();
        jdbc.sql("delete from ordering.group_craft_week where group_id = :from")
                .param("from", from)
                .update();
        addUp(into, weeks);
        return json.writeValueAsString(new Moved(clock.instant(), shares, wishes(from, into), weeks, plans));
    }

    private List<Hours> hours(UUID group) {
        return jdbc.sql("""
                        select null as family_code, week, capacity from ordering.group_week where group_id = :id
                        union all
                        select family_code, week, capacity from ordering.group_craft_week where group_id = :id
                        order by 1, 2
                        """)
                .param("id", group)
                .query((row, n) -> new Hours(row.getString(1), row.getString(2), row.getInt(3)))
                .list();
    }

    private void lockWeeks(UUID one, UUID other) {
        jdbc.sql("""
                        select group_id from ordering.group_week where group_id in (:one, :other)
                        order by group_id, week for update
                        """)
                .param("one", one)
                .param("other", other)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /**
     * The weeks of a group hold what its live shares say, no more and no less. The greater time of the two stands, and
     * work that is promised already is never more than it.
     */
    private void addUp(UUID group, List<Hours> known) {
        for (var hours : known) {
            if (hours.family() == null) {
                jdbc.sql("""
                                insert into ordering.group_week as w (group_id, week, capacity) values (:group, :week, :capacity)
                                on conflict (group_id, week) do update
                                set capacity = greatest(w.capacity, excluded.capacity)
                                """)
                        .param("group", group)
                        .param("week", hours.week())
                        .param("capacity", hours.capacity())
                        .update();
            } else {
                jdbc.sql("""
                                insert into ordering.group_craft_week as w (group_id, family_code, week, capacity)
                                values (:group, :family, :week, :capacity)
                                on conflict (group_id, family_code, week) do update
                                set capacity = greatest(w.capacity, excluded.capacity)
                                """)
                        .param("group", group)
                        .param("family", hours.family())
                        .param("week", hours.week())
                        .param("capacity", hours.capacity())
                        .update();
            }
        }
        jdbc.sql("""
                        update ordering.group_week w
                        set allocated = s.minutes, capacity = greatest(w.capacity, s.minutes)
                        from (select g.week, coalesce(sum(x.minutes), 0)::int as minutes from ordering.group_week g
                              left join (ordering.allocation_week x join ordering.allocation a
                                         on a.id = x.allocation_id and ordering.is_live(a.state))
                                     on x.week = g.week and a.group_id = g.group_id
                              where g.group_id = :group group by g.week) s
                        where w.group_id = :group and w.week = s.week and w.allocated <> s.minutes
                        """).param("group", group).update();
        jdbc.sql("""
                        update ordering.group_craft_week w
                        set allocated = s.minutes, capacity = greatest(w.capacity, s.minutes)
                        from (select g.family_code, g.week, coalesce(sum(x.minutes), 0)::int as minutes
                              from ordering.group_craft_week g
                              left join (ordering.allocation_week x join ordering.allocation a
                                         on a.id = x.allocation_id and ordering.is_live(a.state))
                                     on x.week = g.week and a.group_id = g.group_id and a.family_code = g.family_code
                              where g.group_id = :group group by g.family_code, g.week) s
                        where w.group_id = :group and w.family_code = s.family_code and w.week = s.week
                          and w.allocated <> s.minutes
                        """).param("group", group).update();
    }

    private List<Wish> wishes(UUID from, UUID into) {
        var wishes = jdbc.sql("""
                        select w.line_id, w.pieces, exists (select 1 from ordering.plan_wish o
                            where o.line_id = w.line_id and o.group_id = :into) as dropped
                        from ordering.plan_wish w where w.group_id = :from order by w.line_id
                        """)
                .param("from", from)
                .param("into", into)
                .query((row, n) -> new Wish(row.getObject(1, UUID.class), row.getInt(2), row.getBoolean(3)))
                .list();
        jdbc.sql("""
                        insert into ordering.plan_wish (line_id, group_id, pieces)
                        select line_id, :into, pieces from ordering.plan_wish where group_id = :from
                        on conflict do nothing
                        """).param("from", from).param("into", into).update();
        jdbc.sql("delete from ordering.plan_wish where group_id = :from")
                .param("from", from)
                .update();
        return wishes;
    }

    private List<UUID> proposed(UUID group) {
        return jdbc.sql("""
                        select id from ordering.plan_request
                        where state = 'PROPOSED' and position(:group in proposal::text) > 0 order by id
                        """)
                .param("group", group.toString())
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    /** A plan that counts on the group is made again; in plans that are done, the name leads to the one that stays. */
    private List<Plan> forgetPlans(UUID from, UUID into) {
        var plans = jdbc.sql("""
                        select id, proposal::text from ordering.plan_request
                        where proposal is not null and position(:group in proposal::text) > 0 order by id for update
                        """)
                .param("group", from.toString())
                .query((row, n) -> new Plan(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        jdbc.sql("""
                        update ordering.plan_request
                        set state = case when state = 'PROPOSED' then 'DISCARDED' else state end,
                            ended_at = coalesce(ended_at, :at),
                            proposal = replace(proposal::text, :from, :into)::jsonb
                        where proposal is not null and position(:from in proposal::text) > 0
                        """)
                .param("from", from.toString())
                .param("into", into.toString())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        update ordering.plan_request set failure = replace(failure::text, :from, :into)::jsonb
                        where failure is not null and position(:from in failure::text) > 0
                        """)
                .param("from", from.toString())
                .param("into", into.toString())
                .update();
        return plans;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Note> giveBack(UUID from, UUID into, String text) {
        var moved = json.readValue(text, Moved.class);
        var notes = new ArrayList<Note>();
        int changed = 0;
        for (var share : moved.shares()) {
            var version = jdbc.sql("""
                            update ordering.allocation set group_id = :from, version = version + 1
                            where id = :id and group_id = :into returning version
                            """)
                    .param("from", from)
                    .param("into", into)
                    .param("id", share.id())
                    .query(Integer.class)
                    .optional()
                    .orElseThrow(() -> new NotFound("share"));
            if (version != share.version() + 1) {
                changed++;
            }
        }
        if (changed > 0) {
            notes.add(Note.of("ordering.merge.since.shares", changed));
        }
        lockWeeks(from, into);
        addUp(from, weeksOf(from, moved.weeks()));
        addUp(into, List.of());
        int since = jdbc.sql("""
                        select count(*) from ordering.allocation a
                        where a.group_id = :into and a.offered_at > :at
                        """)
                .param("into", into)
                .param("at", moved.at().atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
        if (since > 0) {
            notes.add(Note.of("ordering.merge.since.new", since));
        }
        giveWishesBack(from, into, moved.wishes());
        for (var plan : moved.plans()) {
            jdbc.sql("update ordering.plan_request set proposal = cast(:proposal as jsonb) where id = :id")
                    .param("proposal", plan.proposal())
                    .param("id", plan.id())
                    .update();
        }
        return notes;
    }

    /** The weeks that the group had, and those in which its shares have come to lie meanwhile. */
    private List<Hours> weeksOf(UUID group, List<Hours> before) {
        var all = new ArrayList<>(before);
        jdbc.sql("""
                        select distinct a.family_code, x.week from ordering.allocation_week x
                        join ordering.allocation a on a.id = x.allocation_id
                        where a.group_id = :group and ordering.is_live(a.state) order by 1, 2
                        """).param("group", group).query(row -> {
            all.add(new Hours(null, row.getString(2), 0));
            all.add(new Hours(row.getString(1), row.getString(2), 0));
        });
        return all;
    }

    private void giveWishesBack(UUID from, UUID into, List<Wish> wishes) {
        for (var wish : wishes) {
            int there = wish.dropped()
                    ? 1
                    : jdbc.sql("delete from ordering.plan_wish where line_id = :line and group_id = :into")
                            .param("line", wish.line())
                            .param("into", into)
                            .update();
            if (there == 1) {
                jdbc.sql("""
                                insert into ordering.plan_wish (line_id, group_id, pieces) values (:line, :from, :pieces)
                                on conflict do nothing
                                """)
                        .param("line", wish.line())
                        .param("from", from)
                        .param("pieces", wish.pieces())
                        .update();
            }
        }
    }
}
