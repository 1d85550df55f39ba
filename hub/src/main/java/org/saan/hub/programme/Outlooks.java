package org.saan.hub.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.directory.DeclaredWeeks;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/** Looks ahead for groups, from the work that they have accepted and the leave that they have declared by now. */
@Service
public class Outlooks {
    /** Weeks that are looked at, the present one among them. */
    public static final int WEEKS = 26;

    private final JdbcClient jdbc;
    private final DeclaredWeeks declared;
    private final ContinuityRules rules;
    private final Clock clock;

    Outlooks(JdbcClient jdbc, DeclaredWeeks declared, ContinuityRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.declared = declared;
        this.rules = rules;
        this.clock = clock;
    }

    /** The weeks of a group from the present one on, and what follows from them. */
    record Ahead(List<Outlook.Coming> weeks, Outlook outlook) {}

    /** Looks at all programme groups and keeps what is seen. */
    @Transactional
    public void look() {
        var groups = declared.listProgrammeGroups().keySet();
        var now = declared.now();
        var rows = new ArrayList<Map.Entry<UUID, Outlook>>();
        ahead(groups).forEach((group, ahead) -> rows.add(Map.entry(group, ahead.outlook())));
        jdbc.sql("delete from programme.outlook where not (group_id = any(:groups))")
                .param("groups", groups.toArray(UUID[]::new))
                .update();
        jdbc.sql("""
                        insert into programme.outlook (group_id, dry_on, idle, risk, looked_at)
                        select n.*, :at from unnest(cast(:groups as uuid[]), cast(:dry as date[]), cast(:idle as int[]),
                                                    cast(:risks as text[])) n
                        on conflict (group_id) do update set dry_on = excluded.dry_on, idle = excluded.idle,
                            risk = excluded.risk, looked_at = excluded.looked_at
                        """)
                .param("at", At.now(clock))
                .param("groups", rows.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .param(
                        "dry",
                        rows.stream()
                                .map(row -> {
                                    var dry = row.getValue().dry();
                                    return dry == null
                                            ? null
                                            : Weeks.monday(now.plusWeeks(dry)).toString();
                                })
                                .toArray(String[]::new))
                .param("idle", rows.stream().map(row -> row.getValue().idle()).toArray(Integer[]::new))
                .param(
                        "risks",
                        rows.stream().map(row -> row.getValue().risk().name()).toArray(String[]::new))
                .update();
    }

    Map<UUID, Ahead> ahead(Collection<UUID> groups) {
        var now = declared.now();
        var rule = rules.on(LocalDate.now(clock.withZone(Printing.ZONE)));
        var accepted = accepted(groups, now);
        var idle = idle(groups, now);
        var all = new HashMap<UUID, Ahead>();
        declared.read(groups, now, WEEKS).forEach((group, weeks) -> {
            var coming = weeks.stream()
                    .map(week -> new Outlook.Coming(
                            week.minutes(),
                            accepted.getOrDefault(group, Map.of()).getOrDefault(Weeks.text(week.week()), 0),
                            week.leave()))
                    .toList();
            all.put(group, new Ahead(coming, Outlook.of(coming, idle.getOrDefault(group, 0), rule)));
        });
        return all;
    }

    private Map<UUID, Map<String, Integer>> accepted(Collection<UUID> groups, YearWeek now) {
        var all = new HashMap<UUID, Map<String, Integer>>();
        jdbc.sql("""
                        select group_id, week, sum(accepted_minutes)::int from ordering.group_work
                        where group_id = any(:groups) and week >= :now group by group_id, week
                        """)
                .param("groups", groups.toArray(UUID[]::new))
                .param("now", Weeks.text(now))
                .query(row -> {
                    all.computeIfAbsent(row.getObject(1, UUID.class), g -> new HashMap<>())
                            .put(row.getString(2), row.getInt(3));
                });
        return all;
    }

    /** Available weeks without paid work after the last week that had some; the present week is not over. */
    private Map<UUID, Integer> idle(Collection<UUID> groups, YearWeek now) {
        var all = new HashMap<UUID, Integer>();
        jdbc.sql("""
                        select w.group_id, count(*)::int from programme.work_week w
                        where w.group_id = any(:groups) and w.week < :now and w.state = 'IDLE'
                          and not exists (select 1 from programme.work_week l where l.group_id = w.group_id
                                          and l.week > w.week and l.week < :now and l.state = 'WORKED')
                        group by w.group_id
                        """)
                .param("groups", groups.toArray(UUID[]::new))
                .param("now", Weeks.text(now))
                .query(row -> {
                    all.put(row.getObject(1, UUID.class), row.getInt(2));
                });
        return all;
    }
}
