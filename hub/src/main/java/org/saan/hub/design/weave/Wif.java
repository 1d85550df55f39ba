package org.saan.hub.design.weave;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A file of the Weaving Information File format 1.1 (1997): sections with keys, as every weaving program reads and writes them. Every
 * line is kept as it was, also comments and sections that are unknown here, so that writing what was read gives the same file.
 * Names of sections and keys do not care about letter case; of a key that stands twice the first counts.
 */
public final class Wif {
    private final List<String> lines;
    private final String lineEnd;
    private final boolean endsWithLineEnd;
    private final Map<String, Map<String, String>> sections = new LinkedHashMap<>();

    private Wif(List<String> lines, String lineEnd, boolean endsWithLineEnd) {
        this.lines = List.copyOf(lines);
        this.lineEnd = lineEnd;
        this.endsWithLineEnd = endsWithLineEnd;
        String section = "";
        for (String line : lines) {
            String text = line.strip();
            if (text.startsWith("[") && text.endsWith("]")) {
                section = name(text.substring(1, text.length() - 1));
                sections.putIfAbsent(section, new LinkedHashMap<>());
            } else if (!text.isEmpty() && !text.startsWith(";") && text.contains("=") && !section.isEmpty()) {
                int at = text.indexOf('=');
                sections.computeIfAbsent(section, k -> new LinkedHashMap<>())
                        .putIfAbsent(
                                name(text.substring(0, at)),
                                text.substring(at + 1).strip());
            }
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException when it has no section WIF
     */
    public static Wif read(String text) {
        String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        boolean ends = text.endsWith(lineEnd);
        String whole = ends ? text.substring(0, text.length() - lineEnd.length()) : text;
        Wif wif = new Wif(List.of(whole.split(lineEnd, -1)), lineEnd, ends);
        if (!wif.sections.containsKey("wif")) {
            throw new IllegalArgumentException("not a WIF file: it has no section [WIF]");
        }
        return wif;
    }

    /** The file as it was read, to the letter. */
    public String text() {
        return String.join(lineEnd, lines) + (endsWithLineEnd ? lineEnd : "");
    }

    /** The value of a key. */
    public Optional<String> find(String section, String key) {
        return Optional.ofNullable(
                sections.getOrDefault(name(section), Map.of()).get(name(key)));
    }

    /** Keys of a section that are numbers, with their values. */
    public Map<Integer, String> numbered(String section) {
        Map<Integer, String> found = new LinkedHashMap<>();
        sections.getOrDefault(name(section), Map.of()).forEach((key, value) -> {
            if (key.matches("\\d{1,6}")) {
                found.put(Integer.parseInt(key), value);
            }
        });
        return found;
    }

    /** Numbers between commas; of none, 0 and blank nothing. */
    static List<Integer> numbers(String value) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : value.split(",")) {
            String text = part.strip();
            if (text.matches("\\d{1,6}") && Integer.parseInt(text) > 0) {
                numbers.add(Integer.parseInt(text));
            }
        }
        return List.copyOf(numbers);
    }

    private static String name(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
