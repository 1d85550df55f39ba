package org.saan.hub.identity;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Leaders who may be let in, and how they are reached; for those who run the programme. */
@Service
public class LeaderList {
    public static final ListShape SHAPE =
            new ListShape("/leader-accounts", List.of("name", "signIn", "-created"), List.of("phone"), 50);

    private final JdbcClient jdbc;
    private final Audit audit;

    LeaderList(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Found<LeaderRow> list(ListQuery query, Viewer viewer) {
        long total = asked("select count(*)", query, viewer, "", Map.of())
                .query(Long.class)
                .single();
        var slice = ListSlice.of(query, total);
        return new Found<>(slice.straight(read(query, viewer, slice.sql(order(query)), slice.params())), total);
    }

    /** Every leader of the list, in its order. That it was taken away is noted, for it names people. */
    @Transactional
    public void export(ListQuery query, String ending, Viewer viewer, Consumer<LeaderRow> sink) {
        var all = read(query, viewer, " order by " + order(query).sql(), Map.of());
        audit.record(
                viewer, "identity.leaders_exported", "list", SHAPE.path(), null, query.takenAs(ending, all.size()));
        all.forEach(sink);
    }

    @Transactional(readOnly = true)
    public Optional<LeaderRow> find(UUID account, Viewer viewer) {
        return read(SHAPE.usual(), viewer, " and l.id = :id", Map.of("id", account)).stream()
                .findFirst();
    }

    private List<LeaderRow> read(ListQuery query, Viewer viewer, String rest, Map<String, Object> more) {
        return asked("select l.*", query, viewer, rest, more)
                .query((row, n) -> new LeaderRow(
                        row.getObject("id", UUID.class),
                        row.getString("sign_in_name"),
                        row.getString("name"),
                        row.getString("phone"),
                        row.getString("email"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec asked(
            String what, ListQuery query, Viewer viewer, String rest, Map<String, Object> more) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("leaders");
        }
        var params = new HashMap<>(more);
        var where = new StringBuilder("""
                 from (select a.id, a.sign_in_name, a.name, a.created_at, p.value as phone, e.value as email
                       from identity.account a
                       left join identity.account_contact p on p.account_id = a.id and p.kind = 'PHONE'
                       left join identity.account_contact e on e.account_id = a.id and e.kind = 'EMAIL'
                       where a.role = 'GROUP_LEADER' and a.disabled_at is null) l where true
                """);
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
        return jdbc.sql(what + where + rest).params(params);
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
