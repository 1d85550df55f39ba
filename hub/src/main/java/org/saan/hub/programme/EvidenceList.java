package org.saan.hub.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
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
import org.saan.hub.shared.lists.ListRows;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The rows behind a number, counted ones and others with the reason; for those who run the programme. */
@Service
public class EvidenceList {
    private static final String COLUMNS = """
            select j.row_id, j.label_th, j.label_en, j.reason, j.counted_from, j.counted_until, r.name_th as province_th,
                   r.name_en as province_en, j.region_code, j.sex, j.age_band, j.craft, j.path, j.facts::text as facts
            """;

    private final JdbcClient jdbc;
    private final Audit audit;

    EvidenceList(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
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
        return rows(one, period, until, query, viewer).page(query);
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
        var all = rows(one, period, until, query, viewer).all();
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
        var all = new LinkedHashMap<String, Long>();
        jdbc.sql("""
                        select coalesce(reason, '') as why, count(*) as many
                        from programme.judged(:indicator, :since, :until)
                        group by reason order by reason is null desc, many desc, why
                        """).params(params(one, period, until)).query(row -> {
            all.put(row.getString(1), row.getLong(2));
        });
        return all;
    }

    private static void mustSee(Viewer viewer) {
        if (!viewer.runsTheProgramme()) {
            throw new NotFound("evidence");
        }
    }

    private ListRows<EvidenceRow> rows(
            IndicatorView one, Period period, Instant until, ListQuery query, Viewer viewer) {
        mustSee(viewer);
        var params = new HashMap<String, Object>(params(one, period, until));
        var parts = new ArrayList<String>();
        switch (query.filter("counted")) {
            case "" -> {}
            case "yes" -> parts.add("j.reason is null");
            case "no" -> parts.add("j.reason is not null");
            default -> {
                parts.add("j.reason = :reason");
                params.put("reason", query.filter("counted"));
            }
        }
        if (!query.filter("region").isEmpty()) {
            parts.add("j.region_code = :region");
            params.put("region", query.filter("region"));
        }
        if (!query.search().isEmpty()) {
            parts.add(
                    "position(:words in lower(concat_ws(' ', j.label_th, j.label_en, r.name_th, r.name_en, j.facts::text))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        return new ListRows<>(
                jdbc,
                COLUMNS,
                "from programme.judged(:indicator, :since, :until) j left join directory.province r on r.code = j.province_code"
                        + (parts.isEmpty() ? "" : " where " + String.join(" and ", parts)),
                params,
                order(query),
                (row, n) -> view(row));
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
