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

/** The library as a list, for those who run the programme and those who receive goods. */
@Service
public class MaterialList {
    public static final ListShape SHAPE =
            new ListShape("/materials", List.of("name", "code", "-stock"), List.of("kind", "fibre", "month"), 25);

    private final JdbcClient jdbc;

    MaterialList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Found<MaterialView> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every one of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<MaterialView> sink) {
        rows(query, viewer).all().forEach(sink);
    }

    private ListRows<MaterialView> rows(ListQuery query, Viewer viewer) {
        Checks.mustBeOffice(viewer);
        var params = new HashMap<String, Object>();
        var parts = new ArrayList<>(List.of("true"));
        if (!query.filter("kind").isEmpty()) {
            parts.add("m.kind = :kind");
            params.put("kind", query.filter("kind"));
        }
        if (!query.filter("fibre").isEmpty()) {
            parts.add("exists (select from materials.fibre f where f.material_id = m.id and f.fibre = :fibre)");
            params.put("fibre", query.filter("fibre"));
        }
        if (query.filter("month").matches("[1-9]|1[0-2]")) {
            parts.add("(m.season = '{}' or :month = any(m.season))");
            params.put("month", Integer.valueOf(query.filter("month")));
        }
        if (!query.search().isEmpty()) {
            parts.add("position(:words in lower(concat_ws(' ', m.code, m.name_th, m.name_en))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        return new ListRows<>(
                jdbc,
                MaterialReads.COLUMNS,
                "from materials.material m where " + String.join(" and ", parts),
                params,
                order(query, viewer),
                (row, n) -> MaterialReads.view(row));
    }

    private static ListOrder order(ListQuery query, Viewer viewer) {
        var th = viewer.language() == org.saan.hub.shared.Language.TH;
        var order = switch (query.sort()) {
            case "code" -> ListOrder.by("m.code");
            case "stock" ->
                ListOrder.by(
                        "(select coalesce(sum(l.on_hand), 0) from materials.lot l where l.material_id = m.id)",
                        "m.code");
            default ->
                ListOrder.by(
                        th
                                ? "coalesce(m.name_th, m.name_en) collate \"th-x-icu\""
                                : "lower(coalesce(m.name_en, m.name_th)) collate \"th-x-icu\"",
                        "m.code");
        };
        return order.downwards(query.descending());
    }
}
