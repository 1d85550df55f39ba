package org.saan.thaitext;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.saan.thaitext.ShellVerbs.Answer;

/**
 * The library at the shell: {@code date "๑๒ ม.ค. ๒๕๕๗"} prints 2014-01-12. Exit 0 when every text was read, 1 when one was not, 2 for a
 * mistake in the command.
 */
public final class ThaiTextMain {
    private static final int UNREAD = 1;
    private static final int MISTAKE = 2;

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
        if (words.contains("--help") || words.contains("-h")) {
            out.print(ShellVerbs.help());
            return 0;
        }
        var verb = words.isEmpty() ? null : ShellVerbs.find(words.getFirst());
        if (verb == null) {
            err.println(
                    words.isEmpty()
                            ? "a verb is needed; --help lists them"
                            : "no verb is called " + words.getFirst() + "; --help lists them");
            return MISTAKE;
        }
        var rest = words.subList(1, words.size());
        try {
            var reader = verb.prepare(rest);
            var texts = rest.subList(reader.optionWords(), rest.size());
            if (reader.together()) {
                return say(reader.read(texts.isEmpty() ? lines(in).lines().toList() : texts), out);
            }
            return texts.isEmpty() ? everyLine(reader, in, out) : every(reader, texts, out);
        } catch (IllegalArgumentException e) {
            err.println(words.getFirst() + ": " + e.getMessage());
            return MISTAKE;
        }
    }

    private static int every(ShellVerbs.Reader reader, List<String> texts, PrintStream out) {
        int code = 0;
        for (var text : texts) {
            code = Math.max(code, say(reader.read(List.of(text)), out));
        }
        return code;
    }

    private static int everyLine(ShellVerbs.Reader reader, InputStream in, PrintStream out) {
        int code = 0;
        try (var lines = lines(in)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                code = Math.max(code, say(reader.read(List.of(line)), out));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return code;
    }

    private static BufferedReader lines(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    private static int say(Answer answer, PrintStream out) {
        out.println(answer.text());
        return answer.read() ? 0 : UNREAD;
    }
}
