package org.saan.hub.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** What an organisation is told within the hub. The sentence is made when it is read, in the language of the reader. */
@Service
public class Notices {
    public static final int PAGE = 50;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Notices(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A notice as it is read. */
    public record Notice(UUID id, Instant at, String key, List<LocalizedText> args, String href, boolean seen) {
        public Notice {
            args = List.copyOf(args);
        }
    }

    /** Tells an organisation, in the transaction of what happened. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(UUID organisation, String key, List<LocalizedText> args, String href) {
        tell(organisation, null, key, args, href);
    }

    /**
     * Tells one person of an organisation, or all of them.
     *
     * @param account absent for all
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(UUID organisation, @Nullable UUID account, String key, List<LocalizedText> args, String href) {
        jdbc.sql("""
                        insert into identity.notice (id, organisation_id, account_id, at, word_key, args, href)
                        values (:id, :organisation, :account, :at, :key, :args::jsonb, :href)
                        """)
                .param("id", Ids.next())
                .param("organisation", organisation)
                .param("account", account, java.sql.Types.OTHER)
                .param("at", now())
                .param("key", key)
                .param("args", json.writeValueAsString(args))
                .param("href", href)
                .update();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Notice> list(Viewer viewer) {
        return jdbc.sql("""
                        select * from identity.notice where organisation_id = :organisation and (account_id is null or account_id = :account)
                        order by at desc, id desc limit :limit
                        """)
                .param("organisation", viewer.organisationId())
                .param("account", viewer.accountId())
                .param("limit", PAGE)
                .query((row, n) -> new Notice(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("word_key"),
                        Arrays.asList(json.readValue(row.getString("args"), LocalizedText[].class)),
                        row.getString("href"),
                        row.getObject("seen_at") != null))
                .list();
    }

    @Transactional(readOnly = true)
    public int unseen(Viewer viewer) {
        return jdbc.sql("""
                        select count(*) from identity.notice where organisation_id = :organisation and (account_id is null or account_id = :account)
                          and seen_at is null
                        """)
                .param("organisation", viewer.organisationId())
                .param("account", viewer.accountId())
                .query(Integer.class)
                .single();
    }

    @Transactional
    public void markSeen(Viewer viewer) {
        jdbc.sql("""
                        update identity.notice set seen_at = :now
                        where organisation_id = :organisation and (account_id is null or account_id = :account)
                          and seen_at is null
                        """)
                .param("organisation", viewer.organisationId())
                .param("account", viewer.accountId())
                .param("now", now())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC);
    }
}
