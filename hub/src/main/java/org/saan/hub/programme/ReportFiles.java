package org.saan.hub.programme;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.saan.hub.shared.Words;

/** The four files of a month. */
public final class ReportFiles {
    /** Paper, workbook, IATI, DHIS2. */
    public static final List<String> ENDINGS = List.of("pdf", "xlsx", "xml", "json");

    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xml", "application/xml",
            "json", "application/json");
    private static final Map<String, String> KINDS = Map.of("xml", "-iati", "json", "-dhis2");

    private final Words words;
    private final String organisation;
    private final String organisationName;

    /** @param organisation identifier of who reports, as IATI knows it */
    public ReportFiles(Words words, String organisation, String organisationName) {
        this.words = words;
        this.organisation = organisation;
        this.organisationName = organisationName;
    }

    /** One of them, by its ending. */
    public byte[] file(MonthlyReport report, String ending, boolean thaiDigits) {
        return switch (ending) {
            case "pdf" -> new ReportPaper(report, words, thaiDigits).pdf();
            case "xlsx" -> new ReportWorkbook(report).xlsx();
            case "xml" -> new IatiReport(report, organisation, organisationName).xml();
            case "json" -> new Dhis2Report(report).json();
            default -> throw new IllegalArgumentException(ending);
        };
    }

    /** The media type of an ending. */
    public static String type(String ending) {
        return Objects.requireNonNull(TYPES.get(ending), ending);
    }

    /** Such as {@code saan-2026-2026-11-iati.xml}. */
    public static String name(MonthlyReport report, String ending) {
        return report.code() + "-" + report.month() + KINDS.getOrDefault(ending, "") + "." + ending;
    }
}
