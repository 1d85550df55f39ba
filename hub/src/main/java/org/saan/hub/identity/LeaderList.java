package org.saan.hub.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListRows;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leaders who may be let in, and how they are reached; for those who run the programme. */
@Service
public class LeaderList {
    public static final ListShape SHAPE =
            new ListShape("/leader-accounts", List.of("name", "signIn", "-created"), List.of("phone", "asks"), 50);

    private final JdbcClient jdbc;
    private final Audit audit;

    LeaderList(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Found<LeaderRow> list(ListQuery query, Viewer viewer) {
        return rows(query, null, viewer).page(query);
    }

    /** Every leader of the list, in its order. That it was taken away is noted, for it names people. */
    @Transactional
    public void export(ListQuery query, String ending, Viewer viewer, Consumer<LeaderRow> sink) {
        var all = rows(query, null, viewer).all();
        audit.record(
                viewer, "identity.leaders_exported", "list", SHAPE.path(), null, query.takenAs(ending, all.size()));
        all.forEach(sink);
    }

    @Transactional(readOnly = true)
    public Optional<LeaderRow> find(UUID account, Viewer viewer) {
        return rows(SHAPE.usual(), account, viewer).all().stream().findFirst();
    }

    private static LeaderRow row(ResultSet row) throws SQLException {
        return new LeaderRow(
                row.getObject("id", UUID.class),
                row.getString("sign_in_name"),
                row.getString("name"),
                row.getString("phone"),
                row.getString("email"),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("asked_at"))
                        .map(java.sql.Timestamp::toInstant)
                        .orElse(null));
    }

    /** @param only this leader; all of the list when absent */
    private ListRows<LeaderRow> rows(ListQuery query, @Nullable UUID only, Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("leaders");
        }
        var params = new HashMap<String, Object>();
        var where = new StringBuilder("""
                 from (select a.id, a.sign_in_name, a.name, a.created_at, p.value as phone, e.value as email, h.asked_at
                       from identity.account a
                       left join identity.account_contact p on p.account_id = a.id and p.kind = 'PHONE'
                       left join identity.account_contact e on e.account_id = a.id and e.kind = 'EMAIL'
                       left join identity.help_ask h on h.account_id = a.id
                       where a.role = 'GROUP_LEADER' and a.disabled_at is null) l where true
                """);
        if (only != null) {
            where.append(" and l.id = :id");
            params.put("id", only);
        }
        if (!query.search().isEmpty()) {
            where.append("""
                     and (position(:words in lower(sign_in_name)) > 0 or position(:words in lower(name)) > 0
                          or position(:words in coalesce(phone, '')) > 0)
                    """);
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        switch (query.filter("phone")) {
            case "with" -> where.append(" and phone is not null");
            case "without" -> where.append(" and phone is null");
            default -> {}
        }
        if (query.filter("asks").equals("yes")) {
            where.append(" and asked_at is not null");
        }
        return new ListRows<>(jdbc, "select l.*", where.toString(), params, order(query), (row, n) -> row(row));
    }

    private static ListOrder order(ListQuery query) {
        var name = "name collate \"th-x-icu\"";
        return (switch (query.sort()) {
                    case "signIn" -> ListOrder.by("sign_in_name", "id");
                    case "created" -> ListOrder.by("created_at", "id");
                    default -> ListOrder.by(name, "id");
                })
                .downwards(query.descending());
    }
}
