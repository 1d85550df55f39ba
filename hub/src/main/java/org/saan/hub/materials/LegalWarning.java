package org.saan.hub.materials;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.saan.hub.shared.LocalizedText;

/**
 * What law says of a material, found by its words. The rows are those of {@code materials/material_warnings.csv}, looked at in the
 * month of {@link #LOOKED_AT}; they help and are no legal advice.
 *
 * @param words of the row, in Thai and English
 * @param rule act or convention it comes from
 * @param action what has to be done
 */
public record LegalWarning(LocalizedText words, Severity severity, String rule, String action) {
    /** When the rows were last held against their sources: year and month. */
    public static final String LOOKED_AT = "2026-11";

    private static final List<LegalWarning> ALL = read();
    private static final String ANY_WOOD = "wood";

    /** The gravest first. */
    public enum Severity {
        /** It is not bought, sent or sold. */
        BLOCK,
        /** Only with a permit that is valid. */
        STOP,
        WARN;

        /** Key of its word. */
        public String key() {
            return "materials.warning." + name();
        }
    }

    /** Those of a material, the gravest first. A name in either language that holds one of the words of a row is warned of. */
    public static List<LegalWarning> of(MaterialKind kind, LocalizedText name) {
        return ALL.stream()
                .filter(row -> row.meets(kind, name))
                .sorted(java.util.Comparator.comparing(LegalWarning::severity))
                .toList();
    }

    private boolean meets(MaterialKind kind, LocalizedText name) {
        var en = Objects.requireNonNullElse(words.en(), "");
        if (en.startsWith(ANY_WOOD)) {
            return kind == MaterialKind.WOOD;
        }
        var thai = Objects.requireNonNullElse(name.th(), "");
        var english = Objects.requireNonNullElse(name.en(), "").toLowerCase(Locale.ROOT);
        return Arrays.stream(Objects.requireNonNullElse(words.th(), "").split(" "))
                        .anyMatch(thai::contains)
                || Arrays.stream(en.toLowerCase(Locale.ROOT).split(",| or "))
                        .map(word -> word.replaceAll("\\b(wild|filling|leather)\\b", "")
                                .strip())
                        .filter(word -> !word.isEmpty())
                        .anyMatch(word -> Pattern.compile("\\b" + Pattern.quote(word) + "s?\\b")
                                .matcher(english)
                                .find());
    }

    private static List<LegalWarning> read() {
        try (var in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(LegalWarning.class.getResourceAsStream("/materials/material_warnings.csv")),
                StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(LegalWarning::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LegalWarning row(String line) {
        var cells = new ArrayList<String>();
        var cell = Pattern.compile("\"([^\"]*)\"|([^,]+)").matcher(line);
        while (cell.find()) {
            cells.add(Objects.requireNonNullElse(cell.group(1), Objects.requireNonNullElse(cell.group(2), "")));
        }
        return new LegalWarning(
                new LocalizedText(cells.get(1), cells.get(0)),
                Severity.valueOf(cells.get(2).toUpperCase(Locale.ROOT)),
                cells.get(3),
                cells.get(4));
    }
}
