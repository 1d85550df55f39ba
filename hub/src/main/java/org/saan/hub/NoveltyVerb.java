package org.saan.hub;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.saan.hub.design.novelty.PairsTrial;

/** {@code ./saan novelty DIR}: which designs altered pictures show, counted against the truth. */
final class NoveltyVerb implements Verb {
    @Override
    public String name() {
        return "novelty";
    }

    @Override
    public String summary() {
        return "find which designs altered pictures show, and count against the truth";
    }

    @Override
    public String help() {
        return """
                ./saan novelty DIR [--wrong]   compare every picture of DIR/variants with the designs of DIR/base
                                               (DIR/patterns.csv), and count what is said against DIR/pairs.csv: one JSON
                                               object with recall and precision, overall and for each kind of change
                                               --wrong names on the error stream what was missed or said falsely
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.isEmpty() || arguments.getFirst().startsWith("--")) {
            throw new UsageMistake("novelty needs a folder: ./saan novelty DIR");
        }
        Path folder = Path.of(arguments.getFirst());
        Options options = Options.parse(name(), arguments.subList(1, arguments.size()), Set.of(), Set.of("--wrong"));
        if (!Files.isRegularFile(folder.resolve("pairs.csv")) || !Files.isRegularFile(folder.resolve("patterns.csv"))) {
            throw new UsageMistake("no patterns.csv and pairs.csv in " + folder);
        }
        long begun = System.nanoTime();
        PairsTrial.Result result = PairsTrial.of(folder);
        if (options.has("--wrong")) {
            result.all().wrong().stream().sorted().forEach(err::println);
        }
        out.println(json(result, (System.nanoTime() - begun) / 1e9));
        return 0;
    }

    private static String json(PairsTrial.Result result, double seconds) {
        StringBuilder text = new StringBuilder("{");
        text.append(count(result.all()))
                .append(",\"designs\":")
                .append(result.designs())
                .append(String.format(Locale.ROOT, ",\"seconds\":%.1f,\"kinds\":{", seconds));
        String between = "";
        for (Map.Entry<String, PairsTrial.Count> kind : new TreeMap<>(result.kinds()).entrySet()) {
            String key = kind.getKey().replaceAll("[\\\\\"\\p{Cntrl}]", "_");
            text.append(between)
                    .append('"')
                    .append(key)
                    .append("\":{")
                    .append(count(kind.getValue()))
                    .append('}');
            between = ",";
        }
        return text.append("}}").toString();
    }

    private static String count(PairsTrial.Count count) {
        return String.format(
                Locale.ROOT,
                "\"recall\":%.4f,\"precision\":%.4f,\"pairs\":%d,\"found\":%d,\"said\":%d",
                count.recall(),
                count.precision(),
                count.truths(),
                count.right(),
                count.said());
    }
}
