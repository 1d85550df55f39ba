package org.saan.hub.trade;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.saan.hub.ordering.OrderNews;
import org.saan.hub.ordering.OrderStage;
import org.saan.hub.shared.LocalizedText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What left stands among the papers of its buyer; when every ordered piece has left, or arrived, that stage is reached. */
@Component
class DespatchNews implements OrderNews {
    private final JdbcClient jdbc;

    DespatchNews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Known of(UUID order) {
        var papers = jdbc.sql("""
                        select id, number, despatched_on from trade.despatch
                        where order_id = :order and withdrawn_at is null order by despatched_on, number limit 200
                        """)
                .param("order", order)
                .query((row, n) -> new Paper(
                        new LocalizedText("ใบแจ้งการจัดส่ง " + row.getString(2), "Despatch advice " + row.getString(2)),
                        row.getObject(3, LocalDate.class),
                        "/despatches/" + row.getString(1)))
                .list();
        return papers.isEmpty() ? NOTHING : new Known(reached(order), Map.of(), papers, List.of());
    }

    /** A line of the order; days of the last despatch and arrival, absent before the first. */
    private record Line(
            int ordered,
            int sent,
            int arrived,
            @Nullable LocalDate sentOn,
            @Nullable LocalDate arrivedOn) {}

    private Map<OrderStage, LocalDate> reached(UUID order) {
        var lines = jdbc.sql("""
                        select l.quantity, coalesce(d.pieces, 0), coalesce(d.delivered, 0), d.last_on, d.delivered_on
                        from ordering.order_line l left join trade.despatched d on d.line_id = l.id
                        where l.order_id = :order and l.removed_at is null
                        """)
                .param("order", order)
                .query((row, n) -> new Line(
                        row.getInt(1),
                        row.getInt(2),
                        row.getInt(3),
                        row.getObject(4, LocalDate.class),
                        row.getObject(5, LocalDate.class)))
                .list();
        Map<OrderStage, LocalDate> reached = new EnumMap<>(OrderStage.class);
        if (lines.stream().allMatch(line -> line.sent() >= line.ordered())) {
            latest(lines, Line::sentOn).ifPresent(day -> reached.put(OrderStage.SHIPPED, day));
        }
        if (lines.stream().allMatch(line -> line.arrived() >= line.ordered())) {
            latest(lines, Line::arrivedOn).ifPresent(day -> reached.put(OrderStage.DELIVERED, day));
        }
        return reached;
    }

    private static Optional<LocalDate> latest(List<Line> lines, Function<Line, @Nullable LocalDate> day) {
        return lines.stream().map(day).filter(Objects::nonNull).max(LocalDate::compareTo);
    }
}
