package org.saan.hub.sourcing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.saan.hub.identity.Audit;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListRows;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of buyers, for those who run the programme. */
@Service
public class BuyerList {
    public static final ListShape SHAPE =
            new ListShape("/buyers", List.of("name", "country", "code"), List.of("country"), 50);

    private final JdbcClient jdbc;
    private final Audit audit;

    BuyerList(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Found<BuyerView> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every buyer of the list, in its order. That it was taken away is noted, for it holds addresses. */
    @Transactional
    public void export(ListQuery query, String ending, Viewer viewer, Consumer<BuyerView> sink) {
        var all = rows(query, viewer).all();
        audit.record(viewer, "sourcing.buyers_exported", "list", SHAPE.path(), null, query.takenAs(ending, all.size()));
        all.forEach(sink);
    }

    /** Countries that buyers come from. */
    @Transactional(readOnly = true)
    public List<String> countries(Viewer viewer) {
        mustRun(viewer);
        return jdbc.sql("select distinct country from sourcing.buyer order by country limit 300")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private ListRows<BuyerView> rows(ListQuery query, Viewer viewer) {
        mustRun(viewer);
        var params = new HashMap<String, Object>();
        var where = " from sourcing.buyer where true";
        if (!query.search().isEmpty()) {
            where += " and (position(:words in name_key) > 0 or position(:words in lower(code)) > 0"
                    + " or position(:words in lower(email)) > 0)";
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        if (!query.filter("country").isEmpty()) {
            where += " and country = :country";
            params.put("country", query.filter("country"));
        }
        return new ListRows<>(
                jdbc,
                "select id, code, name, country, email",
                where,
                params,
                order(query),
                (row, n) -> Sourcing.buyer(row));
    }

    private static ListOrder order(ListQuery query) {
        var name = "name collate \"th-x-icu\"";
        return (switch (query.sort()) {
                    case "country" -> ListOrder.by("country", name, "code");
                    case "code" -> ListOrder.by("code");
                    default -> ListOrder.by(name, "code");
                })
                .downwards(query.descending());
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("buyers");
        }
    }
}
