package org.saan.hub.identity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Accounts are called by the names of the people who sign in. */
@Component
class AccountNames implements SubjectNames {
    private final JdbcClient jdbc;

    AccountNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean serves(String type) {
        return type.equals("account");
    }

    @Override
    public Map<String, Subject> named(String type, Collection<String> ids) {
        var all = new HashMap<String, Subject>();
        jdbc.sql("select id::text, name from identity.account where id = any(:ids)")
                .param("ids", SubjectNames.keys(ids))
                .query(row -> {
                    all.put(row.getString(1), new Subject(new LocalizedText(row.getString(2), null), null));
                });
        return all;
    }
}
