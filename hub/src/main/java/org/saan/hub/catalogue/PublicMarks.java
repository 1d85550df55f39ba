package org.saan.hub.catalogue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Marks that may be shown today: a person confirmed them, the certificate is in force, the name of a place is confirmed in
 * the register, and the mark is given to what the page is about. A mark of a person or of a lot stands on no such page.
 */
@Component
class PublicMarks {
    private static final String SHOWN = """
            m.confirmed_at is not null and m.issued_on <= :today and (m.valid_until is null or m.valid_until >= :today)
            and (m.kind <> 'TH-GI' or exists (
                select 1 from catalogue.gi_good g where g.name_th = m.gi_good and g.status = 'confirmed'))
            """;

    private final JdbcClient jdbc;
    private final MarkKinds kinds;
    private final Clock clock;

    PublicMarks(JdbcClient jdbc, MarkKinds kinds, Clock clock) {
        this.jdbc = jdbc;
        this.kinds = kinds;
        this.clock = clock;
    }

    Map<UUID, List<PublicMark>> ofProducts(Collection<UUID> products) {
        return read("m.product_id", "m.scope = 'PRODUCT' and m.product_id = any(:ids)", products);
    }

    Map<UUID, List<PublicMark>> ofGroups(Collection<UUID> groups) {
        return read("m.group_id", "m.scope = 'GROUP' and m.group_id = any(:ids)", groups);
    }

    private Map<UUID, List<PublicMark>> read(String key, String which, Collection<UUID> ids) {
        var all = new HashMap<UUID, List<PublicMark>>();
        jdbc.sql("select " + key + """
                         as key, m.*, g.name_en as gi_en
                        from catalogue.mark m left join catalogue.gi_good g on g.name_th = m.gi_good
                        where """ + " " + which + " and " + SHOWN + " order by m.kind, m.issued_on, m.id")
                .param("ids", ids.toArray(UUID[]::new))
                .param("today", LocalDate.now(clock.withZone(Printing.ZONE)))
                .query(row -> {
                    all.computeIfAbsent(row.getObject("key", UUID.class), id -> new ArrayList<>())
                            .add(mark(row));
                });
        return all;
    }

    private PublicMark mark(ResultSet row) throws SQLException {
        var kind = row.getString("kind");
        @Nullable String good = row.getString("gi_good");
        return new PublicMark(
                kind,
                good == null ? kinds.get(kind).name() : new LocalizedText(good, row.getString("gi_en")),
                row.getString("certificate"),
                row.getObject("stars", Integer.class),
                row.getObject("selection_year", Integer.class),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("valid_until", LocalDate.class));
    }
}
