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

/** The list of products, on the page and as files. */
@Service
public class ProductList {
    public static final ListShape SHAPE = new ListShape(
            "/products",
            List.of("name", "code", "group", "price", "-changed"),
            List.of("state", "family", "group"),
            50);
    public static final List<String> STATES = List.of("public", "hidden");

    private static final String FROM = """
             from catalogue.product p
            join directory.producer_group g on g.id = p.group_id
            left join catalogue.text th on th.subject_id = p.id and th.field = 'product_name' and th.language = 'th'
            left join catalogue.text en on en.subject_id = p.id and en.field = 'product_name' and en.language = 'en'
            left join lateral (select min(b.price_minor) as lowest from catalogue.price_break b
                               where b.product_id = p.id) b on true
            where true
            """;
    private static final String PUBLIC = "catalogue.published_at(p.published_from, p.published_until, :now)";

    private final JdbcClient jdbc;
    private final Clock clock;

    ProductList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A product of the list.
     *
     * @param lowestMinor its lowest price; absent when the price is asked for
     * @param open whether it is published now
     */
    public record Row(
            UUID id,
            String code,
            LocalizedText name,
            LocalizedText group,
            String groupCode,
            @Nullable String family,
            List<String> materials,
            @Nullable String gtin,
            @Nullable Long lowestMinor,
            @Nullable String currency,
            @Nullable String incoterm,
            @Nullable String incotermPlace,
            @Nullable Integer minimumOrder,
            @Nullable Integer leadTimeWeeks,
            @Nullable Integer weightGrams,
            String unitCode,
            @Nullable String hs6,
            @Nullable String originCountry,
            boolean open) {
        public Row {
            materials = List.copyOf(materials);
        }
    }

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
                        "select p.*, g.code as group_code, g.name_th, g.name_en, th.words as th, en.words as en, b.lowest, "
                                + PUBLIC + " as open",
                        query,
                        viewer,
                        orderAndLimit,
                        more)
                .query((row, n) -> {
                    var th = row.getString("th");
                    var en = row.getString("en");
                    return new Row(
                            row.getObject("id", UUID.class),
                            row.getString("code"),
                            new LocalizedText(th == null && en == null ? row.getString("code") : th, en),
                            new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                            row.getString("group_code"),
                            row.getString("family"),
                            Rows.list(row, "materials"),
                            row.getString("gtin"),
                            row.getObject("lowest", Long.class),
                            row.getString("currency"),
                            row.getString("incoterm"),
                            row.getString("incoterm_place"),
                            row.getObject("minimum_order", Integer.class),
                            row.getObject("lead_time_weeks", Integer.class),
                            row.getObject("weight_grams", Integer.class),
                            row.getString("unit_code"),
                            row.getObject("hs_confirmed_by") == null ? null : row.getString("hs6"),
                            row.getObject("origin_confirmed_by") == null ? null : row.getString("origin_country"),
                            row.getBoolean("open"));
                })
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
            where.append(" and (position(:words in lower(th.words)) > 0 or position(:words in lower(en.words)) > 0"
                    + " or position(:words in lower(p.code)) > 0 or position(:words in g.name_key) > 0)");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        if (!query.filter("family").isEmpty()) {
            where.append(" and p.family = :family");
            params.put("family", query.filter("family"));
        }
        if (!query.filter("group").isEmpty()) {
            where.append(" and g.code = :group");
            params.put("group", query.filter("group"));
        }
        switch (query.filter("state")) {
            case "public" -> where.append(" and ").append(PUBLIC);
            case "hidden" -> where.append(" and not ").append(PUBLIC);
            default -> {}
        }
        return jdbc.sql(where + orderAndLimit).params(params);
    }

    private static ListOrder order(ListQuery query, Viewer viewer) {
        boolean th = viewer.language() == Language.TH;
        return (switch (query.sort()) {
                    case "code" -> ListOrder.by("p.code");
                    case "group" ->
                        ListOrder.by(
                                (th ? "g.name_th" : "coalesce(g.name_en, g.name_th)") + " collate \"th-x-icu\"",
                                "p.code");
                    case "price" -> ListOrder.by("coalesce(b.lowest, 0)", "p.code");
                    case "changed" -> ListOrder.by("p.changed_at", "p.code");
                    default ->
                        ListOrder.by(
                                (th ? "coalesce(th.words, en.words, p.code)" : "coalesce(en.words, th.words, p.code)")
                                        + " collate \"th-x-icu\"",
                                "p.code");
                })
                .downwards(query.descending());
    }
}
