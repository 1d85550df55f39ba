package org.saan.hub.programme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reckons figures from the kept rows, for any moment: past months come out as they did then, when the records are the same. */
@Component
public class Figures {
    static final String JUDGED = "programme.judged(:indicator, :since, :until)";

    private final JdbcClient jdbc;

    /** Counted once for each state of the rows, as the lines of the board are. */
    private final Cache<FactKey, ByFact> facts =
            Caffeine.newBuilder().maximumSize(500).build();

    Figures(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How an indicator stands: counted, and by region; regions without any are absent. */
    public record Sum(BigDecimal actual, Map<String, Long> regions) {
        public Sum {
            regions = Map.copyOf(regions);
        }
    }

    /** When an indicator was last counted; a source that is not there is not counted. */
    record Edition(boolean there, Instant at, long number) {}

    @Transactional(readOnly = true)
    public Optional<Sum> find(IndicatorView one, Instant since, Instant until) {
        if (!counted(one.id())) {
            return Optional.empty();
        }
        var regions = new HashMap<String, Long>();
        var all = new long[1];
        ask(
                        "select coalesce(region_code, ''), count(*) from " + JUDGED
                                + " where reason is null group by 1",
                        one,
                        since,
                        until)
                .query(row -> {
                    all[0] += row.getLong(2);
                    regions.put(row.getString(1), row.getLong(2));
                });
        var actual = one.median() ? median(one, since, until) : BigDecimal.valueOf(all[0]);
        return actual == null ? Optional.empty() : Optional.of(new Sum(actual, regions));
    }

    private @Nullable BigDecimal median(IndicatorView one, Instant since, Instant until) {
        return ask("""
                        select round(percentile_cont(0.5) within group (order by (facts ->> 'value')::numeric)::numeric, 2)
                        from %s where reason is null
                        """.formatted(JUDGED), one, since, until)
                .query((row, n) -> Optional.ofNullable(row.getBigDecimal(1)))
                .single()
                .orElse(null);
    }

    /**
     * Counted by a fact of which one subject may have several, such as how somebody took part.
     *
     * @param counts by value; their sum may be more than all
     * @param all subjects, each once
     */
    public record ByFact(Map<String, Long> counts, long all) {
        public ByFact {
            counts = Map.copyOf(counts);
        }

        /** Whether some stand under several values. */
        public boolean overlapping() {
            return counts.values().stream().mapToLong(Long::longValue).sum() > all;
        }
    }

    /** The same subjects by a fact, which is a text or a list of texts in every row that has it; empty when none has. */
    @Transactional(readOnly = true)
    public ByFact byFact(IndicatorView one, Instant since, Instant until, String fact) {
        return facts.get(
                new FactKey(one.id(), edition(one.id()), since, until, fact),
                key -> countFact(one, since, until, fact));
    }

    private ByFact countFact(IndicatorView one, Instant since, Instant until, String fact) {
        var counts = new HashMap<String, Long>();
        // Judging every row takes longer than looking whether any has the fact at all.
        boolean there = jdbc.sql("""
                        select exists (select 1 from programme.evidence
                                       where indicator_id = :indicator and jsonb_exists(facts, :fact))
                        """)
                .param("indicator", one.id())
                .param("fact", fact)
                .query(Boolean.class)
                .single();
        if (!there) {
            return new ByFact(Map.of(), 0);
        }
        var all = ask("select count(*) from %s where reason is null".formatted(JUDGED), one, since, until)
                .query(Long.class)
                .single();
        ask("""
                        select f.value, count(distinct j.subject_id) from %s j
                        cross join lateral jsonb_array_elements_text(
                            case jsonb_typeof(j.facts -> :fact) when 'array' then j.facts -> :fact
                                when 'string' then jsonb_build_array(j.facts -> :fact) else '[]' end) as f (value)
                        where coalesce(j.reason, 'same_subject') = 'same_subject' group by 1
                        """.formatted(JUDGED), one, since, until).param("fact", fact).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return new ByFact(counts, all);
    }

    JdbcClient.StatementSpec ask(String sql, IndicatorView one, Instant since, Instant until) {
        return jdbc.sql(sql)
                .param("indicator", one.id())
                .param("since", At.utc(since))
                .param("until", At.utc(until));
    }

    private record FactKey(UUID indicator, long edition, Instant since, Instant until, String fact) {}

    private boolean counted(UUID indicator) {
        return jdbc.sql("select source_there from programme.counting where indicator_id = :id")
                .param("id", indicator)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    Map<UUID, Edition> editions(UUID programme) {
        var all = new HashMap<UUID, Edition>();
        jdbc.sql("""
                        select c.indicator_id, c.source_there, c.counted_at, c.edition from programme.counting c
                        join programme.indicator i on i.id = c.indicator_id where i.programme_id = :id
                        """).param("id", programme).query(row -> {
            all.put(row.getObject(1, UUID.class), edition(row));
        });
        return all;
    }

    /** Grows when rows of an indicator change; 0 before it was ever counted. */
    long edition(UUID indicator) {
        return jdbc.sql("select edition from programme.counting where indicator_id = :id")
                .param("id", indicator)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private static Edition edition(ResultSet row) throws SQLException {
        return new Edition(row.getBoolean(2), At.when(row, "counted_at"), row.getLong(4));
    }

    /**
     * How many were counted up to each of these days, without it.
     *
     * @param days in order
     */
    @Transactional(readOnly = true)
    public List<Long> series(IndicatorView one, LocalDate since, List<LocalDate> days) {
        var numbers = new ArrayList<Long>();
        if (days.isEmpty()) {
            return numbers;
        }
        jdbc.sql("""
                        select d.day, (
                            select count(distinct e.subject_id) from programme.evidence e
                            join programme.indicator i on i.id = e.indicator_id
                            join programme.programme p on p.id = i.programme_id
                            where e.indicator_id = :indicator and e.excluded is null and e.counted_from < d.day
                              and (cardinality(p.regions) = 0 or e.region_code = any (p.regions))
                              and case when i.counts = 'REACHED' then e.counted_from >= :since
                                       else e.counted_until is null or e.counted_until >= d.day end)
                        from unnest(cast(:days as timestamptz[])) as d (day) order by d.day
                        """)
                .param("indicator", one.id())
                .param("since", At.utc(Period.start(since)))
                .param(
                        "days",
                        days.stream().map(day -> Period.start(day).toString()).toArray(String[]::new))
                .query(row -> {
                    numbers.add(row.getLong(2));
                });
        return numbers;
    }
}
