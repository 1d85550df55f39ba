package org.saan.hub.ordering;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.saan.hub.directory.KeepsPersonalData;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Words;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Orders keep their groups, pieces and amounts (Revenue Code section 87/3, five years). While a group works for an order its
 * leader is the one who answers for it.
 */
@Component
class OrdersKeep implements KeepsPersonalData {
    private final JdbcClient jdbc;
    private final Words words;

    OrdersKeep(JdbcClient jdbc, Words words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public List<Kept> keptOf(UUID person, List<UUID> led, List<UUID> workedIn) {
        var kept = new ArrayList<Kept>();
        var open = jdbc.sql("""
                        select distinct o.number from ordering.allocation a
                        join ordering.order_line l on l.id = a.line_id
                        join ordering.buyer_order o on o.id = l.order_id
                        where a.group_id = any(:led) and ordering.is_live(a.state) and o.cancelled_at is null
                        order by 1 limit 50
                        """)
                .param("led", led.toArray(UUID[]::new))
                .query(String.class)
                .list();
        if (!open.isEmpty()) {
            kept.add(new Kept(say("people.keeps.work", String.join(", ", open)), true));
        }
        boolean worked = jdbc.sql("select exists (select 1 from ordering.allocation where group_id = any(:groups))")
                .param("groups", workedIn.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
        if (worked) {
            kept.add(new Kept(say("people.keeps.orders"), false));
        }
        return kept;
    }

    private LocalizedText say(String key, Object... args) {
        return new LocalizedText(words.say(Language.TH, key, args), words.say(Language.EN, key, args));
    }
}
