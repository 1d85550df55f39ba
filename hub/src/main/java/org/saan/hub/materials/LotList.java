package org.saan.hub.materials;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListRows;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lots as a list, for those who run the programme and those who receive goods. */
@Service
public class LotList {
    public static final ListShape SHAPE = new ListShape(
            "/lots", List.of("-received", "number", "material", "-stock"), List.of("material", "state"), 25);
    /** What the list can be narrowed to. */
    public static final List<String> STATES = List.of("stock", "held", "failed");

    private final JdbcClient jdbc;

    LotList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Found<LotView> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every one of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<LotView> sink) {
        rows(query, viewer).all().forEach(sink);
    }

    private ListRows<LotView> rows(ListQuery query, Viewer viewer) {
        Checks.mustBeOffice(viewer);
        var params = new HashMap<String, Object>();
        var parts = new ArrayList<String>();
        parts.add(
                switch (query.filter("state")) {
                    case "stock" -> "l.on_hand > 0";
                    case "held" -> "exists (select from materials.issue i where i.lot_id = l.id and i.held > 0)";
                    case "failed" -> LotReads.FAILED;
                    default -> "true";
                });
        if (!query.filter("material").isEmpty()) {
            parts.add("m.code = :material");
            params.put("material", query.filter("material"));
        }
        if (!query.search().isEmpty()) {
            parts.add(
                    "position(:words in lower(concat_ws(' ', l.number, l.dye_bath, m.code, m.name_th, m.name_en))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        var order = switch (query.sort()) {
            case "number" -> ListOrder.by("l.number");
            case "material" -> ListOrder.by("coalesce(m.name_th, m.name_en) collate \"th-x-icu\"", "l.number");
            case "stock" -> ListOrder.by("l.on_hand", "l.number");
            default -> ListOrder.by("l.received_on", "l.number");
        };
        return new ListRows<>(
                jdbc,
                LotReads.COLUMNS,
                LotReads.FROM + " and " + String.join(" and ", parts),
                params,
                order.downwards(query.descending()),
                (row, n) -> LotReads.view(row));
    }
}
