package org.saan.hub.trade;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What costs most: problems with the similar ones under them, or all problems of a country, a document or an agency, each with how
 * often it was told by quarter, days and money. Money of each currency is summed alone: a rate would be a guess.
 */
@Service
public class ObstacleTop {
    /** Quarters of a trend, with the running one. */
    public static final int QUARTERS = 8;

    private static final int MOST = 50;
    private static final int MONTHS = 3;

    private final JdbcClient jdbc;
    private final Clock clock;

    ObstacleTop(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** By what problems are put together. */
    public enum By {
        PROBLEM("coalesce(o.parent_id, o.id)::text"),
        COUNTRY("o.country"),
        DOCUMENT("lower(btrim(o.document))"),
        AGENCY("lower(btrim(o.agency))");

        private final String sql;

        By(String sql) {
            this.sql = sql;
        }

        /** As the address says it. */
        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        public static Optional<By> of(String code) {
            return Arrays.stream(values()).filter(by -> by.code().equals(code)).findFirst();
        }
    }

    /**
     * One line of the table.
     *
     * @param lead the problem itself, where problems are listed
     * @param told how often
     * @param quarters how often in each of the last quarters, the running one last
     * @param open how many are not agreed to be solved; those under another follow it
     */
    public record Line(
            String key,
            @Nullable UUID lead,
            @Nullable String number,
            LocalizedText label,
            int told,
            int open,
            long daysLost,
            List<Money> moneyLost,
            List<Integer> quarters) {
        public Line {
            moneyLost = List.copyOf(moneyLost);
            quarters = List.copyOf(quarters);
        }
    }

    /** The quarters of a trend by their first days, in Bangkok. */
    public List<LocalDate> quarters() {
        var today = LocalDate.now(clock.withZone(Printing.ZONE));
        var running = today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1L) % MONTHS);
        var all = new ArrayList<LocalDate>();
        for (int back = QUARTERS - 1; back >= 0; back--) {
            all.add(running.minusMonths((long) back * MONTHS));
        }
        return all;
    }

    /** The first fifty, by how often they were told, then by days; for those who work for the programme. */
    @Transactional(readOnly = true)
    public List<Line> top(By by, Viewer viewer) {
        if (!ObstacleReads.staff(viewer)) {
            throw new NotFound("obstacles");
        }
        var trends = trends(by);
        var money = money(by);
        return jdbc.sql("""
                        select %s as key, count(*) as told, coalesce(sum(o.days_lost), 0) as days,
                               count(*) filter (where coalesce(u.state, o.state) <> 'AGREED') as open,
                               min(coalesce(u.number, o.number)) as number,
                               min(coalesce(u.problem_th, case when u.id is null then o.problem_th end)) as problem_th,
                               min(coalesce(u.problem_en, case when u.id is null then o.problem_en end)) as problem_en,
                               min(o.document) as document, min(o.agency) as agency
                        from trade.obstacle o left join trade.obstacle u on u.id = o.parent_id
                        where %s is not null
                        group by 1 order by told desc, days desc, key limit :most
                        """.formatted(by.sql, by.sql))
                .param("most", MOST)
                .query((row, n) -> {
                    var key = row.getString("key");
                    return new Line(
                            key,
                            by == By.PROBLEM ? UUID.fromString(key) : null,
                            by == By.PROBLEM ? row.getString("number") : null,
                            switch (by) {
                                case PROBLEM ->
                                    new LocalizedText(row.getString("problem_th"), row.getString("problem_en"));
                                case COUNTRY -> new LocalizedText(key, key);
                                case DOCUMENT ->
                                    new LocalizedText(row.getString("document"), row.getString("document"));
                                case AGENCY -> new LocalizedText(row.getString("agency"), row.getString("agency"));
                            },
                            row.getInt("told"),
                            row.getInt("open"),
                            row.getLong("days"),
                            money.getOrDefault(key, List.of()),
                            trends.getOrDefault(key, java.util.Collections.nCopies(QUARTERS, 0)));
                })
                .list();
    }

    private Map<String, List<Integer>> trends(By by) {
        var first = quarters().getFirst();
        var all = new HashMap<String, int[]>();
        jdbc.sql("""
                        select %s as key, (extract(year from age(date_trunc('quarter', o.heard_at at time zone 'Asia/Bangkok'), :first)) * 4
                               + extract(month from age(date_trunc('quarter', o.heard_at at time zone 'Asia/Bangkok'), :first)) / 3)::int as quarter,
                               count(*) as told
                        from trade.obstacle o
                        where %s is not null and o.heard_at >= cast(:first as timestamp) at time zone 'Asia/Bangkok'
                        group by 1, 2 order by 1, 2
                        """.formatted(by.sql, by.sql))
                .param("first", first.atStartOfDay())
                .query(row -> {
                    int quarter = row.getInt("quarter");
                    if (quarter >= 0 && quarter < QUARTERS) {
                        all.computeIfAbsent(row.getString("key"), key -> new int[QUARTERS])[quarter] =
                                row.getInt("told");
                    }
                });
        var lists = new HashMap<String, List<Integer>>();
        all.forEach(
                (key, counts) -> lists.put(key, Arrays.stream(counts).boxed().toList()));
        return lists;
    }

    private Map<String, List<Money>> money(By by) {
        var all = new LinkedHashMap<String, List<Money>>();
        jdbc.sql("""
                        select %s as key, o.lost_currency, sum(o.lost_minor)::bigint from trade.obstacle o
                        where %s is not null and o.lost_currency is not null group by 1, 2 order by 1, o.lost_currency = 'THB' desc, 2
                        """.formatted(by.sql, by.sql)).query(row -> {
            all.computeIfAbsent(row.getString(1), key -> new ArrayList<>())
                    .add(Money.ofMinor(row.getLong(3), Currency.getInstance(row.getString(2))));
        });
        return all;
    }
}
