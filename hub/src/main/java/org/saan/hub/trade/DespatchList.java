package org.saan.hub.trade;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListRows;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of despatches; a buyer finds those of its orders. */
@Service
public class DespatchList {
    public static final ListShape SHAPE =
            new ListShape("/despatches", List.of("-on", "number", "order", "buyer", "expected"), List.of("state"), 25);
    /** What the list can be narrowed to. */
    public static final List<String> STATES = List.of("on_the_way", "late", "delivered", "withdrawn");

    private final JdbcClient jdbc;
    private final DespatchReads reads;
    private final Clock clock;

    DespatchList(JdbcClient jdbc, DespatchReads reads, Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Found<DespatchView> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every despatch of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<DespatchView> sink) {
        rows(query, viewer).all().forEach(sink);
    }

    private ListRows<DespatchView> rows(ListQuery query, Viewer viewer) {
        var params = new HashMap<>(DespatchReads.who(viewer));
        var parts = new ArrayList<String>();
        switch (query.filter("state")) {
            case "on_the_way" -> parts.add("d.delivered_on is null and d.withdrawn_at is null");
            case "late" -> {
                parts.add("d.delivered_on is null and d.withdrawn_at is null and d.expected_on < :today");
                params.put("today", LocalDate.now(clock.withZone(Printing.ZONE)));
            }
            case "delivered" -> parts.add("d.delivered_on is not null");
            case "withdrawn" -> parts.add("d.withdrawn_at is not null");
            default -> {}
        }
        if (!query.search().isEmpty()) {
            parts.add(
                    "position(:words in lower(concat_ws(' ', d.number, o.number, o.buyer_name, d.carrier, d.tracking))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        return new ListRows<>(
                jdbc,
                DespatchReads.COLUMNS,
                DespatchReads.FROM + (parts.isEmpty() ? "" : " and " + String.join(" and ", parts)),
                params,
                order(query),
                (row, n) -> reads.view(row));
    }

    private static ListOrder order(ListQuery query) {
        var order = switch (query.sort()) {
            case "number" -> ListOrder.by("d.number");
            case "order" -> ListOrder.by("o.number", "d.number");
            case "buyer" -> ListOrder.by("o.buyer_name collate \"th-x-icu\"", "d.number");
            case "expected" -> ListOrder.by("d.expected_on", "d.number");
            default -> ListOrder.by("d.despatched_on", "d.number");
        };
        return order.downwards(query.descending());
    }
}
