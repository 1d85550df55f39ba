package org.saan.hub.programme;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.saan.hub.directory.DeclaredWeeks;
import org.saan.hub.platform.At;
import org.saan.hub.settlement.PaidWork;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Weeks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/**
 * Keeps the weeks of programme groups: what was paid in each, and how continuous the work was at its end. Groups about which
 * something became known are counted anew, from records alone; so counting all of them gives the same rows.
 */
@Service
public class WorkWeeks {
    private static final Logger log = LoggerFactory.getLogger(WorkWeeks.class);
    /** Nothing that commits late may fall between two looks. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);
    /** Weeks of a group that were never noted are taken from the calendar so far back at most. */
    private static final int MOST_BACK = 104;

    private final JdbcClient jdbc;
    private final DeclaredWeeks declared;
    private final PaidWork paidWork;
    private final ContinuityRules rules;
    private final WorkWeekWrites writes;
    private final Clock clock;

    WorkWeeks(
            JdbcClient jdbc,
            DeclaredWeeks declared,
            PaidWork paidWork,
            ContinuityRules rules,
            WorkWeekWrites writes,
            Clock clock) {
        this.jdbc = jdbc;
        this.declared = declared;
        this.paidWork = paidWork;
        this.rules = rules;
        this.writes = writes;
        this.clock = clock;
    }

    /**
     * Counts the groups anew about which something became known since the last time; all of them when a week has begun.
     *
     * @return how many groups were counted
     */
    @Transactional
    public int bringUpToDate() {
        var at = clock.instant();
        writes.hold();
        var mark = writes.mark();
        var changed = mark == null || !mark.through().equals(Weeks.text(declared.now()))
                ? declared.listProgrammeGroups().keySet()
                : changed(mark.until().minus(OVERLAP));
        count(changed, at);
        return changed.size();
    }

    /** Counts every group from records alone. What groups had declared when weeks began is itself a record and stays. */
    @Transactional
    public int recount() {
        var at = clock.instant();
        writes.hold();
        writes.forget();
        var groups = declared.listProgrammeGroups().keySet();
        count(groups, at);
        log.info("continuity of {} groups counted from records", groups.size());
        return groups.size();
    }

    private Set<UUID> changed(Instant since) {
        var programme = declared.listProgrammeGroups().keySet();
        var changed = new HashSet<>(paidWork.changedSince(since));
        changed.addAll(jdbc.sql("select group_id from programme.continuity_stale")
                .query((row, n) -> row.getObject(1, UUID.class))
                .list());
        programme.stream().filter(group -> !writes.isKnown(group)).forEach(changed::add);
        changed.retainAll(programme);
        return changed;
    }

    private void count(Collection<UUID> groups, Instant at) {
        if (!groups.isEmpty()) {
            var work = new HashMap<UUID, TreeMap<YearWeek, Sum>>();
            var ruleNow = rules.on(today());
            paidWork.each(
                    groups,
                    day -> work.computeIfAbsent(day.group(), g -> new TreeMap<>())
                            .computeIfAbsent(YearWeek.from(countsOn(day, ruleNow)), w -> new Sum())
                            .add(day));
            note(groups, work, at);
            var all = writes.declared(groups);
            var latestFirst = rules.list();
            var weeks = new ArrayList<WorkWeekWrites.WorkWeek>();
            var results = new ArrayList<WorkWeekWrites.Result>();
            all.forEach((group, said) ->
                    judge(group, said, work.getOrDefault(group, new TreeMap<>()), latestFirst, weeks, results));
            writes.write(groups, weeks, results);
        }
        writes.mark(at, Weeks.text(declared.now()));
    }

    /** Work that was paid soon after it was accepted counts when it was made, other work when it was paid. */
    static LocalDate countsOn(PaidWork.Day day, ContinuityRule rule) {
        var paid = day.paidOn();
        return paid == null || !paid.isAfter(day.acceptedOn().plusDays(rule.paidWithinDays())) ? day.madeOn() : paid;
    }

    /** Minutes of a week before they are rounded. */
    private static final class Sum {
        private BigDecimal paid = BigDecimal.ZERO;
        private BigDecimal waiting = BigDecimal.ZERO;
        private final Set<UUID> orders = new HashSet<>();

        void add(PaidWork.Day day) {
            if (day.paidOn() == null) {
                waiting = waiting.add(day.minutes());
            } else {
                paid = paid.add(day.minutes());
                orders.add(day.order());
            }
        }
    }

    private void note(Collection<UUID> groups, Map<UUID, TreeMap<YearWeek, Sum>> work, Instant at) {
        var entered = declared.listProgrammeGroups();
        var noted = writes.noted(groups);
        var now = declared.now();
        var oldest = now.minusWeeks(MOST_BACK);
        // Groups that lack the same weeks are asked for together.
        var missing = new TreeMap<YearWeek, List<UUID>>();
        for (var group : groups) {
            var first = YearWeek.from(entered.getOrDefault(group, today()));
            var worked = work.get(group);
            if (worked != null && worked.firstKey().isBefore(first)) {
                first = worked.firstKey();
            }
            var has = noted.get(group);
            if (has != null && !first.isBefore(has.first())) {
                first = has.last().plusWeeks(1);
            }
            first = first.isBefore(oldest) ? oldest : first;
            if (!first.isAfter(now)) {
                missing.computeIfAbsent(first, w -> new ArrayList<>()).add(group);
            }
        }
        missing.forEach((first, of) ->
                writes.note(declared.read(of, first, Weeks.between(first, now) + 1), At.utc(at)));
    }

    private void judge(
            UUID group,
            SortedMap<YearWeek, Continuity.Week> said,
            SortedMap<YearWeek, Sum> work,
            List<ContinuityRule> latestFirst,
            List<WorkWeekWrites.WorkWeek> weeks,
            List<WorkWeekWrites.Result> results) {
        var now = declared.now();
        var all = new ArrayList<Continuity.Week>();
        var orders = new ArrayList<Set<UUID>>();
        for (var entry : said.entrySet()) {
            var week = entry.getKey();
            var sum = work.getOrDefault(week, new Sum());
            var one = new Continuity.Week(
                    entry.getValue().capacity(),
                    rounded(sum.paid),
                    entry.getValue().leave());
            all.add(one);
            orders.add(sum.orders);
            var rule = ContinuityRules.on(latestFirst, Weeks.monday(week).plusDays(6));
            weeks.add(new WorkWeekWrites.WorkWeek(group, week, one, rounded(sum.waiting), sum.orders, one.state(rule)));
            if (week.isBefore(now)) {
                int from = Math.max(0, all.size() - rule.weeks());
                var distinct = new HashSet<UUID>();
                orders.subList(from, orders.size()).forEach(distinct::addAll);
                results.add(new WorkWeekWrites.Result(
                        group, week, Continuity.of(all.subList(from, all.size()), distinct.size(), rule)));
            }
        }
    }

    private static int rounded(BigDecimal minutes) {
        return minutes.setScale(0, RoundingMode.HALF_UP).intValueExact();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}
