package org.saan.hub.production;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.ordering.OrderNews;
import org.saan.hub.ordering.OrderStage;
import org.saan.hub.shared.Printing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a buyer may know of the work on an order: pieces made, and since when it is begun; never who makes them. */
@Component
class WorkNews implements OrderNews {
    private final JdbcClient jdbc;

    WorkNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Known of(UUID order) {
        var made = new HashMap<UUID, Integer>();
        jdbc.sql("""
                        select line_id, sum(least(made, needed))::int as made from production.work
                        where order_id = :order group by line_id having sum(made) > 0
                        """).param("order", order).query(row -> {
            made.put(row.getObject(1, UUID.class), row.getInt(2));
        });
        var begun = jdbc.sql("""
                        select min(r.happened_at) from production.progress_report r
                        join production.work w on w.id = r.work_id where w.order_id = :order and r.made > 0
                        """)
                .param("order", order)
                .query((row, n) -> day(row.getObject(1, OffsetDateTime.class)))
                .list()
                .getFirst();
        Map<OrderStage, LocalDate> reached = new EnumMap<>(OrderStage.class);
        if (begun != null) {
            reached.put(OrderStage.IN_WORK, begun);
        }
        return made.isEmpty() ? NOTHING : new Known(reached, made, List.of(), List.of());
    }

    private static @Nullable LocalDate day(@Nullable OffsetDateTime at) {
        return at == null ? null : at.atZoneSameInstant(Printing.ZONE).toLocalDate();
    }
}
