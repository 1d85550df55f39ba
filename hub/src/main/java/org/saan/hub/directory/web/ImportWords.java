package org.saan.hub.directory.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportDiff;
import org.saan.hub.directory.ImportField;
import org.saan.hub.directory.ImportRow;
import org.saan.hub.shared.Shell;

/** What is to be said about a row, in the reader's language. */
final class ImportWords {
    private ImportWords() {}

    /** What was found about a row, as sentences. */
    static List<String> sentences(Shell shell, ImportRow row) {
        return row.findings().stream()
                .map(f -> shell.t(
                        "directory.import.finding." + f.code().word(),
                        f.cell().isBlank() ? "–" : f.cell(),
                        detail(shell, f.detail()),
                        f.header()))
                .toList();
    }

    private static String detail(Shell shell, String detail) {
        return detail.matches("\\d{4}-\\d{2}-\\d{2}") ? shell.date(LocalDate.parse(detail)) : detail;
    }

    static String fact(Shell shell, ImportField field) {
        return shell.t("directory.import.fact." + lower(field.name()));
    }

    /** A value of a fact as a person writes it. */
    static String value(Shell shell, ImportDiff diff, @Nullable String value) {
        if (value == null) {
            return "–";
        }
        return switch (diff.field()) {
            case REGISTERED_ON -> detail(shell, value);
            case KIND -> shell.t("directory.import.kind." + value);
            case LEADER -> value.replaceFirst("^\\|", "").replace("|", " ").strip();
            case MEMBERS -> shell.n(Long.parseLong(value));
            case PHONE -> phones(value);
            case EXTERNAL_ID, NAME, NAME_EN, HOUSE_NO, MOO, PLACE, POSTAL_CODE, STAR -> value;
        };
    }

    /** +66812345678 as 081 234 5678. */
    private static String phones(String numbers) {
        return numbers.replaceAll("\\+66(\\d{1,2})(\\d{3})(\\d{4})\\b", "0$1 $2 $3");
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
