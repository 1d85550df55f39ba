package org.saan.hub.ordering;

import java.util.List;
import java.util.UUID;
import org.saan.hub.directory.DependsOnPermission;
import org.saan.hub.directory.PermissionView;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders that a buyer has open with groups that let it see their weeks: they stay when the permission ends, and are named. */
@Component
class OrdersOnPermission implements DependsOnPermission {
    private final JdbcClient jdbc;
    private final Words words;

    OrdersOnPermission(JdbcClient jdbc, Words words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public List<Dependent> dependents(PermissionView permission, List<UUID> groups) {
        if (!permission.receiver().kind().equals("buyer") || groups.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select o.id, o.number, sum(a.quantity) as pieces from ordering.allocation a
                        join ordering.order_line l on l.id = a.line_id
                        join ordering.buyer_order o on o.id = l.order_id
                        where o.buyer_id = :buyer and a.group_id = any(:groups) and ordering.is_live(a.state)
                          and o.cancelled_at is null
                        group by o.id order by o.number limit 200
                        """)
                .param("buyer", permission.receiver().id())
                .param("groups", groups.toArray(UUID[]::new))
                .query((row, n) -> new Dependent(
                        say(row.getString("number"), row.getLong("pieces")), "/orders/" + row.getString("id")))
                .list();
    }

    private LocalizedText say(String number, long pieces) {
        var key = "people.permission.order_open";
        return new LocalizedText(
                words.say(Language.TH, key, number, pieces), words.say(Language.EN, key, number, pieces));
    }
}
