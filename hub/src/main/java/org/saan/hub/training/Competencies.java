package org.saan.hub.training;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.saan.hub.shared.LocalizedText;

/**
 * The six areas in which leaders learn, each with three levels that a mentor can see (resource {@code
 * training/competencies.csv}). What each level and its evidence are in words stands in the message files.
 */
public final class Competencies {
    /** The highest level of an area; the lowest is 1. */
    public static final int LEVELS = 3;

    private static final int COLUMNS = 7;
    private static final List<Area> ALL = read();

    private Competencies() {}

    /** @param code {@code C1} to {@code C6} */
    public record Area(String code, LocalizedText name) {
        /** Key of what a leader of that level does. */
        public String levelKey(int level) {
            return "assess.area." + code + ".level" + level;
        }

        /** Key of what a mentor wants to see. */
        public String evidenceKey() {
            return "assess.area." + code + ".evidence";
        }
    }

    public static List<Area> all() {
        return ALL;
    }

    public static Optional<Area> find(String code) {
        return ALL.stream().filter(area -> area.code().equals(code)).findFirst();
    }

    private static List<Area> read() {
        var file = Objects.requireNonNull(Competencies.class.getResourceAsStream("/training/competencies.csv"));
        try (var in = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return in.lines()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(Competencies::area)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Area area(String line) {
        var cells = line.split(",", -1);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException("not " + COLUMNS + " cells: " + line);
        }
        return new Area(cells[0], new LocalizedText(cells[2], cells[1]));
    }
}
