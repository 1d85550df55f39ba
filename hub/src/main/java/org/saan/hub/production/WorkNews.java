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
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
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
        reached.putAll(counted(order));
        var pictures = pictures(order);
        return made.isEmpty() && pictures.isEmpty() ? NOTHING : new Known(reached, made, List.of(), pictures);
    }

    /** Every ordered piece was found good, or is packed: since when. */
    private Map<OrderStage, LocalDate> counted(UUID order) {
        Map<OrderStage, LocalDate> reached = new EnumMap<>(OrderStage.class);
        jdbc.sql("""
                        select bool_and(coalesce(w.good, 0) >= l.quantity), bool_and(coalesce(w.packed, 0) >= l.quantity),
                               (select max(i.inspected_at) from production.inspection i
                                join production.tranche t on t.id = i.tranche_id join production.work x on x.id = t.work_id
                                where x.order_id = :order),
                               (select max(p.packed_at) from production.packing p join production.work x on x.id = p.work_id
                                where x.order_id = :order)
                        from ordering.order_line l
                        left join (select line_id, sum(good) as good, sum(packed) as packed from production.work
                                   where order_id = :order group by line_id) w on w.line_id = l.id
                        where l.order_id = :order and l.removed_at is null
                        """).param("order", order).query(row -> {
            var inspected = day(row.getObject(3, OffsetDateTime.class));
            if (row.getBoolean(1) && inspected != null) {
                reached.put(OrderStage.COUNTED, inspected);
            }
            var packed = day(row.getObject(4, OffsetDateTime.class));
            if (row.getBoolean(2) && packed != null) {
                reached.put(OrderStage.PACKED, packed);
            }
        });
        return reached;
    }

    private List<Picture> pictures(UUID order) {
        return jdbc.sql("""
                        select p.id, r.happened_at from production.photo p
                        join production.progress_report r on r.id = p.report_id
                        join production.work w on w.id = p.work_id
                        where w.order_id = :order and p.shown_at is not null order by r.happened_at desc, p.id limit 60
                        """)
                .param("order", order)
                .query((row, n) -> {
                    var day = row.getObject(2, OffsetDateTime.class)
                            .atZoneSameInstant(Printing.ZONE)
                            .toLocalDate();
                    return new Picture(
                            "/work-photos/" + row.getString(1) + "?small=true",
                            new LocalizedText(
                                    "งานที่กำลังทำ " + new Printing(Language.TH).date(day),
                                    "Work in hand, " + new Printing(Language.EN).date(day)));
                })
                .list();
    }

    private static @Nullable LocalDate day(@Nullable OffsetDateTime at) {
        return at == null ? null : at.atZoneSameInstant(Printing.ZONE).toLocalDate();
    }
}
