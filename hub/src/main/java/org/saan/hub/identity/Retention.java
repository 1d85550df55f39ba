package org.saan.hub.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.saan.hub.platform.Digest;
import org.saan.hub.platform.UnusedFiles;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets go every night of what was kept long enough (PDPA section 37 (3)), and keeps count of how much. */
@Service
public class Retention {
    /** Nights are seen for so long. */
    public static final int PAGE = 100;

    private static final Logger log = LoggerFactory.getLogger(Retention.class);

    private final JdbcClient jdbc;
    private final List<RetentionRule> rules;
    private final UnusedFiles unused;
    private final Clock clock;
    private final TransactionTemplate change;

    Retention(
            JdbcClient jdbc,
            List<RetentionRule> rules,
            UnusedFiles unused,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.unused = unused;
        this.jdbc = jdbc;
        this.rules = rules.stream()
                .sorted(Comparator.comparing(RetentionRule::place))
                .toList();
        this.clock = clock;
        this.change = new TransactionTemplate(transactions);
    }

    /** How much of a table was let go. */
    public record Run(Instant at, String place, int gone) {}

    List<RetentionRule> rules() {
        return rules;
    }

    /** Lets go of what is due now, table by table; safe to repeat. */
    public int run() {
        int all = 0;
        for (var rule : rules) {
            var files = new ArrayList<Digest>();
            var gone = change.execute(status -> run(rule, files));
            unused.delete(files);
            all += gone == null ? 0 : gone;
        }
        return all;
    }

    /** @param files gets those that nothing of the rule needs any more */
    private int run(RetentionRule rule, List<Digest> files) {
        var now = OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
        if (!rule.files().isEmpty()) {
            files.addAll(jdbc.sql(rule.files())
                    .param("before", now.minus(rule.time()))
                    .query((row, n) -> new Digest(row.getString(1)))
                    .list());
        }
        var sql = jdbc.sql(rule.sql()).param("before", now.minus(rule.time()));
        int gone = (rule.sql().contains(":now") ? sql.param("now", now) : sql).update();
        if (gone > 0) {
            jdbc.sql("insert into identity.retention_run (at, place, gone) values (:now, :place, :gone)")
                    .param("now", now)
                    .param("place", rule.place())
                    .param("gone", gone)
                    .update();
            log.info(
                    "{} rows of {} let go after {} days",
                    gone,
                    rule.place(),
                    rule.time().toDays());
        }
        return gone;
    }

    /** What was let go, the newest first; for administrators and officers. */
    @Transactional(readOnly = true)
    public List<Run> list(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            throw new NotFound("retention");
        }
        return jdbc.sql("select at, place, gone from identity.retention_run order by at desc, id desc limit :most")
                .param("most", PAGE)
                .query((row, n) -> new Run(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("place"),
                        row.getInt("gone")))
                .list();
    }
}
