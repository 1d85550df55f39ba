package org.saan.hub.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * The record of every change. It is written in the transaction of the change itself: there is no change without its entry
 * and no entry without its change. Entries are never altered, save that the name of
 * a person who asked to be erased is replaced by a mark in them.
 */
@Service
public class Audit {
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Audit(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Notes a change.
     *
     * @param action past tense with its module, such as {@code ordering.order_created}
     * @param before what it was, as a record or map; null when it is new
     * @param after what it is now; null when it is gone
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(
            Viewer viewer,
            String action,
            String subjectType,
            String subjectId,
            @Nullable Object before,
            @Nullable Object after) {
        jdbc.sql("""
                        insert into identity.audit_entry
                            (id, at, account_id, role, action, subject_type, subject_id, before, after)
                        values (:id, :at, :account, :role, :action, :type, :subject, :before::jsonb, :after::jsonb)
                        """)
                .param("id", Ids.next())
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .param("account", viewer.accountId())
                .param("role", viewer.role().name())
                .param("action", action)
                .param("type", subjectType)
                .param("subject", subjectId)
                .param("before", before == null ? null : json.writeValueAsString(before))
                .param("after", after == null ? null : json.writeValueAsString(after))
                .update();
    }

    /** What was changed of one subject; before and after as in {@link #record}. */
    public record Entry(
            String subjectId,
            @Nullable Object before,
            @Nullable Object after) {}

    /** Notes many changes of one kind, each with an entry of its own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void recordAll(Viewer viewer, String action, String subjectType, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into identity.audit_entry
                            (id, at, account_id, role, action, subject_type, subject_id, before, after)
                        select e.id, :at, :account, :role, :action, :type, e.subject, e.before::jsonb, e.after::jsonb
                        from unnest(cast(:ids as uuid[]), cast(:subjects as text[]), cast(:befores as text[]),
                            cast(:afters as text[])) as e (id, subject, before, after)
                        """)
                .param("at", OffsetDateTime.now(clock).withOffsetSameInstant(ZoneOffset.UTC))
                .param("account", viewer.accountId())
                .param("role", viewer.role().name())
                .param("action", action)
                .param("type", subjectType)
                .param("ids", entries.stream().map(e -> Ids.next().toString()).toArray(String[]::new))
                .param("subjects", entries.stream().map(Entry::subjectId).toArray(String[]::new))
                .param("befores", entries.stream().map(e -> text(e.before())).toArray(String[]::new))
                .param("afters", entries.stream().map(e -> text(e.after())).toArray(String[]::new))
                .update();
    }

    private @Nullable String text(@Nullable Object value) {
        return value == null ? null : json.writeValueAsString(value);
    }
}
