package org.saan.hub.settlement;

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
 * Papers of payments and taxes stay (Revenue Code section 87/3, five years): the account and tax number by which a group was paid are
 * often those of its leader. What a maker was named for stays without the name.
 */
@Component
class SettlementKeeps implements KeepsPersonalData {
    private final JdbcClient jdbc;
    private final Words words;

    SettlementKeeps(JdbcClient jdbc, Words words) {
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public List<Kept> keptOf(UUID person, List<UUID> led, List<UUID> workedIn) {
        var kept = new ArrayList<Kept>();
        if (any("""
                        select exists (select 1 from settlement.payee where organisation_id = any(:groups))
                            or exists (select 1 from settlement.tax_party where organisation_id = any(:groups))
                            or exists (select 1 from settlement.payout where group_id = any(:groups))
                        """, led)) {
            kept.add(new Kept(say("people.keeps.payments"), false));
        }
        if (any("""
                        select exists (select 1 from settlement.maker m join settlement.maker_part p on p.maker_id = m.id
                                       where m.person_id = any(:groups))
                        """, List.of(person))) {
            kept.add(new Kept(say("people.keeps.made"), false));
        }
        return kept;
    }

    private boolean any(String sql, List<UUID> ids) {
        return jdbc.sql(sql)
                .param("groups", ids.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }

    private LocalizedText say(String key) {
        return new LocalizedText(words.say(Language.TH, key), words.say(Language.EN, key));
    }
}
