package org.saan.hub.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The thresholds of continuous work over time. None is changed: a new one counts from its day on. */
@Service
public class ContinuityRules {
    private static final int SHORTEST_REASON = 3;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Clock clock;

    ContinuityRules(JdbcClient jdbc, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of them, the latest first. */
    @Transactional(readOnly = true)
    public List<ContinuityRule> list() {
        return jdbc.sql("select * from programme.continuity_rule order by starts_on desc limit 1000")
                .query((row, n) -> rule(row))
                .list();
    }

    /** The one in force on a day; before the first, that one. */
    @Transactional(readOnly = true)
    public ContinuityRule on(LocalDate day) {
        return on(list(), day);
    }

    static ContinuityRule on(List<ContinuityRule> latestFirst, LocalDate day) {
        return latestFirst.stream()
                .filter(rule -> !rule.startsOn().isAfter(day))
                .findFirst()
                .orElseGet(latestFirst::getLast);
    }

    /**
     * Sets thresholds from a day on.
     *
     * @param reason why; it is kept
     * @throws Refusal when the day is over, or has a rule already
     */
    @Transactional
    public void set(ContinuityRule rule, String reason, Viewer viewer) {
        if (!viewer.is(Role.PROGRAMME_OFFICER, Role.ADMINISTRATOR)) {
            throw new NotFound("continuity rule");
        }
        if (rule.startsOn().isBefore(LocalDate.now(clock.withZone(Printing.ZONE)))) {
            throw Refusal.of("startsOn", "continuity.rule.past");
        }
        if (reason.strip().length() < SHORTEST_REASON) {
            throw Refusal.of("reason", "continuity.rule.reason_missing");
        }
        try {
            jdbc.sql("""
                            insert into programme.continuity_rule values
                                (:on, :weeks, :available, :ratio, :gap, :used, :orders, :leave, :paid, :days, :owner, :reason,
                                 :by, :at)
                            """)
                    .param("on", rule.startsOn())
                    .param("weeks", rule.weeks())
                    .param("available", rule.available())
                    .param("ratio", rule.ratioPermille())
                    .param("gap", rule.longestGap())
                    .param("used", rule.usedPermille())
                    .param("orders", rule.orders())
                    .param("leave", rule.leavePermille())
                    .param("paid", rule.paidPermille())
                    .param("days", rule.paidWithinDays())
                    .param("owner", rule.owner())
                    .param("reason", reason.strip())
                    .param("by", viewer.accountId())
                    .param("at", At.now(clock))
                    .update();
        } catch (DuplicateKeyException known) {
            throw Refusal.of("startsOn", "continuity.rule.known");
        }
        audit.record(
                viewer,
                "programme.continuity_rule_set",
                "continuity_rule",
                rule.startsOn().toString(),
                null,
                Map.of("owner", rule.owner(), "ratio", rule.ratioPermille(), "gap", rule.longestGap()));
    }

    private static ContinuityRule rule(ResultSet row) throws SQLException {
        return new ContinuityRule(
                Objects.requireNonNull(row.getObject("starts_on", LocalDate.class)),
                row.getInt("weeks"),
                row.getInt("available"),
                row.getInt("ratio_permille"),
                row.getInt("longest_gap"),
                row.getInt("used_permille"),
                row.getInt("orders"),
                row.getInt("leave_permille"),
                row.getInt("paid_permille"),
                row.getInt("paid_within_days"),
                row.getString("owner"));
    }
}
