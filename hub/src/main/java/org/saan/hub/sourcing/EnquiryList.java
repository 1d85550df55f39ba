package org.saan.hub.sourcing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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

/** The list of enquiries, for those who run the programme. */
@Service
public class EnquiryList {
    public static final ListShape SHAPE = new ListShape(
            "/enquiries", List.of("-date", "wanted", "organisation", "number"), List.of("state", "country"), 50);

    private static final String COLUMNS = """
            select e.id, e.number, e.state, e.organisation, e.name, e.country, e.wanted_by, e.created_at,
                   (select count(*) from sourcing.enquiry_line l where l.enquiry_id = e.id) as lines,
                   (select coalesce(sum(l.quantity), 0) from sourcing.enquiry_line l where l.enquiry_id = e.id) as pieces
            """;

    private final JdbcClient jdbc;
    private final Audit audit;

    EnquiryList(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public Found<EnquiryRow> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every enquiry of the list, in its order. That it was taken away is noted, for it holds names. */
    @Transactional
    public void export(ListQuery query, String ending, Viewer viewer, Consumer<EnquiryRow> sink) {
        var all = rows(query, viewer).all();
        audit.record(
                viewer, "sourcing.enquiries_exported", "list", SHAPE.path(), null, query.takenAs(ending, all.size()));
        all.forEach(sink);
    }

    /** Countries that enquiries come from. */
    @Transactional(readOnly = true)
    public List<String> countries(Viewer viewer) {
        mustRun(viewer);
        return jdbc.sql("select distinct country from sourcing.enquiry order by country limit 300")
                .query((row, n) -> row.getString(1))
                .list();
    }

    private static EnquiryRow row(ResultSet row) throws SQLException {
        return new EnquiryRow(
                row.getObject("id", UUID.class),
                row.getString("number"),
                EnquiryState.valueOf(row.getString("state")),
                row.getString("organisation"),
                row.getString("name"),
                row.getString("country"),
                row.getInt("lines"),
                row.getInt("pieces"),
                row.getObject("wanted_by", LocalDate.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private ListRows<EnquiryRow> rows(ListQuery query, Viewer viewer) {
        mustRun(viewer);
        var params = new HashMap<String, Object>();
        var where = " from sourcing.enquiry e where true";
        if (!query.search().isEmpty()) {
            where += " and position(:words in e.search_key) > 0";
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        if (Arrays.stream(EnquiryState.values()).anyMatch(s -> s.name().equals(query.filter("state")))) {
            where += " and e.state = :state";
            params.put("state", query.filter("state"));
        }
        if (!query.filter("country").isEmpty()) {
            where += " and e.country = :country";
            params.put("country", query.filter("country"));
        }
        return new ListRows<>(jdbc, COLUMNS, where, params, order(query), (row, n) -> row(row));
    }

    private static ListOrder order(ListQuery query) {
        return (switch (query.sort()) {
                    case "wanted" -> ListOrder.by("e.wanted_by nulls last", "e.number");
                    case "organisation" -> ListOrder.by("e.organisation collate \"th-x-icu\"", "e.number");
                    case "number" -> ListOrder.by("e.number");
                    default -> ListOrder.by("e.created_at desc", "e.number desc");
                })
                .downwards(query.descending());
    }

    private static void mustRun(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("enquiries");
        }
    }
}
