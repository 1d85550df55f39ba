package org.saan.hub.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.saan.hub.messaging.Message;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.messaging.Recipient;
import org.saan.hub.shared.Printing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks groups whose word about their weeks grows old to look at it again: once a calendar month, never double. The group
 * sees it on its own page, officers see whom to call ({@link CallList}). Only groups that plans count on are asked.
 */
@Service
public class Reminders {
    private static final Logger log = LoggerFactory.getLogger(Reminders.class);

    private final JdbcClient jdbc;
    private final Messaging messaging;
    private final Clock clock;

    Reminders(JdbcClient jdbc, Messaging messaging, Clock clock) {
        this.jdbc = jdbc;
        this.messaging = messaging;
        this.clock = clock;
    }

    /** Reminds every group that is due and was not reminded this month. Says how many; begun again it makes no more. */
    @Transactional
    public int remind() {
        var groups = jdbc.sql("""
                        insert into directory.confirmation_reminder (group_id, period, made_on, confirmed_on)
                        select g.id, :period, :today, g.capacity_confirmed_on from directory.producer_group g
                        where not g.suspended and g.artisans > 0
                          and coalesce(g.capacity_confirmed_on, (g.created_at at time zone 'Asia/Bangkok')::date) < :before
                          and exists (select 1 from directory.capability c where c.group_id = g.id)
                        on conflict do nothing
                        returning group_id
                        """)
                .param("period", YearMonth.from(today()).toString())
                .param("today", today())
                .param("before", today().minusDays(Freshness.FRESH_DAYS))
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
        for (var group : groups) {
            messaging.send(Message.of("directory.notice.confirm_weeks", new Recipient.Organisation(group, null))
                    .at("/our-weeks")
                    .about("group", group.toString()));
        }
        if (!groups.isEmpty()) {
            log.info("{} groups reminded to confirm their weeks", groups.size());
        }
        return groups.size();
    }

    /** Whether the group was asked and has not said anything since. */
    @Transactional(readOnly = true)
    public boolean isOpen(UUID group) {
        return jdbc.sql("""
                        select exists (select 1 from directory.confirmation_reminder r
                        join directory.producer_group g on g.id = r.group_id
                        where g.id = :id and (g.capacity_confirmed_on is null or r.made_on > g.capacity_confirmed_on))
                        """).param("id", group).query(Boolean.class).single();
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}
