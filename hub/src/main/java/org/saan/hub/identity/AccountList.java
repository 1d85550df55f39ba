package org.saan.hub.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListRows;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of accounts, for administrators. */
@Service
public class AccountList {
    public static final ListShape SHAPE =
            new ListShape("/accounts", List.of("name", "signIn", "role", "-created"), List.of("role", "state"), 50);
    /** Values of the filter {@code state}; the words for them are {@code identity.accounts.…}. */
    public static final List<String> STATES = List.of("active", "invited", "disabled");

    private static final String COLUMNS = """
            select id, sign_in_name, name, role, password_hash is not null as has_password,
                   exists (select 1 from identity.second_factor s
                           where s.account_id = account.id and s.confirmed_at is not null)
                   or exists (select 1 from identity.passkey p where p.account_id = account.id) as second_factor,
                   disabled_at is not null as disabled, created_at
            """;

    private final JdbcClient jdbc;
    private final Audit audit;

    AccountList(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Found<AccountRow> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every account of the list, in its order. That it was taken away is noted, for it names people. */
    @Transactional
    public void export(ListQuery query, String ending, Viewer viewer, Consumer<AccountRow> sink) {
        var all = rows(query, viewer).all();
        audit.record(
                viewer, "identity.accounts_exported", "list", SHAPE.path(), null, query.takenAs(ending, all.size()));
        all.forEach(sink);
    }

    private static AccountRow row(ResultSet row) throws SQLException {
        return new AccountRow(
                row.getObject("id", UUID.class),
                row.getString("sign_in_name"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getBoolean("has_password"),
                row.getBoolean("second_factor"),
                row.getBoolean("disabled"),
                row.getTimestamp("created_at").toInstant());
    }

    private ListRows<AccountRow> rows(ListQuery query, Viewer viewer) {
        if (!viewer.is(Role.ADMINISTRATOR)) {
            throw new NotFound("accounts");
        }
        var params = new HashMap<String, Object>();
        var where = new StringBuilder(" from identity.account where true");
        if (!query.search().isEmpty()) {
            where.append(" and (position(lower(:words) in sign_in_name) > 0 or position(:words in lower(name)) > 0)");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        if (!query.filter("role").isEmpty()) {
            where.append(" and role = :role");
            params.put("role", query.filter("role"));
        }
        switch (query.filter("state")) {
            case "active" -> where.append(" and disabled_at is null and password_hash is not null");
            case "invited" -> where.append(" and disabled_at is null and password_hash is null");
            case "disabled" -> where.append(" and disabled_at is not null");
            default -> {}
        }
        return new ListRows<>(jdbc, COLUMNS, where.toString(), params, order(query), (row, n) -> row(row));
    }

    private static ListOrder order(ListQuery query) {
        var name = "name collate \"th-x-icu\"";
        return (switch (query.sort()) {
                    case "signIn" -> ListOrder.by("sign_in_name", "id");
                    case "role" -> ListOrder.by("role", name, "id");
                    case "created" -> ListOrder.by("created_at", "id");
                    default -> ListOrder.by(name, "id");
                })
                .downwards(query.descending());
    }
}
