package org.saan.hub.identity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Changes;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.LatelyFound;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;

/** The list of changes, newest first. Only for administrators and officers. */
@Service
public class AuditReads {
    /**
     * Searched is the name of who made the change. Filters: the kind of change, the type of thing, one thing by its id, and
     * the first and last day in Thailand, both included; a day that cannot be read is no condition.
     */
    public static final ListShape SHAPE =
            new ListShape("/audit", List.of("-at"), List.of("action", "type", "subject", "from", "until"), 50);

    /** So many are counted, shown and taken away; of years of changes the others are found by narrowing. */
    public static final int MOST = 100_000;

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Audit audit;
    private final LatelyFound<ListQuery, Long> counts;

    AuditReads(JdbcClient jdbc, ObjectMapper json, Audit audit, Changes changes) {
        this.jdbc = jdbc;
        this.json = json;
        this.audit = audit;
        this.counts = new LatelyFound<>(changes);
    }

    /** One page of changes, and how many there are, {@link #MOST} at most. */
    @Transactional(readOnly = true)
    public Found<AuditEntry> list(ListQuery query, Viewer viewer) {
        mustRead(viewer);
        long total = counts.get(query.within(0), () -> count(query));
        var slice = ListSlice.of(query, total);
        return new Found<>(entries(slice.straight(ids(query, slice.sql(order(query)), slice.params()))), total);
    }

    /** Every change of the list, {@link #MOST} at most, some at a time. That it was taken away is noted. */
    @Transactional
    public void export(ListQuery query, String ending, Viewer viewer, Consumer<List<AuditEntry>> sink) {
        mustRead(viewer);
        var all = ids(query, " order by " + order(query).sql() + " limit :limit", Map.of("limit", MOST));
        audit.record(viewer, "identity.audit_exported", "list", SHAPE.path(), null, query.takenAs(ending, all.size()));
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            sink.accept(entries(all.subList(from, Math.min(all.size(), from + AT_ONCE))));
        }
    }

    private static void mustRead(Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            throw new NotFound("audit");
        }
    }

    private static ListOrder order(ListQuery query) {
        var order = ListOrder.by("e.at", "e.id");
        return query.descending() ? order.backwards() : order;
    }

    private long count(ListQuery query) {
        var where = where(query);
        return jdbc.sql("select count(*) from (select 1 from identity.audit_entry e" + where.sql() + " limit " + MOST
                        + ") one")
                .params(where.params())
                .query(Long.class)
                .single();
    }

    /** Keys alone: what stands before the page is counted off without looking at what was changed. */
    private List<UUID> ids(ListQuery query, String orderAndLimit, Map<String, Object> more) {
        var where = where(query);
        return jdbc.sql("select e.id from identity.audit_entry e" + where.sql() + orderAndLimit)
                .params(where.params())
                .params(more)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private List<AuditEntry> entries(List<UUID> ids) {
        var read = new HashMap<UUID, AuditEntry>();
        jdbc.sql("""
                        select e.id, e.at, e.account_id, e.role, e.action, e.subject_type, e.subject_id,
                               e.before::text as was, e.after::text as is_now, a.name
                        from identity.audit_entry e left join identity.account a on a.id = e.account_id
                        where e.id = any(:ids)
                        """).param("ids", ids.toArray(UUID[]::new)).query(row -> {
            var entry = new AuditEntry(
                    row.getObject("id", UUID.class),
                    row.getObject("at", OffsetDateTime.class).toInstant(),
                    row.getObject("account_id", UUID.class),
                    row.getString("name"),
                    role(row.getString("role")),
                    row.getString("action"),
                    row.getString("subject_type"),
                    row.getString("subject_id"),
                    AuditFields.of(json, row.getString("was"), row.getString("is_now")));
            read.put(entry.id(), entry);
        });
        return ids.stream().map(read::get).filter(Objects::nonNull).toList();
    }

    private record Where(String sql, Map<String, Object> params) {}

    /** Only the conditions that are asked for, so that the database can use the index of each. */
    private static Where where(ListQuery query) {
        var sql = new StringBuilder(" where true");
        var params = new HashMap<String, Object>();
        add(sql, params, query.filter("action"), " and e.action = :action", "action");
        add(sql, params, query.filter("type"), " and e.subject_type = :type", "type");
        add(sql, params, query.filter("subject"), " and e.subject_id = :subject", "subject");
        add(
                sql,
                params,
                query.search(),
                " and e.account_id in (select id from identity.account where position(lower(:who) in lower(name)) > 0)",
                "who");
        var from = day(query.filter("from"));
        if (from != null) {
            sql.append(" and e.at >= :from");
            params.put("from", start(from));
        }
        var until = day(query.filter("until"));
        if (until != null) {
            sql.append(" and e.at < :until");
            params.put("until", start(until.plusDays(1)));
        }
        return new Where(sql.toString(), params);
    }

    private static void add(
            StringBuilder where, Map<String, Object> params, String value, String condition, String name) {
        if (!value.isEmpty()) {
            where.append(condition);
            params.put(name, value);
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isEmpty() ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(Printing.ZONE).toOffsetDateTime().withOffsetSameInstant(ZoneOffset.UTC);
    }

    private static @Nullable Role role(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
