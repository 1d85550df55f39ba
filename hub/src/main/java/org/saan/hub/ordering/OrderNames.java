package org.saan.hub.ordering;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.saan.hub.identity.SubjectNames;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders are called by their numbers, and so is the work of a group for one. */
@Component
class OrderNames implements SubjectNames {
    private final JdbcClient jdbc;

    OrderNames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean serves(String type) {
        return type.equals("order") || type.equals("allocation");
    }

    @Override
    public Map<String, Subject> named(String type, Collection<String> ids) {
        var all = new HashMap<String, Subject>();
        jdbc.sql(
                        type.equals("order")
                                ? "select id::text, number, id from ordering.buyer_order where id = any(:ids)"
                                : """
                                  select a.id::text, o.number, o.id from ordering.allocation a
                                  join ordering.order_line l on l.id = a.line_id
                                  join ordering.buyer_order o on o.id = l.order_id where a.id = any(:ids)
                                  """)
                .param("ids", SubjectNames.keys(ids))
                .query(row -> {
                    all.put(
                            row.getString(1),
                            new Subject(new LocalizedText(row.getString(2), null), "/orders/" + row.getString(3)));
                });
        return all;
    }
}
