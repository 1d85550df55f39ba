package org.saan.hub.ordering;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The samples of an order stand among the papers of its buyer; when all are agreed or waived, that stage is behind it. */
@Component
class SampleNews implements OrderNews {
    private final JdbcClient jdbc;

    SampleNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Known of(UUID order) {
        var papers = new ArrayList<Paper>();
        var cleared = new ArrayList<LocalDate>();
        jdbc.sql("""
                        select s.id, s.number, s.created_at, t.state in ('APPROVED', 'WAIVED') as cleared,
                               coalesce(s.waived_at, t.changed_at) as at
                        from design.sample s join design.sample_standing t on t.sample_id = s.id
                        where s.subject_type = 'order' and s.subject_id = :order order by s.number
                        """).param("order", order).query(row -> {
            papers.add(new Paper(
                    new LocalizedText("ตัวอย่างสินค้า " + row.getString("number"), "Sample " + row.getString("number")),
                    day(row.getObject("created_at", OffsetDateTime.class)),
                    "/samples/" + row.getString("id")));
            if (row.getBoolean("cleared")) {
                cleared.add(day(row.getObject("at", OffsetDateTime.class)));
            }
        });
        if (papers.isEmpty()) {
            return NOTHING;
        }
        Map<OrderStage, LocalDate> reached = cleared.size() == papers.size()
                ? Map.of(
                        OrderStage.SAMPLE,
                        cleared.stream().max(LocalDate::compareTo).orElseThrow())
                : Map.of();
        return new Known(reached, Map.of(), papers, List.of());
    }

    private static LocalDate day(OffsetDateTime at) {
        return at.atZoneSameInstant(Printing.ZONE).toLocalDate();
    }
}
