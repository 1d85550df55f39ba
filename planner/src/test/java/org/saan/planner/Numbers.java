package org.saan.planner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/** The numbers of a published problem's file, one after the other; what stands behind the last one asked for is not read. */
final class Numbers {
    private final StringTokenizer tokens;

    private Numbers(String text) {
        tokens = new StringTokenizer(text);
    }

    static Numbers of(String file) {
        try (var in = Numbers.class.getResourceAsStream("/yardsticks/" + file)) {
            return new Numbers(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double real() {
        return Double.parseDouble(tokens.nextToken());
    }

    int whole() {
        double value = real();
        if (value != Math.rint(value)) {
            throw new IllegalArgumentException(value + " is not whole");
        }
        return (int) value;
    }

    int[] row(int length) {
        var row = new int[length];
        for (int i = 0; i < length; i++) {
            row[i] = whole();
        }
        return row;
    }

    int[][] table(int rows, int length) {
        var table = new int[rows][];
        for (int i = 0; i < rows; i++) {
            table[i] = row(length);
        }
        return table;
    }

    /** A problem of a published kind: no floors, no bundles, one province beside the hub, a point for each minor unit. */
    static Problem problem(
            String id, int weeks, int maxLateWeeks, List<String> families, List<Group> groups, List<Line> lines) {
        return new Problem(
                id,
                "2027-W01",
                weeks,
                1,
                List.of(),
                maxLateWeeks,
                0,
                Problem.Stability.NONE,
                List.of(new Problem.Province("here", 0)),
                List.of(),
                0,
                families,
                groups,
                lines,
                List.of(),
                List.of(),
                List.of());
    }

    /** A piece costs so many points and takes so many minutes: a standard of 1,000 units, in thousandths. */
    static Craft craft(String family, int minutes, int points, int setupMinutes) {
        return new Craft(family, 1, minutes, 1000 + points, 0, setupMinutes, 0, 1000, List.of());
    }

    static Group group(String id, long fixedPoints, List<Integer> capacity, List<Craft> crafts) {
        return new Group(id, "here", false, fixedPoints, Set.of(), false, capacity, crafts);
    }

    static Line line(
            String id, String family, int quantity, int maxGroups, Set<String> excluded, long shortPointsPerPiece) {
        var make = new Operation("make", family, 1, 1000, 1000, Operation.NO_LIMIT, maxGroups);
        return new Line(id, "buyer", quantity, 0, 0, 1, false, excluded, 0, shortPointsPerPiece, 0, List.of(make));
    }
}
