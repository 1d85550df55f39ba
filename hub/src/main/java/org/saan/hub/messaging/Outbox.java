package org.saan.hub.messaging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * Deliveries that wait, and who has them. A node claims rows, says before each letter leaves that it is leaving, and says
 * afterwards what came of it; every step holds only while the claim is its own.
 */
@Component
class Outbox {
    /** Longer than any try may take. A claim that is older belongs to a node that died. */
    static final Duration STALE = Duration.ofMinutes(5);
    /** Minutes until the next try. After the last the message has failed. */
    static final List<Integer> PAUSES = List.of(1, 5, 15, 60, 240, 720);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final MessagePreferences preferences;
    private final Clock clock;

    Outbox(JdbcClient jdbc, ObjectMapper json, MessagePreferences preferences, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.preferences = preferences;
        this.clock = clock;
    }

    /** A delivery that this node has. */
    record Claimed(
            UUID id,
            UUID claim,
            Channel channel,
            @Nullable UUID account,
            String address,
            Language language,
            UUID retryKey,
            int tries,
            String template,
            List<LocalizedText> args,
            String href,
            String subjectId,
            Message.Kind kind,
            boolean urgent) {}

    /** Takes the oldest that are due, for this node alone. */
    @Transactional
    List<Claimed> claim(Collection<Channel> channels, int most) {
        var claim = UUID.randomUUID();
        int taken = jdbc.sql("""
                        update messaging.delivery set state = 'CLAIMED', claim = :claim, claimed_at = :now,
                            tries = tries + 1
                        where id in (
                            select id from messaging.delivery
                            where state = 'WAITING' and next_at <= :now and channel = any(:channels)
                            order by next_at, id limit :most for update skip locked)
                        """)
                .param("claim", claim)
                .param("now", now())
                .param("channels", channels.stream().map(Enum::name).toArray(String[]::new))
                .param("most", most)
                .update();
        return taken == 0 ? List.of() : claimed(claim);
    }

    private List<Claimed> claimed(UUID claim) {
        return jdbc.sql("""
                        select d.*, m.template, m.args, m.href, m.subject_id, m.kind, m.urgent
                        from messaging.delivery d join messaging.message m on m.id = d.message_id
                        where d.claim = :claim order by d.next_at, d.id
                        """)
                .param("claim", claim)
                .query((row, n) -> new Claimed(
                        row.getObject("id", UUID.class),
                        claim,
                        Channel.valueOf(row.getString("channel")),
                        row.getObject("account_id", UUID.class),
                        row.getString("address"),
                        Language.of(row.getString("language")),
                        row.getObject("retry_key", UUID.class),
                        row.getInt("tries"),
                        row.getString("template"),
                        Arrays.asList(json.readValue(row.getString("args"), LocalizedText[].class)),
                        row.getString("href"),
                        row.getString("subject_id"),
                        Message.Kind.valueOf(row.getString("kind")),
                        row.getBoolean("urgent")))
                .list();
    }

    /** Says that the letter leaves now. */
    @Transactional
    boolean leaves(Claimed one) {
        return jdbc.sql("""
                        update messaging.delivery set state = 'SENDING', claimed_at = :now
                        where id = :id and claim = :claim and state = 'CLAIMED'
                        """)
                        .param("now", now())
                        .param("id", one.id())
                        .param("claim", one.claim())
                        .update()
                == 1;
    }

    /** Why a claimed one must not leave any more: its time is over, its reader has gone or wants no announcements. */
    @Transactional(readOnly = true)
    Optional<String> unwanted(Claimed one) {
        return jdbc.sql("""
                        select case when expires_at <= :now then 'too_late'
                               when channel = 'LINE' and not exists (
                                    select 1 from messaging.line_user l where l.account_id = d.account_id
                                    and l.line_user_id = d.address and l.left_at is null) then 'left'
                               when :announcement and (exists (
                                    select 1 from messaging.preference p where p.account_id = d.account_id
                                    and not p.announcements)
                                    or d.account_id is null and exists (
                                    select 1 from messaging.unsubscribed u where u.address = lower(d.address)))
                               then 'unsubscribed' else '' end
                        from messaging.delivery d where id = :id
                        """)
                .param("now", now())
                .param("announcement", one.kind() == Message.Kind.ANNOUNCEMENT)
                .param("id", one.id())
                .query(String.class)
                .optional()
                .filter(reason -> !reason.isEmpty());
    }

    @Transactional
    void sent(Claimed one) {
        end(one, "SENT", null);
        if (one.account() == null && one.channel() == Channel.EMAIL) {
            forgetSecrets(one);
        }
    }

    /**
     * A link in a mail to somebody without an account opens their pages: once it is sent, only they have it. To whom it went
     * stays until the register says otherwise; what answers a request about data is nothing to keep an address for.
     */
    private void forgetSecrets(Claimed one) {
        jdbc.sql("""
                        update messaging.message m set href = '/'
                        where m.id = (select d.message_id from messaging.delivery d where d.id = :id)
                        """).param("id", one.id()).update();
        jdbc.sql("""
                        update messaging.delivery d set to_name = '–', address = ''
                        from messaging.message m
                        where d.id = :id and m.id = d.message_id and m.subject_type = 'data_request'
                        """).param("id", one.id()).update();
    }

    @Transactional
    void failed(Claimed one, String reason) {
        end(one, "FAILED", reason);
    }

    private void end(Claimed one, String state, @Nullable String reason) {
        jdbc.sql("""
                        update messaging.delivery set state = :state, reason = :reason, claim = null, claimed_at = null,
                            ended_at = :now
                        where id = :id and claim = :claim
                        """)
                .param("state", state)
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("now", now())
                .param("id", one.id())
                .param("claim", one.claim())
                .update();
    }

    /** Another try after a pause, outside quiet hours; after the last pause it has failed. */
    @Transactional
    void later(Claimed one, String reason) {
        if (one.tries() > PAUSES.size()) {
            end(one, "FAILED", "gave_up");
            return;
        }
        var next = clock.instant().plus(Duration.ofMinutes(PAUSES.get(one.tries() - 1)));
        if (!one.urgent() && one.account() != null) {
            next = preferences.of(one.account()).quiet().after(next);
        }
        back(one, reason, next);
    }

    private void back(Claimed one, String reason, Instant next) {
        jdbc.sql("""
                        update messaging.delivery set state = 'WAITING', reason = :reason, claim = null,
                            claimed_at = null, next_at = :next
                        where id = :id and claim = :claim
                        """)
                .param("reason", reason)
                .param("next", Messaging.utc(next))
                .param("id", one.id())
                .param("claim", one.claim())
                .update();
    }

    /**
     * Takes up what a node that died left behind. What had not left waits again. What was leaving waits again where the
     * other side knows it by its key (LINE); a mail may be there or not, and a person decides.
     */
    @Transactional
    int takeUp() {
        return jdbc.sql("""
                        update messaging.delivery d
                        set state = case when again.yes then 'WAITING' else 'FAILED' end,
                            reason = case when again.yes then null else 'unsure' end,
                            ended_at = case when again.yes then null else cast(:now as timestamptz) end,
                            claim = null, claimed_at = null, next_at = :now
                        from (select x.id, x.state = 'CLAIMED' or x.channel = 'LINE' and m.kind <> 'SIGN_IN' as yes
                              from messaging.delivery x join messaging.message m on m.id = x.message_id
                              where x.state in ('CLAIMED', 'SENDING') and x.claimed_at < :stale
                              for update of x skip locked) again
                        where d.id = again.id
                        """)
                .param("now", now())
                .param("stale", now().minus(STALE))
                .update();
    }

    private OffsetDateTime now() {
        return Messaging.utc(clock.instant());
    }
}
