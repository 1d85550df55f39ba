package org.saan.hub.design;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListRows;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Designs that the viewer may see, as a list and by stage. */
@Service
public class DesignList {
    public static final ListShape SHAPE = new ListShape(
            "/designs/list", List.of("-date", "number", "title", "group", "stage"), List.of("stage", "mine"), 25);

    private static final int ON_A_LANE = 24;

    private static final String COLUMNS = """
            select d.id, d.number, d.title_th, d.title_en, d.stage, g.name_th, g.name_en, d.designer_name, d.rounds, d.due_on,
                   d.released_at is not null and d.withdrawn_at is null as released, d.version_of is not null as a_version,
                   d.changed_at,
                   (select p.id from design.design_picture p where p.design_id = d.id order by p.position desc limit 1)
                       as picture,
                   (select count(distinct n.other_id) from design.design_nearest n left join design.design_answer a
                       on a.design_id = n.design_id and a.other_id = n.other_id
                    where n.design_id = d.id and n.near and a.answer is null) as open
            """;
    private static final String FROM =
            " from design.design d left join directory.producer_group g on g.id = d.group_id where ";

    private final JdbcClient jdbc;

    DesignList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A lane of the board: its newest designs, and how many there are. */
    public record Lane(DesignStage stage, long total, List<DesignRow> rows) {
        public Lane {
            rows = List.copyOf(rows);
        }
    }

    @Transactional(readOnly = true)
    public Found<DesignRow> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every design of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<DesignRow> sink) {
        rows(query, viewer).all().forEach(sink);
    }

    /** All stages but the last, newest change first. */
    @Transactional(readOnly = true)
    public List<Lane> board(boolean mine, Viewer viewer) {
        var where = DesignWho.sees(viewer)
                + (mine ? " and (d.designer_id = :who_account or d.created_by = :who_account)" : "");
        var totals = new HashMap<String, Long>();
        jdbc.sql("select d.stage, count(*) as n from design.design d where " + where + " group by d.stage")
                .params(DesignWho.params(viewer))
                .query(row -> {
                    totals.put(row.getString("stage"), row.getLong("n"));
                });
        var lanes = new ArrayList<Lane>();
        for (var stage : DesignStage.values()) {
            if (stage == DesignStage.RETIRED) {
                continue;
            }
            lanes.add(new Lane(
                    stage,
                    totals.getOrDefault(stage.name(), 0L),
                    jdbc.sql(COLUMNS + FROM + where
                                    + " and d.stage = :stage order by d.changed_at desc, d.number limit " + ON_A_LANE)
                            .params(DesignWho.params(viewer))
                            .param("stage", stage.name())
                            .query((row, n) -> row(row))
                            .list()));
        }
        return lanes;
    }

    private ListRows<DesignRow> rows(ListQuery query, Viewer viewer) {
        var params = new HashMap<String, Object>(DesignWho.params(viewer));
        var parts = new ArrayList<String>();
        parts.add(DesignWho.sees(viewer));
        if (!query.filter("stage").isEmpty()) {
            parts.add("d.stage = :stage");
            params.put("stage", query.filter("stage"));
        }
        if (!query.filter("mine").isEmpty()) {
            parts.add("(d.designer_id = :who_account or d.created_by = :who_account)");
        }
        if (!query.search().isEmpty()) {
            parts.add(
                    "position(:words in lower(concat_ws(' ', d.number, d.title_th, d.title_en, d.designer_name, g.name_th,"
                            + " g.name_en))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        return new ListRows<>(
                jdbc, COLUMNS, FROM + String.join(" and ", parts), params, order(query), (row, n) -> row(row));
    }

    private static ListOrder order(ListQuery query) {
        var order = switch (query.sort()) {
            case "number" -> ListOrder.by("d.number");
            case "title" -> ListOrder.by("coalesce(d.title_th, d.title_en) collate \"th-x-icu\"", "d.number");
            case "group" -> ListOrder.by("g.name_th collate \"th-x-icu\"", "d.number");
            case "stage" ->
                ListOrder.by(
                        "array_position(array['BRIEF','CONCEPT','PROTOTYPE','SAMPLE_SUBMITTED','SAMPLE_APPROVED',"
                                + "'PRODUCTION_READY','RETIRED'], d.stage)",
                        "d.number");
            default -> ListOrder.by("d.changed_at", "d.number");
        };
        return query.sort().equals("date")
                ? (query.descending() ? order.backwards() : order)
                : order.downwards(query.descending());
    }

    private static DesignRow row(ResultSet row) throws SQLException {
        var group = row.getString("name_th");
        return new DesignRow(
                row.getObject("id", UUID.class),
                row.getString("number"),
                new LocalizedText(row.getString("title_th"), row.getString("title_en")),
                DesignStage.valueOf(row.getString("stage")),
                group == null ? null : new LocalizedText(group, row.getString("name_en")),
                row.getString("designer_name"),
                row.getObject("picture", UUID.class),
                row.getInt("rounds"),
                row.getInt("open"),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("released"),
                row.getBoolean("a_version"),
                At.when(row, "changed_at"));
    }
}
