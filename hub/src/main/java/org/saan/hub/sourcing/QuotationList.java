package org.saan.hub.sourcing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.shared.Money;
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

/** The list of quotations, for those who run the programme. */
@Service
public class QuotationList {
    public static final ListShape SHAPE =
            new ListShape("/quotations", List.of("-number", "valid", "organisation", "state"), List.of("state"), 25);

    private final JdbcClient jdbc;

    QuotationList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Found<QuotationRow> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every quotation of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<QuotationRow> sink) {
        rows(query, viewer).all().forEach(sink);
    }

    private ListRows<QuotationRow> rows(ListQuery query, Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("quotations");
        }
        var params = new HashMap<String, Object>();
        var parts = new ArrayList<String>();
        if (Arrays.stream(QuotationState.values())
                .anyMatch(state -> state.name().equals(query.filter("state")))) {
            parts.add("q.state = :state");
            params.put("state", query.filter("state"));
        }
        if (!query.search().isEmpty()) {
            parts.add("position(:words in lower(concat_ws(' ', q.number, e.number, e.organisation))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        return new ListRows<>(
                jdbc,
                """
                select q.id, q.number, e.number as enquiry_number, e.organisation, q.state, v.version, v.currency, v.total_minor,
                       v.valid_until, d.reason""",
                """
                from sourcing.quotation q join sourcing.enquiry e on e.id = q.enquiry_id
                join lateral (select * from sourcing.quotation_version v where v.quotation_id = q.id
                              order by v.version = q.current_version desc nulls last, v.version desc limit 1) v on true
                left join sourcing.quotation_decline d on d.quotation_id = q.id and d.version = v.version""" + (parts.isEmpty() ? "" : " where " + String.join(" and ", parts)),
                params,
                order(query),
                (row, n) -> new QuotationRow(
                        Objects.requireNonNull(row.getObject("id", UUID.class)),
                        row.getString("number"),
                        row.getString("enquiry_number"),
                        row.getString("organisation"),
                        QuotationState.valueOf(row.getString("state")),
                        row.getInt("version"),
                        Money.ofMinor(row.getLong("total_minor"), Currency.getInstance(row.getString("currency"))),
                        Objects.requireNonNull(row.getObject("valid_until", LocalDate.class)),
                        row.getString("reason")));
    }

    private static ListOrder order(ListQuery query) {
        var order = switch (query.sort()) {
            case "valid" -> ListOrder.by("v.valid_until", "q.number");
            case "organisation" -> ListOrder.by("e.organisation collate \"th-x-icu\"", "q.number");
            case "state" -> ListOrder.by("q.state", "q.number");
            default -> ListOrder.by("q.number");
        };
        return order.downwards(query.descending());
    }
}
