package org.saan.hub.directory;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.saan.hub.directory.likeness.LikePair;
import org.saan.hub.directory.likeness.LikePairs;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.ObjectMapper;

/**
 * Looks again at groups that changed and keeps the proposals: which pairs may be one. Province by province, so that a large
 * register needs little memory; compared outside any transaction, stored in a short one.
 */
@Component
class DuplicateSearch {
    private static final Logger log = LoggerFactory.getLogger(DuplicateSearch.class);
    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final DuplicateFacts facts;
    private final DuplicateClusters clusters;
    private final ObjectMapper json;
    private final Clock clock;
    private final TransactionTemplate transaction;

    DuplicateSearch(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            DuplicateFacts facts,
            DuplicateClusters clusters,
            ObjectMapper json,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.facts = facts;
        this.clusters = clusters;
        this.json = json;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Configuration(proxyBeanMethods = false)
    static class Registration {
        @Bean
        static Task<Void> duplicateSearchTask(DuplicateSearch search) {
            return Tasks.recurring("directory.duplicates", FixedDelay.of(Duration.ofSeconds(15)))
                    .execute((instance, context) -> search.run());
        }
    }

    /** Looks at everything that changed since the last time; says how many groups that were. */
    int run() {
        var last = jdbc.sql("select max(number) from directory.duplicate_check")
                .query((row, n) -> row.getLong(1))
                .single();
        if (last == 0) {
            return 0;
        }
        Map<String, Set<UUID>> changed = new TreeMap<>();
        jdbc.sql("""
                        select distinct g.province_code, g.id from directory.duplicate_check c
                        join directory.producer_group g on g.id = c.group_id where c.number <= :last
                        """).param("last", last).query(row -> {
            changed.computeIfAbsent(row.getString(1), p -> new HashSet<>()).add(row.getObject(2, UUID.class));
        });
        int looked = 0;
        int found = 0;
        try {
            for (var province : changed.entrySet()) {
                var pairs = LikePairs.among(facts.ofProvince(province.getKey()), province.getValue());
                transaction.executeWithoutResult(status -> store(province.getValue(), pairs));
                looked += province.getValue().size();
                found += pairs.size();
            }
            transaction.executeWithoutResult(status -> {
                jdbc.sql("delete from directory.duplicate_check where number <= :last")
                        .param("last", last)
                        .update();
                clusters.join();
            });
        } catch (DataIntegrityViolationException gone) {
            // A group went while it was compared: all of it is looked at again next time.
            log.info("duplicates are looked at again: a group went meanwhile");
            return 0;
        }
        log.info("{} groups compared, {} pairs may be one", looked, found);
        return looked;
    }

    private void store(Set<UUID> changed, List<LikePair> pairs) {
        var ids = changed.stream().sorted().toArray(UUID[]::new);
        var before = new HashMap<List<UUID>, UUID>();
        jdbc.sql("""
                        delete from directory.duplicate_pair where first_id = any(:ids) or second_id = any(:ids)
                        returning first_id, second_id, cluster_id
                        """).param("ids", ids).query(row -> {
            before.put(
                    List.of(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), row.getObject(3, UUID.class));
        });
        var at = clock.instant().atOffset(ZoneOffset.UTC);
        for (int from = 0; from < pairs.size(); from += BATCH) {
            var batch = pairs.subList(from, Math.min(pairs.size(), from + BATCH)).stream()
                    .map(pair -> new MapSqlParameterSource()
                            .addValue("first", pair.first())
                            .addValue("second", pair.second())
                            .addValue("points", pair.likeness().points())
                            .addValue(
                                    "reasons",
                                    json.writeValueAsString(pair.likeness().reasons()))
                            .addValue(
                                    "cluster", before.getOrDefault(List.of(pair.first(), pair.second()), pair.first()))
                            .addValue("at", at))
                    .toArray(MapSqlParameterSource[]::new);
            batches.batchUpdate("""
                            insert into directory.duplicate_pair
                                (first_id, second_id, points, reasons, cluster_id, found_at)
                            select :first, :second, :points, cast(:reasons as jsonb), :cluster, :at
                            where not exists (select 1 from directory.not_same n
                                              where n.first_id = :first and n.second_id = :second)
                            on conflict (first_id, second_id) do update
                            set points = excluded.points, reasons = excluded.reasons
                            """, batch);
        }
    }
}
