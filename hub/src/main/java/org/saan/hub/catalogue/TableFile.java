package org.saan.hub.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A table that comes with the program: CSV with a header; fields with commas in quotes. */
final class TableFile {
    private static final String COMMA = ",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)";

    private TableFile() {}

    static List<Row> read(String name) {
        try (var in = TableFile.class.getResourceAsStream("/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing " + name);
            }
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var header = lines.getFirst().split(",", -1);
            return lines.stream()
                    .skip(1)
                    .map(line -> row(header, line.split(COMMA, -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String[] header, String[] cells) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < header.length; i++) {
            var cell = cells[i];
            row.put(
                    header[i],
                    cell.startsWith("\"") ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"") : cell);
        }
        return new Row(row);
    }

    record Row(Map<String, String> cells) {
        String get(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }
    }
}
