package org.saan.hub.sourcing;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.saan.hub.identity.SubjectNames;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What buyers are called, for the audit and wherever an organisation is named by its id. */
@Component
class BuyerNames implements SubjectNames {
    private final JdbcClient jdbc;

    BuyerNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean serves(String type) {
        return type.equals("buyer");
    }

    @Override
    public Map<String, Subject> named(String type, Collection<String> ids) {
        var all = new HashMap<String, Subject>();
        jdbc.sql("select id::text, name from sourcing.buyer where id = any(:ids)")
                .param("ids", SubjectNames.keys(ids))
                .query(row -> {
                    all.put(row.getString(1), new Subject(new LocalizedText(row.getString(2), null), "/buyers"));
                });
        return all;
    }
}
