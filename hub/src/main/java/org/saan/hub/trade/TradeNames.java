package org.saan.hub.trade;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.saan.hub.identity.SubjectNames;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Despatches are called by their numbers. */
@Component
class TradeNames implements SubjectNames {
    private final JdbcClient jdbc;

    TradeNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean serves(String type) {
        return type.equals("despatch");
    }

    @Override
    public Map<String, Subject> named(String type, Collection<String> ids) {
        var all = new HashMap<String, Subject>();
        jdbc.sql("select id::text, number from trade.despatch where id = any(:ids)")
                .param("ids", SubjectNames.keys(ids))
                .query(row -> {
                    all.put(
                            row.getString(1),
                            new Subject(new LocalizedText(row.getString(2), null), "/despatches/" + row.getString(1)));
                });
        return all;
    }
}
