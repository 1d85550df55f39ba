package org.saan.hub.training;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From training to practice: what the groups of those who were trained did before the workshop and after it, in stretches of
 * the same length. It tells what happened, and claims no cause: other things happened in those weeks too.
 */
@Service
public class TrainingPractice {
    /** Days before and after, at most; a whole number of weeks. */
    public static final int MOST_DAYS = 84;
    /** Of fewer days nothing is told. */
    public static final int FEWEST_DAYS = 14;
    /** Of fewer groups nothing is told. */
    public static final int FEWEST_GROUPS = 5;

    private static final int WEEK = 7;

    private final JdbcClient jdbc;
    private final WorkshopHeads heads;
    private final Clock clock;

    TrainingPractice(JdbcClient jdbc, WorkshopHeads heads, Clock clock) {
        this.jdbc = jdbc;
        this.heads = heads;
        this.clock = clock;
    }

    /** Before and after, as counted. */
    public record Measure(String key, long before, long after) {}

    /** @param looked pieces that were looked at for the first time */
    public record Quality(long accepted, long looked) {
        /** In percent with one place; null where nothing was looked at. */
        public java.math.@Nullable BigDecimal percent() {
            return looked == 0
                    ? null
                    : java.math.BigDecimal.valueOf(accepted * 100)
                            .divide(java.math.BigDecimal.valueOf(looked), 1, java.math.RoundingMode.HALF_UP);
        }
    }

    /**
     * What is told.
     *
     * @param groups of learners who met the rule; how many is told also where their figures are hidden
     * @param days compared on each side, whole weeks; 0 while the workshop is too young
     * @param measures counts, empty where they are hidden
     */
    public record Practice(
            WorkshopHead workshop,
            int groups,
            int days,
            @Nullable LocalDate beforeFrom,
            @Nullable LocalDate afterUntil,
            List<Measure> measures,
            Quality before,
            Quality after) {
        public Practice {
            measures = List.copyOf(measures);
        }

        public boolean young() {
            return days < FEWEST_DAYS;
        }

        public boolean few() {
            return groups < FEWEST_GROUPS;
        }
    }

    @Transactional(readOnly = true)
    public Practice get(UUID workshop, Viewer viewer) {
        Examiners.must(viewer);
        var head = heads.get(workshop);
        var groups = jdbc.sql("""
                        select distinct l.group_id from training.trained t join training.learner l on l.id = t.learner_id
                        where t.workshop_id = :id and t.met_at is not null and l.group_id is not null
                        """)
                .param("id", workshop)
                .query((row, n) -> java.util.Objects.requireNonNull(row.getObject(1, UUID.class)))
                .list();
        var from = head.from();
        var until = head.until();
        int days = until == null ? 0 : days(until);
        if (from == null || until == null || days < FEWEST_DAYS || groups.size() < FEWEST_GROUPS) {
            return new Practice(head, groups.size(), days, null, null, List.of(), new Quality(0, 0), new Quality(0, 0));
        }
        var start = from.minus(Duration.ofDays(days));
        var end = until.plus(Duration.ofDays(days));
        return new Practice(
                head,
                groups.size(),
                days,
                day(start),
                day(end),
                List.of(
                        measure(
                                "cost_sheets",
                                count("settlement.cost_sheets_made", "at"),
                                groups,
                                start,
                                from,
                                until,
                                end),
                        measure("orders", count("ordering.shares_accepted", "at"), groups, start, from, until, end),
                        measure(
                                "weeks",
                                count("production.weeks_at_work", "monday at time zone 'Asia/Bangkok'"),
                                groups,
                                start,
                                from,
                                until,
                                end)),
                quality(groups, start, from),
                quality(groups, until, end));
    }

    private int days(Instant until) {
        long passed = Duration.between(until, clock.instant()).toDays();
        return (int) Math.clamp(passed / WEEK * WEEK, 0, MOST_DAYS);
    }

    private static String count(String view, String at) {
        return "select count(*) from " + view + " where group_id = any(:groups) and " + at + " >= :from and " + at
                + " < :until";
    }

    private Measure measure(
            String key, String sql, List<UUID> groups, Instant start, Instant from, Instant until, Instant end) {
        return new Measure(key, count(sql, groups, start, from), count(sql, groups, until, end));
    }

    /** From inclusive, until exclusive. */
    private long count(String sql, List<UUID> groups, Instant from, Instant until) {
        return jdbc.sql(sql)
                .param("groups", groups.toArray(UUID[]::new))
                .param("from", At.utc(from))
                .param("until", At.utc(until))
                .query(Long.class)
                .single();
    }

    private Quality quality(List<UUID> groups, Instant from, Instant until) {
        return jdbc.sql("""
                        select coalesce(sum(accepted), 0)::bigint, coalesce(sum(pieces), 0)::bigint
                        from production.first_inspections where group_id = any(:groups) and at >= :from and at < :until
                        """)
                .param("groups", groups.toArray(UUID[]::new))
                .param("from", At.utc(from))
                .param("until", At.utc(until))
                .query((row, n) -> new Quality(row.getLong(1), row.getLong(2)))
                .single();
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Printing.ZONE).toLocalDate();
    }
}
