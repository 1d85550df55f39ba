package org.saan.hub.catalogue;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.At;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The list of profiles, also of groups that have none yet. */
@Service
public class ProfileList {
    public static final ListShape SHAPE = new ListShape(
            "/profiles", List.of("name", "province", "-changed", "-products"), List.of("state", "province"), 50);
    public static final List<String> STATES = List.of("public", "hidden", "none");

    private static final String FROM = """
             from directory.producer_group g
            join directory.province r on r.code = g.province_code
            left join catalogue.profile p on p.group_id = g.id and not p.set_aside
            where true
            """;
    private static final String PUBLIC =
            "coalesce(catalogue.published_at(p.published_from, p.published_until, :now), false)";

    private final JdbcClient jdbc;
    private final Clock clock;

    ProfileList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A group and its profile.
     *
     * @param id of the profile; absent when it has none
     * @param open whether it is published now
     * @param toDo texts that are stale, missing in a language or not reviewed
     */
    public record Row(
            UUID groupId,
            String groupCode,
            LocalizedText name,
            LocalizedText province,
            @Nullable UUID id,
            boolean open,
            int toDo,
            int products) {}

    @Transactional(readOnly = true)
    public Found<Row> list(ListQuery query, Viewer viewer) {
        long total = asked("select count(*)", query, viewer, "", Map.of())
                .query(Long.class)
                .single();
        var slice = ListSlice.of(query, total);
        return new Found<>(slice.straight(read(query, viewer, slice.sql(order(query, viewer)), slice.params())), total);
    }

    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<Row> sink) {
        read(query, viewer, " order by " + order(query, viewer).sql(), Map.of()).forEach(sink);
    }

    private List<Row> read(ListQuery query, Viewer viewer, String orderAndLimit, Map<String, Object> more) {
        return asked(
                        "select g.id as group_id, g.code, g.name_th, g.name_en, r.name_th as province_th, r.name_en as province_en, p.id, "
                                + PUBLIC + """
                         as open,
                        (select count(*) from catalogue.text s cross join (values ('th'), ('en')) as l (language)
                         left join catalogue.text t on t.subject_id = s.subject_id and t.field = s.field
                             and t.language = l.language
                         where s.subject_id = p.id and s.is_source and (t.words is null
                             or t.source_revision < s.revision or t.approved_revision is distinct from t.revision)) as to_do,
                        (select count(*) from catalogue.product o where o.group_id = g.id) as products
                        """,
                        query,
                        viewer,
                        orderAndLimit,
                        more)
                .query((row, n) -> new Row(
                        row.getObject("group_id", UUID.class),
                        row.getString("code"),
                        new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                        new LocalizedText(row.getString("province_th"), row.getString("province_en")),
                        row.getObject("id", UUID.class),
                        row.getBoolean("open"),
                        row.getInt("to_do"),
                        row.getInt("products")))
                .list();
    }

    private JdbcClient.StatementSpec asked(
            String what, ListQuery query, Viewer viewer, String orderAndLimit, Map<String, Object> more) {
        var params = new HashMap<>(more);
        params.put("now", At.now(clock));
        var where = new StringBuilder(what).append(FROM);
        @Nullable UUID only = Who.onlyGroup(viewer);
        if (only != null) {
            where.append(" and g.id = :only");
            params.put("only", only);
        }
        if (!query.search().isEmpty()) {
            where.append(" and (position(:words in g.name_key) > 0 or position(:words in lower(g.name_th)) > 0"
                    + " or position(:words in lower(g.name_en)) > 0 or position(:words in lower(g.code)) > 0)");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        if (!query.filter("province").isEmpty()) {
            where.append(" and g.province_code = :province");
            params.put("province", query.filter("province"));
        }
        switch (query.filter("state")) {
            case "public" -> where.append(" and ").append(PUBLIC);
            case "hidden" -> where.append(" and p.id is not null and not ").append(PUBLIC);
            case "none" -> where.append(" and p.id is null");
            default -> {}
        }
        return jdbc.sql(where + orderAndLimit).params(params);
    }

    private static ListOrder order(ListQuery query, Viewer viewer) {
        boolean th = viewer.language() == Language.TH;
        var name = (th ? "g.name_th" : "coalesce(g.name_en, g.name_th)") + " collate \"th-x-icu\"";
        return (switch (query.sort()) {
                    case "province" ->
                        ListOrder.by((th ? "r.name_th" : "r.name_en") + " collate \"th-x-icu\"", name, "g.code");
                    case "changed" -> ListOrder.by("coalesce(p.changed_at, '-infinity')", "g.code");
                    case "products" ->
                        ListOrder.by("(select count(*) from catalogue.product o where o.group_id = g.id)", "g.code");
                    default -> ListOrder.by(name, "g.code");
                })
                .downwards(query.descending());
    }
}
