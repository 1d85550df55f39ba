package org.saan.hub.programme;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the state sees: how many groups took up each measure, and where. A number of fewer than five groups of a region is hidden, and
 * so is a second one where the sum would tell it; money of fewer than five groups is not told.
 */
@Service
public class MeasureUptake {
    private final JdbcClient jdbc;

    MeasureUptake(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Of one measure.
     *
     * @param wanted groups that said yes and did not take it back, with those {@code applied}, {@code granted} and {@code refused}
     * @param granted sum of money; absent when fewer than five groups have it
     * @param regions groups that said yes by region; absent numbers are hidden
     */
    public record Line(
            UUID id,
            LocalizedText measure,
            MeasureKind kind,
            int wanted,
            int applied,
            int grantedCount,
            int refused,
            @Nullable Money granted,
            Map<String, @Nullable Long> regions) {}

    /** Every measure, by code; for the office. */
    @Transactional(readOnly = true)
    public List<Line> lines(Viewer viewer) {
        MeasureApplications.mustFollow(viewer);
        return jdbc.sql("""
                        select m.id, m.title_th, m.title_en, m.kind,
                               count(a.id) filter (where a.state <> 'WITHDRAWN') as wanted,
                               count(a.id) filter (where a.state in ('APPLIED', 'GRANTED', 'REFUSED')) as applied,
                               count(a.id) filter (where a.state = 'GRANTED') as granted,
                               count(a.id) filter (where a.state = 'REFUSED') as refused,
                               coalesce(sum(a.granted_minor), 0)::bigint as minor
                        from programme.measure m left join programme.measure_application a on a.measure_id = m.id
                        group by m.id order by m.code limit 500
                        """)
                .query((row, n) -> new Line(
                        row.getObject("id", UUID.class),
                        Measures.text(row, "title"),
                        MeasureKind.valueOf(row.getString("kind")),
                        row.getInt("wanted"),
                        row.getInt("applied"),
                        row.getInt("granted"),
                        row.getInt("refused"),
                        row.getInt("granted") < Suppression.LEAST
                                ? null
                                : Money.ofMinor(row.getLong("minor"), Money.THB),
                        regions(row.getObject("id", UUID.class))))
                .list();
    }

    private Map<String, @Nullable Long> regions(UUID measure) {
        var counts = new TreeMap<String, Long>();
        jdbc.sql("""
                        select p.region_code, count(a.id) from directory.province p
                        left join directory.producer_group g on g.province_code = p.code
                        left join programme.measure_application a on a.group_id = g.id and a.measure_id = :id
                            and a.state <> 'WITHDRAWN'
                        group by p.region_code order by p.region_code
                        """).param("id", measure).query(row -> {
            counts.put(row.getString(1), row.getLong(2));
        });
        return Suppression.shown(counts);
    }
}
