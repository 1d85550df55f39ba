package org.saan.hub.programme;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.DeclaredWeeks;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/** Reads and writes the tables of continuity; many rows at once. */
@Component
class WorkWeekWrites {
    private static final int ROWS = 5_000;
    private static final int LOCK = 205_210;

    private final JdbcClient jdbc;

    WorkWeekWrites(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Mark(Instant until, String through) {}

    /** First and last week that were noted. */
    record Noted(YearWeek first, YearWeek last) {}

    record WorkWeek(
            UUID group, YearWeek week, Continuity.Week what, int waiting, Set<UUID> orders, Continuity.State state) {}

    record Result(UUID group, YearWeek week, Continuity continuity) {}

    /** One count at a time, on any node. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", LOCK).query(row -> {});
    }

    @Nullable
    Mark mark() {
        return jdbc.sql("select known_until, through_week from programme.continuity_mark")
                .query((row, n) -> new Mark(At.when(row, "known_until"), row.getString(2)))
                .optional()
                .orElse(null);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void mark(Instant until, String through) {
        jdbc.sql("""
                        insert into programme.continuity_mark (id, known_until, through_week) values (1, :until, :through)
                        on conflict (id) do update set known_until = excluded.known_until, through_week = excluded.through_week
                        """).param("until", At.utc(until)).param("through", through).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget() {
        for (var table : List.of("work_week", "continuity", "continuity_stale")) {
            jdbc.sql("delete from programme." + table).update();
        }
    }

    boolean isKnown(UUID group) {
        return jdbc.sql("select exists (select 1 from programme.work_week where group_id = :group)")
                .param("group", group)
                .query(Boolean.class)
                .single();
    }

    Map<UUID, Noted> noted(Collection<UUID> groups) {
        var all = new HashMap<UUID, Noted>();
        jdbc.sql("""
                        select group_id, min(week), max(week) from programme.declared_week
                        where group_id = any(:groups) group by group_id
                        """).param("groups", array(groups)).query(row -> {
            all.put(
                    row.getObject(1, UUID.class),
                    new Noted(Weeks.parse(row.getString(2)), Weeks.parse(row.getString(3))));
        });
        return all;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Map<UUID, List<DeclaredWeeks.Declared>> said, @Nullable OffsetDateTime at) {
        var rows = new ArrayList<Object[]>();
        said.forEach((group, weeks) -> weeks.forEach(
                week -> rows.add(new Object[] {group, Weeks.text(week.week()), week.minutes(), week.leave()})));
        for (int from = 0; from < rows.size(); from += ROWS) {
            var part = rows.subList(from, Math.min(rows.size(), from + ROWS));
            jdbc.sql("""
                            insert into programme.declared_week (group_id, week, capacity, leave, noted_at)
                            select n.*, :at from unnest(cast(:groups as uuid[]), cast(:weeks as text[]), cast(:minutes as int[]),
                                                        cast(:leaves as boolean[])) n
                            on conflict do nothing
                            """)
                    .param("at", at)
                    .param("groups", part.stream().map(row -> row[0]).toArray(UUID[]::new))
                    .param("weeks", part.stream().map(row -> row[1]).toArray(String[]::new))
                    .param("minutes", part.stream().map(row -> row[2]).toArray(Integer[]::new))
                    .param("leaves", part.stream().map(row -> row[3]).toArray(Boolean[]::new))
                    .update();
        }
    }

    Map<UUID, SortedMap<YearWeek, Continuity.Week>> declared(Collection<UUID> groups) {
        var all = new HashMap<UUID, SortedMap<YearWeek, Continuity.Week>>();
        jdbc.sql("""
                        select group_id, week, capacity, leave from programme.declared_week
                        where group_id = any(:groups)
                        """).param("groups", array(groups)).query(row -> {
            all.computeIfAbsent(row.getObject(1, UUID.class), g -> new TreeMap<>())
                    .put(Weeks.parse(row.getString(2)), new Continuity.Week(row.getInt(3), 0, row.getBoolean(4)));
        });
        return all;
    }

    /** Puts the rows of these groups in the place of those they had. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Collection<UUID> groups, List<WorkWeek> weeks, List<Result> results) {
        for (var table : List.of("work_week", "continuity", "continuity_stale")) {
            jdbc.sql("delete from programme." + table + " where group_id = any(:groups)")
                    .param("groups", array(groups))
                    .update();
        }
        for (int from = 0; from < weeks.size(); from += ROWS) {
            insertWeeks(weeks.subList(from, Math.min(weeks.size(), from + ROWS)));
        }
        for (int from = 0; from < results.size(); from += ROWS) {
            insertResults(results.subList(from, Math.min(results.size(), from + ROWS)));
        }
    }

    private void insertWeeks(List<WorkWeek> rows) {
        jdbc.sql("""
                        insert into programme.work_week
                            (group_id, week, capacity, leave, paid_minutes, waiting_minutes, orders, state)
                        select n.g, n.w, n.c, n.l, n.p, n.o,
                               case when n.orders = '' then '{}'::uuid[] else string_to_array(n.orders, ',')::uuid[] end, n.s
                        from unnest(cast(:groups as uuid[]), cast(:weeks as text[]), cast(:capacities as int[]),
                                    cast(:leaves as boolean[]), cast(:paid as int[]), cast(:waiting as int[]),
                                    cast(:orders as text[]), cast(:states as text[])) n (g, w, c, l, p, o, orders, s)
                        """)
                .param("groups", rows.stream().map(WorkWeek::group).toArray(UUID[]::new))
                .param("weeks", rows.stream().map(one -> Weeks.text(one.week())).toArray(String[]::new))
                .param(
                        "capacities",
                        rows.stream().map(one -> one.what().capacity()).toArray(Integer[]::new))
                .param("leaves", rows.stream().map(one -> one.what().leave()).toArray(Boolean[]::new))
                .param("paid", rows.stream().map(one -> one.what().paid()).toArray(Integer[]::new))
                .param("waiting", rows.stream().map(WorkWeek::waiting).toArray(Integer[]::new))
                .param(
                        "orders",
                        rows.stream()
                                .map(one -> one.orders().stream()
                                        .map(UUID::toString)
                                        .sorted()
                                        .collect(Collectors.joining(",")))
                                .toArray(String[]::new))
                .param("states", rows.stream().map(one -> one.state().name()).toArray(String[]::new))
                .update();
    }

    private void insertResults(List<Result> rows) {
        jdbc.sql("""
                        insert into programme.continuity
                            (group_id, week, ends_on, weeks, leave, available, paid, ratio, longest_gap, used, used_raw, orders,
                             failures)
                        select n.g, n.w, to_date(n.w, 'IYYY-"W"IW') + 7, n.n, n.l, n.a, n.p, n.r, n.gap, n.u, n.raw, n.o,
                               case when n.f = '' then '{}'::text[] else string_to_array(n.f, ',') end
                        from unnest(cast(:groups as uuid[]), cast(:weeks as text[]), cast(:windows as int[]),
                                    cast(:leaves as int[]), cast(:available as int[]), cast(:paid as int[]),
                                    cast(:ratios as numeric[]), cast(:gaps as int[]), cast(:used as numeric[]),
                                    cast(:raw as numeric[]), cast(:orders as int[]), cast(:failures as text[]))
                             n (g, w, n, l, a, p, r, gap, u, raw, o, f)
                        """)
                .param("groups", rows.stream().map(Result::group).toArray(UUID[]::new))
                .param("weeks", rows.stream().map(one -> Weeks.text(one.week())).toArray(String[]::new))
                .param("windows", ints(rows, Continuity::window))
                .param("leaves", ints(rows, Continuity::leave))
                .param("available", ints(rows, Continuity::available))
                .param("paid", ints(rows, Continuity::paid))
                .param(
                        "ratios",
                        rows.stream().map(one -> one.continuity().ratio()).toArray(java.math.BigDecimal[]::new))
                .param("gaps", ints(rows, Continuity::longestGap))
                .param("used", rows.stream().map(one -> one.continuity().used()).toArray(java.math.BigDecimal[]::new))
                .param(
                        "raw",
                        rows.stream().map(one -> one.continuity().usedRaw()).toArray(java.math.BigDecimal[]::new))
                .param("orders", ints(rows, Continuity::orders))
                .param(
                        "failures",
                        rows.stream()
                                .map(one -> one.continuity().failures().stream()
                                        .sorted()
                                        .map(Enum::name)
                                        .collect(Collectors.joining(",")))
                                .toArray(String[]::new))
                .update();
    }

    private static Integer[] ints(List<Result> rows, java.util.function.ToIntFunction<Continuity> value) {
        return rows.stream().map(one -> value.applyAsInt(one.continuity())).toArray(Integer[]::new);
    }

    private static UUID[] array(Collection<UUID> groups) {
        return groups.toArray(UUID[]::new);
    }
}
