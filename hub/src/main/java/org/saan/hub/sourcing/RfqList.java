package org.saan.hub.sourcing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.platform.At;
import org.saan.hub.shared.NotFound;
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

/** The list of requests for quotation, for those who run the programme. */
@Service
public class RfqList {
    public static final ListShape SHAPE =
            new ListShape("/rfqs", List.of("-number", "answer_by", "organisation", "-shortfall"), List.of("state"), 25);
    /** What the list can be narrowed to. */
    public static final List<String> STATES = List.of("open", "waiting", "to_choose", "over");

    private final JdbcClient jdbc;
    private final SourcingTime time;

    RfqList(JdbcClient jdbc, SourcingTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    public LocalDate today() {
        return time.today();
    }

    @Transactional(readOnly = true)
    public Found<RfqRow> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every request of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<RfqRow> sink) {
        rows(query, viewer).all().forEach(sink);
    }

    private ListRows<RfqRow> rows(ListQuery query, Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("rfqs");
        }
        var params = new HashMap<String, Object>(Map.of("today", time.today()));
        var parts = new ArrayList<String>();
        switch (query.filter("state")) {
            case "open" -> parts.add("r.answer_by >= :today");
            case "waiting" -> parts.add("r.answer_by >= :today and s.answered < s.asked");
            case "to_choose" -> parts.add("s.shortfall > 0 and s.answered > 0");
            case "over" -> parts.add("r.answer_by < :today");
            default -> params.remove("today");
        }
        if (!query.search().isEmpty()) {
            parts.add("position(:words in lower(concat_ws(' ', r.number, e.number, e.organisation))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        return new ListRows<>(
                jdbc,
                "select r.id, r.number, e.number as enquiry_number, e.organisation, r.issued_at, r.answer_by, s.*",
                """
                from sourcing.rfq r join sourcing.enquiry e on e.id = r.enquiry_id
                cross join lateral (
                    select (select count(*) from sourcing.rfq_group g where g.rfq_id = r.id)::int as asked,
                           (select count(*) from sourcing.rfq_group g where g.rfq_id = r.id
                            and exists (select from sourcing.rfq_answer a where a.rfq_group_id = g.id))::int as answered,
                           (select coalesce(sum(l.quantity), 0) from sourcing.rfq_line l where l.rfq_id = r.id)::int as pieces,
                           (select coalesce(sum(l.shortfall), 0) from sourcing.rfq_line l where l.rfq_id = r.id)::int
                               as shortfall) s""" + (parts.isEmpty() ? "" : " where " + String.join(" and ", parts)),
                params,
                order(query),
                (row, n) -> new RfqRow(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        row.getString("number"),
                        row.getString("enquiry_number"),
                        row.getString("organisation"),
                        At.when(row, "issued_at").atZone(Printing.ZONE).toLocalDate(),
                        Objects.requireNonNull(row.getObject("answer_by", LocalDate.class)),
                        row.getInt("asked"),
                        row.getInt("answered"),
                        row.getInt("pieces"),
                        row.getInt("shortfall")));
    }

    private static ListOrder order(ListQuery query) {
        var order = switch (query.sort()) {
            case "answer_by" -> ListOrder.by("r.answer_by", "r.number");
            case "organisation" -> ListOrder.by("e.organisation collate \"th-x-icu\"", "r.number");
            case "shortfall" -> ListOrder.by("s.shortfall", "r.number");
            default -> ListOrder.by("r.number");
        };
        return order.downwards(query.descending());
    }
}
