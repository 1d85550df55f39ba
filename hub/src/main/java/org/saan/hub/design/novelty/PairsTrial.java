package org.saan.hub.design.novelty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks of altered pictures with known truth which designs they show, and counts. A folder has {@code patterns.csv} (first column:
 * design), {@code base/<design>.png}, {@code variants/} and {@code pairs.csv} (file, design, kind of alteration).
 */
public final class PairsTrial {
    /** Likely designs that are laid over each picture. */
    public static final int CANDIDATES = 16;

    private PairsTrial() {}

    /** An altered picture and the design it shows. */
    public record Altered(String name, String design, String kind, Picture picture) {}

    /**
     * What was counted: truths, how many of them were said, and all that was said.
     *
     * @param wrong what was missed or said falsely, for people
     */
    public record Count(int truths, int right, int said, List<String> wrong) {
        /** Part of the truths that was said; 1 of none. */
        public double recall() {
            return truths == 0 ? 1 : (double) right / truths;
        }

        /** Part of what was said that is true; 1 of nothing. */
        public double precision() {
            return said == 0 ? 1 : (double) right / said;
        }

        Count plus(Count other) {
            List<String> both = new ArrayList<>(wrong);
            both.addAll(other.wrong);
            return new Count(truths + other.truths, right + other.right, said + other.said, List.copyOf(both));
        }
    }

    /** Counts of everything and of each kind of alteration. */
    public record Result(int designs, Count all, Map<String, Count> kinds) {}

    /** Reads the folder and asks of every variant. */
    public static Result of(Path folder) {
        Map<String, Picture> designs = new LinkedHashMap<>();
        for (String[] row : rows(folder.resolve("patterns.csv"))) {
            designs.put(row[0], picture(folder.resolve("base").resolve(row[0] + ".png")));
        }
        Map<String, Set<String>> truths = new LinkedHashMap<>();
        Map<String, Altered> altered = new LinkedHashMap<>();
        for (String[] row : rows(folder.resolve("pairs.csv"))) {
            if (row.length > 3 && !row[3].startsWith("same")) {
                truths.computeIfAbsent(row[0], k -> new LinkedHashSet<>());
            } else {
                truths.computeIfAbsent(row[0], k -> new LinkedHashSet<>()).add(row[1]);
            }
            altered.computeIfAbsent(
                    row[0],
                    k -> new Altered(
                            k,
                            row[1],
                            row[2],
                            picture(folder.resolve("variants").resolve(k))));
        }
        return of(designs, altered.values().stream().toList(), truths);
    }

    /** Asks of pictures already read; each shows one design. */
    public static Result of(Map<String, Picture> designs, List<Altered> altered) {
        Map<String, Set<String>> truths = new HashMap<>();
        altered.forEach(a -> truths.put(a.name(), Set.of(a.design())));
        return of(designs, altered, truths);
    }

    private static Result of(Map<String, Picture> designs, List<Altered> altered, Map<String, Set<String>> truths) {
        Map<String, Prepared> known = new ConcurrentHashMap<>();
        designs.entrySet().parallelStream().forEach(e -> known.put(e.getKey(), Prepared.of(e.getValue())));
        SketchIndex<String> index = new SketchIndex<>();
        designs.keySet().forEach(id -> index.add(id, Sketch.of(Objects.requireNonNull(known.get(id)), 0)));
        Map<String, Count> counts = new ConcurrentHashMap<>();
        altered.parallelStream()
                .forEach(a -> counts.merge(
                        a.kind(), asked(a, known, index, truths.getOrDefault(a.name(), Set.of())), Count::plus));
        Count all = counts.values().stream().reduce(new Count(0, 0, 0, List.of()), Count::plus);
        return new Result(designs.size(), all, new TreeMap<>(counts));
    }

    private static Count asked(Altered a, Map<String, Prepared> known, SketchIndex<String> index, Set<String> truth) {
        Map<String, Prepared> likely = new LinkedHashMap<>();
        for (String id : index.nearest(Prepared.of(a.picture()), CANDIDATES)) {
            likely.put(id, Objects.requireNonNull(known.get(id)));
        }
        int right = 0;
        int said = 0;
        List<String> wrong = new ArrayList<>();
        Set<String> missed = new LinkedHashSet<>(truth);
        for (Match<String> match : Novelty.compare(a.picture(), likely)) {
            if (match.verdict() == Verdict.SAME) {
                said++;
                if (missed.remove(match.design())) {
                    right++;
                } else {
                    wrong.add(a.name() + " is not " + match.design() + " " + match.comparison());
                }
            } else if (missed.contains(match.design())) {
                wrong.add(a.name() + " was called " + match.verdict() + " to " + match.comparison());
            }
        }
        missed.forEach(m -> wrong.add(a.name() + " is " + m));
        return new Count(truth.size(), right, said, wrong);
    }

    private static Picture picture(Path file) {
        try {
            return Picture.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String[]> rows(Path csv) {
        try {
            return Files.readAllLines(csv).stream()
                    .skip(1)
                    .filter(line -> !line.isBlank())
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
