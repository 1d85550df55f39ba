package org.saan.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.saan.planner.generator.Size;

/**
 * What to measure.
 *
 * @param seconds the longest time given to a contestant
 * @param only contestants beside the spreadsheet; empty for all
 * @param picture where the picture of growth goes
 * @param heap of each process
 * @param patience seconds for what is not planning, before a process is ended
 * @param verbose tells why there was no plan
 */
record BenchOptions(
        List<Size> sizes,
        int seconds,
        List<Long> seeds,
        Set<Contestant> only,
        Optional<Path> picture,
        String heap,
        int patience,
        boolean verbose) {

    static final String USAGE = """
            ./saan bench planner [SIZES] [options]    other ways of planning beside Saan, for made problems of these sizes
              SIZES          such as S,M,L (the default) or XL; 200, 2,000, 20,000 and 200,000 lines
              --seconds N    longest time for each (default 60); Saan is shown at 1 and 10 seconds too
              --seeds 1,2,3  problems of each size (default 1,2,3)
              --only A,B     some of saan, saan_work, cp_sat, study, timefold beside the spreadsheet
              --svg FILE     draws how cost grows with the number of lines (two sizes or more)
              --heap 4g      of each process
              --patience N   seconds for building a model and judging the plan before a process is ended (default 120)
              --verbose      tells why there was no plan
            """;

    static BenchOptions of(String[] args) {
        var options = new BenchOptions(
                List.of(Size.S, Size.M, Size.L), 60, List.of(1L, 2L, 3L), Set.of(), Optional.empty(), "4g", 120, false);
        for (int i = 0; i < args.length; i++) {
            var next = i + 1 < args.length ? args[i + 1] : "";
            switch (args[i]) {
                case "--seconds" -> options = options.withSeconds(Integer.parseInt(next));
                case "--seeds" ->
                    options = options.withSeeds(
                            Arrays.stream(next.split(",")).map(Long::valueOf).toList());
                case "--only" -> options = options.withOnly(next);
                case "--svg" -> options = options.withPicture(Path.of(next));
                case "--heap" -> options = options.withHeap(next);
                case "--patience" -> options = options.withPatience(Integer.parseInt(next));
                case "--verbose" -> {
                    options = options.talking();
                    continue;
                }
                default -> {
                    options = options.withSizes(Arrays.stream(args[i].split(","))
                            .map(name -> Size.valueOf(name.toUpperCase(Locale.ROOT)))
                            .toList());
                    continue;
                }
            }
            i++;
        }
        return options;
    }

    boolean wants(Contestant contestant) {
        return only.isEmpty() || only.contains(contestant);
    }

    private BenchOptions withSizes(List<Size> value) {
        return new BenchOptions(value, seconds, seeds, only, picture, heap, patience, verbose);
    }

    private BenchOptions withSeconds(int value) {
        return new BenchOptions(sizes, value, seeds, only, picture, heap, patience, verbose);
    }

    private BenchOptions withSeeds(List<Long> value) {
        return new BenchOptions(sizes, seconds, value, only, picture, heap, patience, verbose);
    }

    private BenchOptions withOnly(String names) {
        var value = EnumSet.noneOf(Contestant.class);
        for (var name : names.split(",")) {
            value.add(Contestant.valueOf(name.toUpperCase(Locale.ROOT)));
        }
        return new BenchOptions(sizes, seconds, seeds, value, picture, heap, patience, verbose);
    }

    private BenchOptions withPicture(Path value) {
        return new BenchOptions(sizes, seconds, seeds, only, Optional.of(value), heap, patience, verbose);
    }

    private BenchOptions withHeap(String value) {
        return new BenchOptions(sizes, seconds, seeds, only, picture, value, patience, verbose);
    }

    private BenchOptions withPatience(int value) {
        return new BenchOptions(sizes, seconds, seeds, only, picture, heap, value, verbose);
    }

    private BenchOptions talking() {
        return new BenchOptions(sizes, seconds, seeds, only, picture, heap, patience, true);
    }
}
