package org.saan.hub.production;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        whole(
                        order,
                        "good",
                        "max(i.inspected_at)",
                        "production.inspection i join production.tranche t on t.id = i.tranche_id")
                .ifPresent(day -> reached.put(OrderStage.COUNTED, day));
        whole(order, "packed", "max(t.packed_at)", "production.packing t")
                .ifPresent(day -> reached.put(OrderStage.PACKED, day));
        var pictures = pictures(order);
        return made.isEmpty() && pictures.isEmpty() ? NOTHING : new Known(reached, made, List.of(), pictures);
    }

    /**
     * The day on which a count of every line had reached what is ordered.
     *
     * @param count column of the work order
     * @param day when the last of it was counted, in {@code from}
     */
    private Optional<LocalDate> whole(UUID order, String count, String day, String from) {
        return jdbc.sql("""
                        select case when bool_and(coalesce(w.counted, 0) >= l.quantity) then
                               (select %s from %s join production.work x on x.id = t.work_id where x.order_id = :order) end
                        from ordering.order_line l
                        left join (select line_id, sum(%s) as counted from production.work where order_id = :order
                                   group by line_id) w on w.line_id = l.id
                        where l.order_id = :order and l.removed_at is null
                        """.formatted(day, from, count))
                .param("order", order)
                .query((row, n) -> Optional.ofNullable(day(row.getObject(1, OffsetDateTime.class))))
                .single();
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
