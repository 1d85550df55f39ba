package org.saan.hub.design;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
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

/** The list of samples: everybody finds those that they may see. */
@Service
public class SampleList {
    public static final ListShape SHAPE =
            new ListShape("/samples", List.of("-date", "number", "group", "state"), List.of("state", "for"), 25);

    private final JdbcClient jdbc;

    SampleList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Found<SampleRow> list(ListQuery query, Viewer viewer) {
        long total = asked("select count(*)", query, viewer, "", Map.of())
                .query(Long.class)
                .single();
        var slice = ListSlice.of(query, total);
        return new Found<>(slice.straight(read(query, viewer, slice.sql(order(query)), slice.params())), total);
    }

    /** Every sample of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<SampleRow> sink) {
        read(query, viewer, " order by " + order(query).sql(), Map.of()).forEach(sink);
    }

    private List<SampleRow> read(ListQuery query, Viewer viewer, String orderAndLimit, Map<String, Object> more) {
        boolean buys = viewer.is(Role.BUYER);
        return asked(
                        "select s.id, s.number, s.title_th, s.title_en, g.name_th, g.name_en, s.subject_name, t.*",
                        query,
                        viewer,
                        orderAndLimit,
                        more)
                .query((row, n) -> new SampleRow(
                        row.getObject("id", UUID.class),
                        row.getString("number"),
                        new LocalizedText(row.getString("title_th"), row.getString("title_en")),
                        buys ? null : new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        row.getString("subject_name"),
                        SampleState.valueOf(row.getString("state")),
                        row.getInt("rounds"),
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private JdbcClient.StatementSpec asked(
            String what, ListQuery query, Viewer viewer, String orderAndLimit, Map<String, Object> more) {
        var params = new HashMap<>(more);
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
                    + (viewer.is(Role.BUYER) ? "" : ", g.name_th, g.name_en")
                    + "))) > 0)");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        return jdbc.sql(what + """
                         from design.sample s join design.sample_standing t on t.sample_id = s.id
                        left join directory.producer_group g on g.id = s.group_id
                        """ + (parts.isEmpty() ? "" : " where " + String.join(" and ", parts)) + orderAndLimit)
                .params(params);
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
