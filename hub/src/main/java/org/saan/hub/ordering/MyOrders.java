package org.saan.hub.ordering;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.threeten.extra.YearWeek;

/** Orders for those who placed them. */
@Service
public class MyOrders {
    /** Stages that an order has only where somebody tells of them: others come without enquiry or sample. */
    private static final List<OrderStage> WHERE_KNOWN =
            List.of(OrderStage.ENQUIRY, OrderStage.QUOTED, OrderStage.SAMPLE);

    private final JdbcClient jdbc;
    private final OrderReads reads;
    private final List<OrderNews> news;
    private final Clock clock;

    MyOrders(JdbcClient jdbc, OrderReads reads, ObjectProvider<OrderNews> news, Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.news = news.orderedStream().toList();
        this.clock = clock;
    }

    /**
     * An order of the viewer's own.
     *
     * @throws NotFound when it is another's, or the viewer is no buyer
     */
    @Transactional(readOnly = true)
    public MyOrderView getMyOrder(UUID id, Viewer viewer) {
        if (!viewer.is(Role.BUYER)) {
            throw new NotFound("order");
        }
        var order = reads.get(id, viewer);
        var known = news.stream().map(one -> one.of(id)).toList();
        var lines = order.lines().stream()
                .map(line -> new MyOrderView.Line(
                        line.familyCode(),
                        line.quantity(),
                        line.accepted(),
                        made(line.id(), known),
                        line.due(),
                        line.grade(),
                        line.oneLot()))
                .toList();
        var shares = shares(id);
        var made = lines.stream().allMatch(line -> line.made() == null)
                ? null
                : Long.valueOf(lines.stream()
                        .mapToLong(line -> line.made() == null ? 0 : line.made())
                        .sum());
        return new MyOrderView(
                id,
                order.number(),
                order.createdAt(),
                order.state() == OrderState.CANCELLED,
                order.due(),
                lines.stream().mapToLong(MyOrderView.Line::quantity).sum(),
                lines.stream().mapToLong(MyOrderView.Line::promised).sum(),
                made,
                shares.groups(),
                lines,
                steps(order, shares, known, made != null && made > 0),
                known.stream().flatMap(one -> one.papers().stream()).toList(),
                known.stream().flatMap(one -> one.pictures().stream()).toList());
    }

    private static @Nullable Integer made(UUID line, List<OrderNews.Known> known) {
        return known.stream()
                .map(one -> one.made().get(line))
                .filter(Objects::nonNull)
                .reduce(Integer::sum)
                .orElse(null);
    }

    /**
     * What groups said yes to, without naming one.
     *
     * @param answeredOn day of the last yes
     * @param first week of work
     */
    private record Shares(
            int groups,
            @Nullable LocalDate answeredOn,
            @Nullable YearWeek first) {}

    private Shares shares(UUID order) {
        return jdbc.sql("""
                        select count(distinct a.group_id), max(a.answered_at),
                               (select min(w.week) from ordering.allocation_week w
                                join ordering.allocation b on b.id = w.allocation_id
                                join ordering.order_line m on m.id = b.line_id
                                where m.order_id = :order and b.state = 'ACCEPTED')
                        from ordering.allocation a join ordering.order_line l on l.id = a.line_id
                        where l.order_id = :order and a.state = 'ACCEPTED'
                        """)
                .param("order", order)
                .query((row, n) -> {
                    var answered = row.getObject(2, OffsetDateTime.class);
                    var week = row.getString(3);
                    return new Shares(
                            row.getInt(1),
                            answered == null ? null : LocalDate.ofInstant(answered.toInstant(), Printing.ZONE),
                            week == null ? null : Weeks.parse(week));
                })
                .single();
    }

    private List<MyOrderView.Step> steps(OrderView order, Shares shares, List<OrderNews.Known> known, boolean anyMade) {
        var done = new EnumMap<OrderStage, LocalDate>(OrderStage.class);
        known.forEach(one -> done.putAll(one.reached()));
        var placedOn = LocalDate.ofInstant(order.createdAt(), Printing.ZONE);
        done.put(OrderStage.ORDERED, placedOn);
        boolean shared = order.state() == OrderState.ACCEPTED;
        if (shared) {
            done.put(OrderStage.SHARED_OUT, Objects.requireNonNullElse(shares.answeredOn(), placedOn));
        }
        var week = YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
        var first = shares.first();
        boolean working = anyMade || shared && first != null && !first.isAfter(week);
        // A later stage that is reached has the earlier ones behind it, told or not.
        var last = done.keySet().stream().max(Comparator.naturalOrder()).orElse(OrderStage.ORDERED);
        var steps = new ArrayList<MyOrderView.Step>();
        boolean now = order.state() != OrderState.CANCELLED;
        for (var stage : OrderStage.values()) {
            if (WHERE_KNOWN.contains(stage) && !done.containsKey(stage)) {
                continue;
            }
            if (stage.compareTo(last) <= 0) {
                steps.add(new MyOrderView.Step(stage, MyOrderView.Place.DONE, done.get(stage)));
            } else {
                boolean here = now && (stage != OrderStage.IN_WORK || working);
                steps.add(new MyOrderView.Step(stage, here ? MyOrderView.Place.NOW : MyOrderView.Place.TO_COME, null));
                now = false;
            }
        }
        return steps;
    }
}
