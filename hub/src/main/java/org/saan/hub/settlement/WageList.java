package org.saan.hub.settlement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.saan.hub.shared.lists.ListOrder;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListRows;
import org.saan.hub.shared.lists.ListShape;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Wages of a day by province and district as dated rows, in force and past. */
@Service
public class WageList {
    public static final ListShape SHAPE =
            new ListShape("/settlement/wages", List.of("province", "-baht", "-from"), List.of("step", "state"), 25);
    /** What the list can be narrowed to: rows of today, rows that another has followed, rows to come, withdrawn ones. */
    public static final List<String> STATES = List.of("now", "past", "coming", "withdrawn");

    private static final String FROM = """
            from (select w.*, p.name_th, p.name_en, d.name_th as district_th, d.name_en as district_en,
                         a.name as entered_by_name,
                         lead(w.starts_on) over (partition by w.province_code, w.district_code, w.step,
                                                              w.withdrawn_at is null
                                                 order by w.starts_on) as next_on
                  from settlement.wage w
                  join directory.province p on p.code = w.province_code
                  left join directory.district d on d.code = w.district_code
                  left join identity.account a on a.id = w.entered_by) w
            """;

    private final JdbcClient jdbc;
    private final Office office;

    WageList(JdbcClient jdbc, Office office) {
        this.jdbc = jdbc;
        this.office = office;
    }

    /**
     * A row with the names of its places.
     *
     * @param district absent for the whole province
     * @param enteredBy absent for rows that came with the hub
     * @param withdrawnWhy absent while it stands
     */
    public record Row(
            UUID id,
            Rates.Wage wage,
            LocalizedText province,
            @Nullable LocalizedText district,
            @Nullable String enteredBy,
            String state,
            @Nullable String withdrawnWhy) {}

    @Transactional(readOnly = true)
    public Found<Row> list(ListQuery query, Viewer viewer) {
        return rows(query, viewer).page(query);
    }

    /** Every row of the list, in its order. */
    @Transactional(readOnly = true)
    public void export(ListQuery query, Viewer viewer, Consumer<Row> sink) {
        rows(query, viewer).all().forEach(sink);
    }

    private ListRows<Row> rows(ListQuery query, Viewer viewer) {
        Office.must(viewer);
        var today = office.today();
        var params = new HashMap<String, Object>();
        params.put("today", today);
        var parts = new ArrayList<String>();
        switch (query.filter("state")) {
            case "now" ->
                parts.add(
                        "w.withdrawn_at is null and w.starts_on <= :today and coalesce(w.next_on, 'infinity') > :today"
                                + " and coalesce(w.ends_on, 'infinity') >= :today");
            case "past" ->
                parts.add(
                        "w.withdrawn_at is null and w.starts_on <= :today and (w.next_on <= :today or w.ends_on < :today)");
            case "coming" -> parts.add("w.withdrawn_at is null and w.starts_on > :today");
            case "withdrawn" -> parts.add("w.withdrawn_at is not null");
            default -> parts.add("true");
        }
        for (var step : Rates.WageStep.values()) {
            if (query.filter("step").equals(step.name())) {
                parts.add("w.step = '" + step.name() + "'");
            }
        }
        if (!query.search().isEmpty()) {
            parts.add(
                    "position(:words in lower(concat_ws(' ', w.name_th, w.name_en, w.district_th, w.district_en, w.source))) > 0");
            params.put("words", query.search().toLowerCase(Locale.ROOT));
        }
        return new ListRows<>(
                jdbc, "select w.*", FROM + " where " + String.join(" and ", parts), params, order(query), (row, n) -> {
                    var wage = Rates.wage(row);
                    var next = row.getObject("next_on", java.time.LocalDate.class);
                    var state = row.getString("withdrawn_why") != null
                            ? "withdrawn"
                            : wage.from().isAfter(today)
                                    ? "coming"
                                    : wage.isPast(today) || next != null && !next.isAfter(today) ? "past" : "now";
                    return new Row(
                            row.getObject("id", UUID.class),
                            wage,
                            new LocalizedText(row.getString("name_th"), row.getString("name_en")),
                            wage.district().isEmpty()
                                    ? null
                                    : new LocalizedText(row.getString("district_th"), row.getString("district_en")),
                            row.getString("entered_by_name"),
                            state,
                            row.getString("withdrawn_why"));
                });
    }

    private static ListOrder order(ListQuery query) {
        var rest =
                new String[] {"w.name_th collate \"th-x-icu\"", "w.district_code", "w.step", "w.starts_on desc", "w.id"
                };
        return switch (query.sort()) {
            case "baht" ->
                ListOrder.by("w.baht", rest[0], rest[1], rest[2], rest[3], rest[4])
                        .downwards(query.descending());
            case "from" ->
                ListOrder.by("w.starts_on", rest[0], rest[1], rest[2], rest[4]).downwards(query.descending());
            default -> ListOrder.by(rest).downwards(query.descending());
        };
    }
}
