package org.saan.hub.settlement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListRows;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of invoices; a buyer finds its own. */
@Service
public class InvoiceList {
    public static final ListShape SHAPE =
            new ListShape("/settlement/invoices", List.of("-number", "due", "buyer"), List.of("state"), 25);
    /** What the list can be narrowed to. */
    public static final List<String> STATES = List.of("open", "overdue", "paid", "credited");

    private static final String LEFT = "i.total_minor - i.credited_net_minor - i.credited_vat_minor";

    private final JdbcClient jdbc;
    private final Office office;

    InvoiceList(JdbcClient jdbc, Office office) {
        this.jdbc = jdbc;
        this.office = office;
    }

    @Transactional(readOnly = true)
    public Found<InvoiceView> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every invoice of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<InvoiceView> sink) {
        rows(query, viewer).all().forEach(sink);
    }

    private ListRows<InvoiceView> rows(ListQuery query, Viewer viewer) {
        Office.must(viewer.runsTheProgramme() || viewer.is(Role.BUYER));
        var params = new HashMap<>(InvoiceReads.who(viewer));
        var parts = new ArrayList<String>();
        switch (query.filter("state")) {
            case "open" -> parts.add("i.paid_minor < " + LEFT);
            case "paid" -> parts.add("i.paid_minor = " + LEFT + " and (" + LEFT + " > 0 or i.total_minor = 0)");
            case "credited" -> parts.add(LEFT + " = 0 and i.total_minor > 0");
            case "overdue" -> {
                parts.add("i.paid_minor < " + LEFT + " and i.due_on < :today");
                params.put("today", office.today());
            }
            default -> {}
        }
        if (!query.search().isEmpty()) {
            parts.add("position(:words in lower(concat_ws(' ', i.number, o.number, i.buyer_name))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        return new ListRows<>(
                jdbc,
                InvoiceReads.COLUMNS,
                InvoiceReads.FROM + (parts.isEmpty() ? "" : " and " + String.join(" and ", parts)),
                params,
                order(query),
                (row, n) -> InvoiceReads.view(row, List.of()));
    }

    private static ListOrder order(ListQuery query) {
        return switch (query.sort()) {
            case "due" -> ListOrder.by("i.due_on", "i.number").downwards(query.descending());
            case "buyer" -> ListOrder.by("i.buyer_name", "i.number").downwards(query.descending());
            default -> query.descending() ? ListOrder.by("i.number").backwards() : ListOrder.by("i.number");
        };
    }
}
