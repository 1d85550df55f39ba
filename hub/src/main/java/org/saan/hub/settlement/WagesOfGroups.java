package org.saan.hub.settlement;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.saan.hub.sourcing.WageFloors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Minimum wages for whoever compares what groups ask: of the district if that has its own, else of the province. */
@Component
class WagesOfGroups implements WageFloors {
    private final JdbcClient jdbc;
    private final Office office;

    WagesOfGroups(JdbcClient jdbc, Office office) {
        this.jdbc = jdbc;
        this.office = office;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<UUID, Floor> floors(Collection<UUID> groups) {
        var all = new HashMap<UUID, Floor>();
        jdbc.sql("""
                        select distinct on (g.id) g.id, w.baht, w.starts_on, w.ends_on
                        from directory.producer_group g
                        join settlement.wage w
                          on w.province_code = g.province_code and w.district_code in ('', coalesce(g.district_code, ''))
                        where g.id = any(:groups) and w.step = 'LEGAL' and w.starts_on <= :today and w.withdrawn_at is null
                        order by g.id, w.district_code desc, w.starts_on desc
                        """)
                .param("groups", groups.toArray(UUID[]::new))
                .param("today", office.today())
                .query(row -> {
                    var until = row.getObject("ends_on", LocalDate.class);
                    // One past its end is not used in silence.
                    if (until == null || !office.today().isAfter(until)) {
                        all.put(
                                row.getObject("id", UUID.class),
                                new Floor(
                                        row.getBigDecimal("baht"),
                                        Objects.requireNonNull(row.getObject("starts_on", LocalDate.class))));
                    }
                });
        return all;
    }
}
