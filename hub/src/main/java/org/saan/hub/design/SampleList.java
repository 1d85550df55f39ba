package org.saan.hub.design;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
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

/** The list of samples: everybody finds those that they may see. */
@Service
public class SampleList {
    public static final ListShape SHAPE =
            new ListShape("/samples", List.of("-date", "number", "group", "state"), List.of("state", "for"), 25);

    private static final String COLUMNS =
            "select s.id, s.number, s.title_th, s.title_en, g.name_th, g.name_en, s.subject_name, t.*";
    private static final String FROM = """
            from design.sample s join design.sample_standing t on t.sample_id = s.id
            left join directory.producer_group g on g.id = s.group_id
            """;

    private final JdbcClient jdbc;

    SampleList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Found<SampleRow> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every sample of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<SampleRow> sink) {
        rows(query, viewer).all().forEach(sink);
    }

    private static SampleRow row(ResultSet row, boolean showsGroup) throws SQLException {
        return new SampleRow(
                row.getObject("id", UUID.class),
                row.getString("number"),
                new LocalizedText(row.getString("title_th"), row.getString("title_en")),
                showsGroup ? new LocalizedText(row.getString("name_th"), row.getString("name_en")) : null,
                row.getString("subject_name"),
                SampleState.valueOf(row.getString("state")),
                row.getInt("rounds"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private ListRows<SampleRow> rows(ListQuery query, Viewer viewer) {
        boolean showsGroup = !viewer.is(Role.BUYER);
        var params = new HashMap<String, Object>();
        var parts = new ArrayList<String>();
        if (viewer.is(Role.GROUP_LEADER)) {
            parts.add("s.group_id = :organisation");
            params.put("organisation", viewer.organisationId());
        } else if (viewer.is(Role.BUYER)) {
            parts.add("s.buyer_id = :organisation");
            params.put("organisation", viewer.organisationId());
        } else if (!viewer.runsTheProgramme() && !viewer.is(Role.DESIGNER)) {
            throw new NotFound("samples");
        }
        if (!query.filter("state").isEmpty()) {
            parts.add("t.state = :state");
            params.put("state", query.filter("state"));
        }
        if (!query.filter("for").isEmpty()) {
            parts.add("s.subject_id::text = :for");
            params.put("for", query.filter("for"));
        }
        if (!query.search().isEmpty()) {
            parts.add("(position(:words in lower(concat_ws(' ', s.number, s.title_th, s.title_en, s.subject_name"
                    + (showsGroup ? ", g.name_th, g.name_en" : "")
                    + "))) > 0)");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        return new ListRows<>(
                jdbc,
                COLUMNS,
                FROM + (parts.isEmpty() ? "" : " where " + String.join(" and ", parts)),
                params,
                order(query),
                (row, n) -> row(row, showsGroup));
    }

    private static ListOrder order(ListQuery query) {
        var order = switch (query.sort()) {
            case "number" -> ListOrder.by("s.number");
            case "group" -> ListOrder.by("g.name_th collate \"th-x-icu\"", "s.number");
            case "state" ->
                ListOrder.by(
                        "array_position(array['ASKED','SENT','RECEIVED','CHANGE_WANTED','REJECTED','APPROVED','WAIVED'], t.state)",
                        "s.number");
            default -> ListOrder.by("s.created_at", "s.number");
        };
        return query.sort().equals("date")
                ? (query.descending() ? order.backwards() : order)
                : order.downwards(query.descending());
    }
}
