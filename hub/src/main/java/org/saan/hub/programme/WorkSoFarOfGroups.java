package org.saan.hub.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.ordering.WorkSoFar;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Weeks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.threeten.extra.YearWeek;

/** Tells plans how much paid work groups had in the weeks of the rule's window, the present week left out. */
@Component
class WorkSoFarOfGroups implements WorkSoFar {
    private final JdbcClient jdbc;
    private final ContinuityRules rules;
    private final Clock clock;

    WorkSoFarOfGroups(JdbcClient jdbc, ContinuityRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Had> of(Collection<UUID> groups) {
        var today = LocalDate.now(clock.withZone(Printing.ZONE));
        var now = YearWeek.from(today);
        var all = new HashMap<UUID, Had>();
        jdbc.sql("""
                        select group_id, sum(least(paid_minutes, capacity)), sum(capacity) from programme.work_week
                        where group_id = any(:groups) and week >= :first and week < :now and state <> 'LEAVE'
                        group by group_id
                        """)
                .param("groups", groups.toArray(UUID[]::new))
                .param("first", Weeks.text(now.minusWeeks(rules.on(today).weeks())))
                .param("now", Weeks.text(now))
                .query(row -> {
                    all.put(row.getObject(1, UUID.class), new Had(row.getLong(2), row.getLong(3)));
                });
        return all;
    }
}
