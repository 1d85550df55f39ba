package org.saan.hub.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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

/** The list of workshops, for those who hold them; and what everybody may see of those to come. */
@Service
public class WorkshopList {
    public static final ListShape SHAPE = new ListShape(
            "/workshops", List.of("-starts", "number", "title", "province"), List.of("state", "kind", "region"), 25);
    private static final int MOST_PUBLIC = 200;

    private final JdbcClient jdbc;
    private final WorkshopReads reads;

    WorkshopList(JdbcClient jdbc, WorkshopReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    @Transactional(readOnly = true)
    public Found<WorkshopView> list(ListQuery query, Viewer viewer) {
        TrainingText.mustBeStaff(viewer);
        var found = rows(query).page(query);
        return new Found<>(withSessions(found.rows()), found.total());
    }

    /** Every workshop of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<WorkshopView> sink) {
        TrainingText.mustBeStaff(viewer);
        withSessions(rows(query).all()).forEach(sink);
    }

    /** Those to come that people can sign up for, the next first; in a region, or everywhere when none is named. */
    @Transactional(readOnly = true)
    public List<WorkshopView> coming(String region, java.time.Instant now) {
        return withSessions(jdbc.sql("select * from (" + WorkshopReads.COLUMNS + WorkshopReads.FROM + """
                         where w.state in ('OPEN', 'CLOSED') and (:region = '' or w.region_code = :region)) w
                        where w.ends_at > :now order by w.starts_at, w.number limit :most
                        """)
                .param("region", region)
                .param("now", now.atOffset(java.time.ZoneOffset.UTC))
                .param("most", MOST_PUBLIC)
                .query((row, n) -> WorkshopReads.view(row, List.of()))
                .list());
    }

    /** One that everybody may see. */
    @Transactional(readOnly = true)
    public WorkshopView open(UUID id) {
        return reads.find(id)
                .filter(one -> one.state() != WorkshopState.DRAFT)
                .orElseThrow(() -> new org.saan.hub.shared.NotFound("workshop"));
    }

    private List<WorkshopView> withSessions(List<WorkshopView> rows) {
        var sessions = reads.sessions(rows.stream().map(WorkshopView::id).toList());
        return rows.stream()
                .map(one -> one.with(sessions.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private ListRows<WorkshopView> rows(ListQuery query) {
        var params = new HashMap<String, Object>();
        var parts = new ArrayList<String>();
        for (var filter : List.of("state", "kind", "region")) {
            if (!query.filter(filter).isEmpty()) {
                parts.add((filter.equals("region") ? "w.region_code" : "w." + filter) + " = :" + filter);
                params.put(filter, query.filter(filter));
            }
        }
        if (!query.search().isEmpty()) {
            parts.add("position(:words in lower(concat_ws(' ', w.number, w.title_th, w.title_en, p.name_th, p.name_en,"
                    + " w.venue_th, w.venue_en))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        return new ListRows<>(
                jdbc,
                WorkshopReads.COLUMNS,
                WorkshopReads.FROM + (parts.isEmpty() ? "" : " where " + String.join(" and ", parts)),
                params,
                order(query),
                (row, n) -> WorkshopReads.view(row, List.of()));
    }

    private static ListOrder order(ListQuery query) {
        var order = switch (query.sort()) {
            case "number" -> ListOrder.by("w.number");
            case "title" -> ListOrder.by("coalesce(w.title_th, w.title_en) collate \"th-x-icu\"", "w.number");
            case "province" -> ListOrder.by("p.name_th collate \"th-x-icu\"", "w.number");
            default ->
                ListOrder.by(
                        "(select min(s.starts_at) from training.session s where s.workshop_id = w.id)", "w.number");
        };
        return order.downwards(query.descending());
    }
}
