package org.saan.hub.identity;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** Reads the audit, newest first. Only for administrators and officers. */
@Service
public class AuditReads {
    private final JdbcClient jdbc;
    private final ObjectMapper json;

    AuditReads(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** One page of changes, one more than a page holds when there are more. */
    @Transactional(readOnly = true)
    public List<AuditEntry> list(AuditFilter filter, Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            throw new NotFound("audit");
        }
        // Only the conditions that are asked for, so that the database can use the index of each.
        var where = new StringBuilder("where true");
        var params = new HashMap<String, Object>();
        add(where, params, !filter.action().isEmpty(), " and e.action = :action", "action", filter.action());
        add(
                where,
                params,
                !filter.subjectType().isEmpty(),
                " and e.subject_type = :type",
                "type",
                filter.subjectType());
        add(
                where,
                params,
                !filter.subjectId().isEmpty(),
                " and e.subject_id = :subject",
                "subject",
                filter.subjectId());
        add(
                where,
                params,
                !filter.who().isEmpty(),
                " and e.account_id in (select id from identity.account where position(lower(:who) in lower(name)) > 0)",
                "who",
                filter.who());
        if (filter.from() != null) {
            add(where, params, true, " and e.at >= :from", "from", start(filter.from()));
        }
        if (filter.until() != null) {
            add(
                    where,
                    params,
                    true,
                    " and e.at < :until",
                    "until",
                    start(filter.until().plusDays(1)));
        }
        return jdbc.sql("""
                        select e.*, e.before::text as was, e.after::text as is_now, a.name
                        from identity.audit_entry e left join identity.account a on a.id = e.account_id
                        """ + where + " order by e.at desc, e.id desc limit :limit offset :offset")
                .params(params)
                .param("limit", AuditFilter.PAGE + 1)
                .param("offset", (long) AuditFilter.PAGE * filter.page())
                .query((row, n) -> new AuditEntry(
                        row.getObject("id", UUID.class),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getObject("account_id", UUID.class),
                        row.getString("name"),
                        role(row.getString("role")),
                        row.getString("action"),
                        row.getString("subject_type"),
                        row.getString("subject_id"),
                        AuditFields.of(json, row.getString("was"), row.getString("is_now"))))
                .list();
    }

    private static void add(
            StringBuilder where, HashMap<String, Object> params, boolean asked, String sql, String name, Object value) {
        if (asked) {
            where.append(sql);
            params.put(name, value);
        }
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(Printing.ZONE).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static @org.jspecify.annotations.Nullable Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
