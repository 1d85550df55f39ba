package org.saan.hub.identity;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/**
 * The record of every change. It is written in the transaction of the change itself: there is no change without its entry
 * and no entry without its change. Entries are never altered.
 */
@Service
public class Audit {
    public static final int PAGE = 50;

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

    /** Newest first; page 0 is the first. Only for administrators and officers. */
    @Transactional(readOnly = true)
    public List<AuditRow> list(Viewer viewer, String search, int page) {
        if (!viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            throw new NotFound("audit");
        }
        return jdbc.sql("""
                        select e.at, coalesce(a.name, '') as who, e.action, e.subject_type, e.subject_id,
                               e.before::text, e.after::text
                        from identity.audit_entry e left join identity.account a on a.id = e.account_id
                        where :search = '' or e.action like :like or e.subject_id = :search or a.name ilike :like
                        order by e.at desc, e.id desc
                        limit :limit offset :offset
                        """)
                .param("search", search.strip())
                .param("like", "%" + search.strip().replace("%", "\\%").replace("_", "\\_") + "%")
                .param("limit", PAGE + 1)
                .param("offset", (long) PAGE * Math.max(0, page))
                .query((row, n) -> new AuditRow(
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("action"),
                        row.getString("subject_type"),
                        row.getString("subject_id"),
                        row.getString("before"),
                        row.getString("after")))
                .list();
    }
}
