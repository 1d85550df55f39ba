package org.saan.thaitext;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The library at the shell: {@code date "๑๔ ก.ค. ๒๕๕๐"} prints how the text is read. Exit 2 for a command not known. */
public final class ThaiTextMain {
    private static final Map<String, Function<String, Object>> WHAT = new TreeMap<>(Map.of(
            "normal", ThaiText::normal,
            "key", ThaiText::matchingKey,
            "breaks", text -> String.join("|", ThaiText.linePieces(text)),
            "number", ThaiNumbers::read,
            "baht", ThaiNumbers::readBaht,
            "quantity", ThaiQuantities::read,
            "date", ThaiDates::read,
            "name", PersonName::read,
            "phone", ThaiPhones::read,
            "address", AddressParts::read));

    private ThaiTextMain() {}

    public static void main(String[] args) {
        System.exit(run(
                List.of(args),
                System.in,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8)));
    }

    /** Does what {@link #main} does, without ending the JVM; gives the exit code. */
    static int run(List<String> words, InputStream in, PrintStream out, PrintStream err) {
        var usage = "usage: " + String.join("|", WHAT.keySet()) + " [TEXT…]   without TEXT, one a line is read";
        if (words.contains("--help")) {
            out.println(usage);
            return 0;
        }
        var what = words.isEmpty() ? null : WHAT.get(words.getFirst());
        if (what == null) {
            err.println(usage);
            return 2;
        }
        var texts = words.size() > 1
                ? words.subList(1, words.size())
                : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                        .lines()
                        .toList();
        texts.forEach(text -> out.println(what.apply(text)));
        return 0;
    }
}
