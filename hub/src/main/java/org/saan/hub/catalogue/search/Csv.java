package org.saan.hub.catalogue.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The comma-separated files that come with the program: fields may stand in quotation marks. */
final class Csv {
    private Csv() {}

    /** A line by the headings of the file. */
    record Row(Map<String, String> cells) {
        String get(String heading) {
            return Objects.requireNonNull(cells.get(heading), heading);
        }
    }

    /** The lines below the headings. */
    static List<Row> rows(String text) {
        var lines = read(text);
        var head = lines.getFirst();
        var rows = new ArrayList<Row>();
        for (var line : lines.subList(1, lines.size())) {
            var cells = new HashMap<String, String>();
            for (int i = 0; i < head.size(); i++) {
                cells.put(head.get(i), i < line.size() ? line.get(i) : "");
            }
            rows.add(new Row(cells));
        }
        return rows;
    }

    private static List<List<String>> read(String text) {
        var lines = new ArrayList<List<String>>();
        for (var line : (Iterable<String>) text.lines()::iterator) {
            if (!line.isBlank()) {
                lines.add(fields(line));
            }
        }
        return lines;
    }

    private static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    field.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
