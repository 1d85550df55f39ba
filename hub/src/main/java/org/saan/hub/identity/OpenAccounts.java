package org.saan.hub.identity;

import java.util.Optional;
import java.util.UUID;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts that may be let in, as who looks at pages. */
@Component
class OpenAccounts {
    private final JdbcClient jdbc;

    OpenAccounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when there is none or it is disabled. */
    Optional<Viewer> find(UUID account) {
        return jdbc.sql("""
                        select id, name, role, organisation_id, language from identity.account
                        where id = :id and disabled_at is null
                        """)
                .param("id", account)
                .query((row, n) -> new Viewer(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        row.getObject("organisation_id", UUID.class),
                        Language.of(row.getString("language"))))
                .optional();
    }
}
