package org.saan.hub.programme;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Audit;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListShape;
import org.saan.hub.shared.lists.ListSlice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rows behind a number, counted ones and others with the reason; for those who run the programme. */
@Service
public class EvidenceList {
    private static final String PROVINCE = " left join directory.province r on r.code = j.province_code";
    private static final String COLUMNS = """
            select j.row_id, j.label_th, j.label_en, j.reason, j.counted_from, j.counted_until, r.name_th as province_th,
                   r.name_en as province_en, j.region_code, j.sex, j.age_band, j.craft, j.path, j.facts::text as facts
            """;

    /** What a number says of its rows changes only when rows do. */
    private record Key(UUID indicator, long edition, Instant since, Instant until) {}

    private final Cache<Key, Map<String, Long>> reasons =
            Caffeine.newBuilder().maximumSize(500).build();
    private final JdbcClient jdbc;
    private final Figures figures;
    private final Audit audit;

    EvidenceList(JdbcClient jdbc, Figures figures, Audit audit) {
        this.jdbc = jdbc;
        this.figures = figures;
        this.audit = audit;
    }

    /** The list of one indicator, as its address says it. */
    public static ListShape shape(String programme, String indicator) {
        return new ListShape(
                "/programmes/" + programme + "/indicators/" + indicator,
                List.of("nearest", "label", "-from", "province"),
                List.of("counted", "region"),
                25);
    }

    @Transactional(readOnly = true)
    public Found<EvidenceRow> list(IndicatorView one, Period period, Instant until, ListQuery query, Viewer viewer) {
        mustSee(viewer);
        var asked = asked(one, period, until, query);
        long total = total(one, period, until, query, viewer, asked);
        var slice = ListSlice.of(query, total);
        var params = new HashMap<>(asked.params());
        params.putAll(slice.params());
        return new Found<>(slice.straight(read(asked, params, slice.orderBy(order(query)), slice.window())), total);
    }

    /** Every row of the list, in its order; that somebody took it away is noted. */
    @Transactional
    public void export(
            IndicatorView one,
            Period period,
            Instant until,
            ListQuery query,
            String ending,
            Viewer viewer,
            Consumer<EvidenceRow> sink) {
        mustSee(viewer);
        var asked = asked(one, period, until, query);
        var all = read(asked, asked.params(), " order by " + order(query).sql(), "");
        all.forEach(sink);
        audit.record(
                viewer,
                "programme.evidence_taken",
                "programme",
                one.programmeId().toString(),
                null,
                Map.of("indicator", one.code(), "list", query.takenAs(ending, all.size())));
    }

    /** How many rows there are by reason; those that count stand under the empty reason. */
    @Transactional(readOnly = true)
    public Map<String, Long> reasons(IndicatorView one, Period period, Instant until, Viewer viewer) {
        mustSee(viewer);
        return reasons.get(
                new Key(one.id(), figures.edition(one.id()), period.from(), until), key -> count(one, period, until));
    }

    private Map<String, Long> count(IndicatorView one, Period period, Instant until) {
        var all = new LinkedHashMap<String, Long>();
        jdbc.sql("""
                        select coalesce(reason, '') as why, count(*) as many
                        from programme.judged(:indicator, :since, :until)
                        group by reason order by reason is null desc, many desc, why
                        """).params(params(one, period, until)).query(row -> {
            all.put(row.getString(1), row.getLong(2));
        });
        return Collections.unmodifiableMap(all);
    }

    private static void mustSee(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("evidence");
        }
    }

    /**
     * What is asked of the rows.
     *
     * @param where empty, or {@code where …}
     * @param from rows and, where it is asked for, their provinces
     */
    private record Asked(String from, String where, Map<String, Object> params) {}

    private static Asked asked(IndicatorView one, Period period, Instant until, ListQuery query) {
        var params = params(one, period, until);
        var parts = new ArrayList<String>();
        if (!query.filter("region").isEmpty()) {
            parts.add("region_code = :region");
            params.put("region", query.filter("region"));
        }
        if (!query.search().isEmpty()) {
            parts.add("""
                    (position(:words in lower(concat_ws(' ', label_th, label_en))) > 0
                     or province_code in (select code from directory.province
                                          where position(:words in lower(concat_ws(' ', name_th, name_en))) > 0)
                     or position(:words in lower(facts::text)) > 0)""");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        // Each row is judged once, however often its reason is asked for, and only where the words are found.
        var from = "from (select * from programme.judged(:indicator, :since, :until)" + where(parts) + " offset 0) j"
                + (query.sort().equals("province") ? PROVINCE : "");
        return switch (query.filter("counted")) {
            case "" -> new Asked(from, "", params);
            case "yes" -> new Asked(from, " where j.reason is null", params);
            case "no" -> new Asked(from, " where j.reason is not null", params);
            default -> {
                params.put("reason", query.filter("counted"));
                yield new Asked(from, " where j.reason = :reason", params);
            }
        };
    }

    private static String where(List<String> parts) {
        return parts.isEmpty() ? "" : " where " + String.join(" and ", parts);
    }

    /** Known without asking when only "counted or not" narrows the list. */
    private long total(IndicatorView one, Period period, Instant until, ListQuery query, Viewer viewer, Asked asked) {
        if (query.search().isEmpty() && query.filter("region").isEmpty()) {
            var counted = query.filter("counted");
            return reasons(one, period, until, viewer).entrySet().stream()
                    .filter(reason -> switch (counted) {
                        case "" -> true;
                        case "yes" -> reason.getKey().isEmpty();
                        case "no" -> !reason.getKey().isEmpty();
                        default -> reason.getKey().equals(counted);
                    })
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }
        return jdbc.sql("select count(*) " + asked.from() + asked.where())
                .params(asked.params())
                .query(Long.class)
                .single();
    }

    /** Rows in their order; a part of them is cut out before what is shown of each is read. */
    private List<EvidenceRow> read(Asked asked, Map<String, Object> params, String orderBy, String window) {
        return jdbc.sql(COLUMNS + " from (select j.* " + asked.from() + asked.where()
                        + (window.isEmpty() ? "" : orderBy + window) + ") j" + PROVINCE + orderBy)
                .params(params)
                .query((row, n) -> view(row))
                .list();
    }

    private static Map<String, Object> params(IndicatorView one, Period period, Instant until) {
        var params = new HashMap<String, Object>();
        params.put("indicator", one.id());
        params.put("since", At.utc(period.from()));
        params.put("until", At.utc(until));
        return params;
    }

    /** Those that do not count come first, the nearest before the others: where somebody can still do something. */
    private static ListOrder order(ListQuery query) {
        var order = switch (query.sort()) {
            case "label" -> ListOrder.by("j.label_th collate \"th-x-icu\"", "j.row_id");
            case "from" -> ListOrder.by("j.counted_from nulls first", "j.row_id");
            case "province" ->
                ListOrder.by("r.name_th collate \"th-x-icu\"", "j.label_th collate \"th-x-icu\"", "j.row_id");
            default ->
                ListOrder.by(
                        "array_position(array['no_consent','not_public','text_not_approved','text_stale','text_missing',"
                                + "'product_no_capacity','product_no_price','product_not_public','ended','same_subject',"
                                + "'no_profile','no_product'], coalesce(j.reason, '')) nulls last",
                        "j.reason nulls last",
                        "j.label_th collate \"th-x-icu\"",
                        "j.row_id");
        };
        return order.downwards(query.descending());
    }

    private static EvidenceRow view(ResultSet row) throws SQLException {
        return new EvidenceRow(
                row.getObject("row_id", UUID.class),
                text(row.getString("label_th"), row.getString("label_en")),
                row.getString("reason"),
                At.instant(row, "counted_from"),
                At.instant(row, "counted_until"),
                text(row.getString("province_th"), row.getString("province_en")),
                row.getString("region_code"),
                row.getString("sex"),
                row.getString("age_band"),
                row.getString("craft"),
                row.getString("path"),
                row.getString("facts"));
    }

    private static @Nullable LocalizedText text(@Nullable String th, @Nullable String en) {
        return th == null && en == null ? null : new LocalizedText(th, en);
    }
}
