package org.saan.hub.trade;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

/** The register of problems of exporting; a group and a buyer find their own. */
@Service
public class ObstacleList {
    public static final ListShape SHAPE = new ListShape(
            "/obstacles", List.of("-heard", "number", "-days", "due"), List.of("state", "country", "family"), 25);
    /** What the list can be narrowed to. */
    public static final List<String> STATES = List.of("heard", "owned", "late", "answered", "agreed", "grouped");

    private final JdbcClient jdbc;
    private final Clock clock;

    ObstacleList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Found<ObstacleView> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every one of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<ObstacleView> sink) {
        rows(query, viewer).all().forEach(sink);
    }

    /** Countries that problems of the reader's list concern. */
    @Transactional(readOnly = true)
    public List<String> countries(Viewer viewer) {
        return jdbc.sql("select distinct o.country " + ObstacleReads.FROM
                        + " and o.country is not null order by 1 limit 300")
                .params(ObstacleReads.who(viewer))
                .query((row, n) -> row.getString(1))
                .list();
    }

    /** How many there are of each state that the list can be narrowed to. */
    @Transactional(readOnly = true)
    public Map<String, Integer> counts(Viewer viewer) {
        var all = new HashMap<String, Integer>();
        for (var state : STATES) {
            var params = new HashMap<>(ObstacleReads.who(viewer));
            var part = state(state, params);
            all.put(
                    state,
                    jdbc.sql("select count(*) " + ObstacleReads.FROM + " and " + part)
                            .params(params)
                            .query(Integer.class)
                            .single());
        }
        return all;
    }

    private String state(String state, Map<String, Object> params) {
        var alone = "o.parent_id is null and o.state = ";
        return switch (state) {
            case "heard" -> alone + "'HEARD'";
            case "owned" -> alone + "'OWNED'";
            case "answered" -> alone + "'ANSWERED'";
            case "agreed" -> alone + "'AGREED'";
            case "grouped" -> "o.parent_id is not null";
            case "late" -> {
                params.put("today", LocalDate.now(clock.withZone(Printing.ZONE)));
                yield alone + "'OWNED' and o.due_on < :today";
            }
            default -> "true";
        };
    }

    private ListRows<ObstacleView> rows(ListQuery query, Viewer viewer) {
        var params = new HashMap<>(ObstacleReads.who(viewer));
        var parts = new ArrayList<String>();
        parts.add(state(query.filter("state"), params));
        if (!query.filter("country").isEmpty()) {
            parts.add("o.country = :country");
            params.put("country", query.filter("country"));
        }
        if (!query.filter("family").isEmpty()) {
            parts.add("o.family_code = :family");
            params.put("family", query.filter("family"));
        }
        if (!query.search().isEmpty()) {
            parts.add(
                    "position(:words in lower(concat_ws(' ', o.number, o.problem_th, o.problem_en, o.agency, o.document,"
                            + " o.answer_th, o.answer_en))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        return new ListRows<>(
                jdbc,
                ObstacleReads.COLUMNS,
                ObstacleReads.FROM + " and " + String.join(" and ", parts),
                params,
                order(query),
                (row, n) -> ObstacleReads.view(row, ObstacleReads.office(viewer)));
    }

    private static ListOrder order(ListQuery query) {
        var order = switch (query.sort()) {
            case "number" -> ListOrder.by("o.number");
            case "days" -> ListOrder.by("o.days_lost", "o.number");
            case "due" -> ListOrder.by("o.due_on", "o.number");
            default -> ListOrder.by("o.heard_at", "o.number");
        };
        return order.downwards(query.descending());
    }
}
