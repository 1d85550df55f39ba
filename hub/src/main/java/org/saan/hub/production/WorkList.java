package org.saan.hub.production;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lists of work: what is at risk first for those who run the programme, what is due first for those who receive, and of
 * one group for its leader.
 */
@Service
public class WorkList {
    public static final ListShape SHAPE = new ListShape(
            "/work-orders",
            List.of("risk", "due", "number", "group", "-needed", "-made", "state"),
            List.of("state", "risk"),
            25);

    public static final ListShape RECEIVING = new ListShape(
            "/receiving", List.of("due", "number", "group", "-expected", "-pending"), List.of("waits"), 25);

    /** The work of one group, for its leader; what is due last first. */
    public static final ListShape OURS = new ListShape(
            "/our-work/all", List.of("-due", "number", "-needed", "-made", "state"), List.of("state"), 25);

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final WorkReads reads;
    private final Clock clock;

    WorkList(JdbcClient jdbc, WorkReads reads, Clock clock) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Found<WorkView> list(ListQuery query, Viewer viewer) {
        var chosen = chosen(query, viewer);
        long total = jdbc.sql("select count(*) " + chosen.sql())
                .params(chosen.params())
                .query(Long.class)
                .single();
        var slice = ListSlice.of(query, total);
        var params = new HashMap<>(chosen.params());
        params.putAll(slice.params());
        var ids = ids("select w.id " + chosen.sql() + slice.sql(order(query)), params);
        return new Found<>(reads.list(slice.straight(ids)), total);
    }

    /** Every row of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<WorkView> sink) {
        var chosen = chosen(query, viewer);
        var ids =
                ids("select w.id " + chosen.sql() + " order by " + order(query).sql(), chosen.params());
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            reads.list(ids.subList(from, Math.min(ids.size(), from + AT_ONCE))).forEach(sink);
        }
    }

    private List<UUID> ids(String sql, Map<String, Object> params) {
        return jdbc.sql(sql)
                .params(params)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list();
    }

    private record Chosen(String sql, Map<String, Object> params) {}

    private Chosen chosen(ListQuery query, Viewer viewer) {
        var receiving = query.shape().path().equals(RECEIVING.path());
        var ours = query.shape().path().equals(OURS.path());
        Access.must(
                receiving ? Access.receives(viewer) : ours ? viewer.is(Role.GROUP_LEADER) : viewer.runsTheProgramme());
        var parts = new ArrayList<String>();
        var params = new HashMap<String, Object>();
        if (ours) {
            parts.add("w.group_id = :group");
            params.put("group", viewer.organisationId());
        }
        params.put("today", LocalDate.now(clock.withZone(Printing.ZONE)));
        if (receiving) {
            parts.add("w.state <> 'CANCELLED' and (w.undelivered > 0 or w.pending > 0 or w.rework_out > 0"
                    + " or w.discrepancies > 0 or w.packed < w.good)");
        }
        switch (query.filter("waits")) {
            case "delivery" -> parts.add("w.undelivered > 0");
            case "inspection" -> parts.add("w.pending > 0");
            case "rework" -> parts.add("w.rework_out > 0");
            case "packing" -> parts.add("w.packed < w.good");
            case "discrepancy" -> parts.add("w.discrepancies > 0");
            default -> {}
        }
        if (!query.filter("state").isEmpty()) {
            parts.add("w.state = :state");
            params.put("state", query.filter("state"));
        }
        if (query.filter("risk").equals("any")) {
            parts.add("p.risk is not null");
        } else if (!query.filter("risk").isEmpty()) {
            parts.add("p.risk = :risk");
            params.put("risk", query.filter("risk"));
        }
        if (!query.search().isEmpty()) {
            parts.add("(position(:words in lower(coalesce(w.group_name_th, ''))) > 0"
                    + " or position(:words in lower(coalesce(w.group_name_en, ''))) > 0"
                    + " or position(upper(:words) in w.number) > 0 or position(upper(:words) in w.order_number) > 0)");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        return new Chosen(
                "from production.work w left join production.pace(:today) p on p.work_id = w.id"
                        + (parts.isEmpty() ? "" : " where " + String.join(" and ", parts)),
                params);
    }

    private static ListOrder order(ListQuery query) {
        var order = switch (query.sort()) {
            case "number" -> ListOrder.by("w.number");
            case "group" -> ListOrder.by("coalesce(w.group_name_th, w.group_name_en) collate \"th-x-icu\"", "w.number");
            case "due" -> ListOrder.by("w.due_week", "w.number");
            case "needed" -> ListOrder.by("w.needed", "w.number");
            case "expected" -> ListOrder.by("w.undelivered", "w.number");
            case "pending" -> ListOrder.by("w.pending + w.rework_out", "w.number");
            case "made" -> ListOrder.by("w.made::numeric / greatest(1, w.needed)", "w.number");
            case "state" ->
                ListOrder.by(
                        "array_position(array['NEW','IN_WORK','PARTLY','DELIVERED','DONE','CANCELLED'], w.state)",
                        "w.number");
            default ->
                ListOrder.by(
                        "coalesce(array_position(array['CALL','LATE','SILENT','PACE'], p.risk), 9)",
                        "w.due_week",
                        "w.number");
        };
        return order.downwards(query.descending());
    }
}
