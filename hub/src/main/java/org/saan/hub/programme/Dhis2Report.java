package org.saan.hub.programme;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Printing;
import tools.jackson.databind.json.JsonMapper;

/**
 * A month as a data value set of DHIS2, to be sent with CODE id schemes and first as a dry run:
 * {@code dataElementIdScheme=CODE&orgUnitIdScheme=CODE&categoryOptionComboIdScheme=CODE&dryRun=true}. All values are strings. The whole
 * stands under {@code TH}, provinces under {@code TH-} and their number; small cells of people are left out.
 */
public final class Dhis2Report {
    private static final String WHOLE = "TH";

    private final MonthlyReport report;

    public Dhis2Report(MonthlyReport report) {
        this.report = report;
    }

    /** As the web interface takes it; absent properties are left out. */
    record Set(
            String dataSet, String completeDate, String period, String orgUnit, List<Map<String, String>> dataValues) {}

    /** The file. */
    public byte[] json() {
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(set());
    }

    Set set() {
        var values = new ArrayList<Map<String, String>>();
        for (var line : report.lines()) {
            var actual = line.actual();
            if (actual != null) {
                values.add(value(line, null, null, IatiReport.plain(actual)));
                if (!line.median()) {
                    report.cells(line, MonthlyReport.Row::province)
                            .forEach((province, count) ->
                                    values.add(value(line, WHOLE + "-" + province, null, String.valueOf(count))));
                }
                if (line.ofPeople()) {
                    report.crossed(
                            line,
                            MonthlyReport.Row::sex,
                            MonthlyReport.Row::ageBand,
                            (sex, age, count) ->
                                    values.add(value(line, null, combination(sex, age), String.valueOf(count))));
                }
            }
        }
        return new Set(
                "SAANMONTHLY",
                LocalDate.ofInstant(report.takenAt(), Printing.ZONE).toString(),
                DateTimeFormatter.ofPattern("yyyyMM").format(report.month()),
                WHOLE,
                values);
    }

    /** Such as {@code F_35_54}. */
    static String combination(String sex, String ageBand) {
        return (sex.equals("not_stated") ? "N" : sex.substring(0, 1).toUpperCase(Locale.ROOT))
                + "_"
                + (ageBand.equals("not_stated")
                        ? "NS"
                        : ageBand.replace("+", "_PLUS").replace('-', '_'));
    }

    private static Map<String, String> value(
            MonthlyReport.Line line, @Nullable String unit, @Nullable String combination, String value) {
        var all = new java.util.LinkedHashMap<String, String>();
        all.put("dataElement", "SAAN_" + line.code());
        if (unit != null) {
            all.put("orgUnit", unit);
        }
        if (combination != null) {
            all.put("categoryOptionCombo", combination);
        }
        all.put("value", value);
        return all;
    }
}
