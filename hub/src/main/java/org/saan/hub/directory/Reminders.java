package org.saan.hub.directory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.messaging.Message;
import org.saan.hub.messaging.Messaging;
import org.saan.hub.messaging.Recipient;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks groups whose word about their weeks grows old to look at it again: once a calendar month, never double. The group
 * sees it on its own page, officers see whom to call. Only groups that plans count on are asked.
 */
@Service
public class Reminders {
    private static final Logger log = LoggerFactory.getLogger(Reminders.class);

    private final JdbcClient jdbc;
    private final Contacts contacts;
    private final Messaging messaging;
    private final Clock clock;

    Reminders(JdbcClient jdbc, Contacts contacts, Messaging messaging, Clock clock) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.messaging = messaging;
        this.clock = clock;
    }

    /**
     * A group to call.
     *
     * @param phone absent where the viewer reaches the group through others, or its leader is not to be phoned
     * @param days since its last word, or since its figures were entered
     * @param askedOn when it was reminded
     */
    public record Call(
            UUID group,
            String code,
            LocalizedText name,
            LocalizedText province,
            @Nullable String leader,
            @Nullable String phone,
            @Nullable LocalDate confirmedOn,
            int days,
            Freshness freshness,
            int trustPermille,
            LocalDate askedOn) {}

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

    /** Groups that were asked and have not answered, those whose word is oldest first. */
    @Transactional(readOnly = true)
    public Found<Call> listCalls(String region, int limit, int offset, Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("calls");
        }
        var total = jdbc.sql("select count(*) " + OPEN)
                .param("region", region)
                .query(Long.class)
                .single();
        var rows = jdbc.sql("""
                        select g.id, g.code, g.name_th, g.name_en, p.name_th as province_th, p.name_en as province_en,
                               g.capacity_confirmed_on, (g.created_at at time zone 'Asia/Bangkok')::date as entered_on,
                               nullif(concat_ws(' ', l.title, l.first_name, l.last_name), '') as leader, r.asked_on,
                               (select number from directory.group_phone f where f.group_id = g.id
                                order by position limit 1) as phone
                        """ + OPEN + """
                         order by coalesce(g.capacity_confirmed_on, (g.created_at at time zone 'Asia/Bangkok')::date),
                                  g.name_th collate "th-x-icu", g.code
                         limit :limit offset :offset
                        """)
                .param("region", region)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, n) -> {
                    var confirmed = row.getObject("capacity_confirmed_on", LocalDate.class);
                    var since = confirmed == null ? row.getObject("entered_on", LocalDate.class) : confirmed;
                    return new Call(
                            row.getObject("id", UUID.class),
                            row.getString("code"),
                            new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                            new LocalizedText(row.getString("province_th"), row.getString("province_en")),
                            row.getString("leader"),
                            phone(row.getObject("id", UUID.class), row.getString("phone"), viewer),
                            confirmed,
                            (int) java.time.temporal.ChronoUnit.DAYS.between(since, today()),
                            Freshness.of(confirmed, today()),
                            Freshness.trustPermille(since, today()),
                            row.getObject("asked_on", LocalDate.class));
                })
                .list();
        return new Found<>(rows, total);
    }

    private @Nullable String phone(UUID group, @Nullable String number, Viewer viewer) {
        return number != null && contacts.ofGroup(group, viewer) == ContactWay.DIRECT ? number : null;
    }

    private static final String OPEN = """
            from directory.producer_group g
            join directory.province p on p.code = g.province_code
            join lateral (select max(made_on) as asked_on from directory.confirmation_reminder r
                          where r.group_id = g.id) r
                 on r.asked_on > coalesce(g.capacity_confirmed_on, date '-infinity')
            left join directory.membership m on m.group_id = g.id and m.role = 'LEADER' and m.until_date is null
            left join directory.person l on l.id = m.person_id
            where not g.suspended and (:region = '' or p.region_code = :region)
            """;

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}
