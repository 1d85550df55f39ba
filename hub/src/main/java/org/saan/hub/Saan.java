package org.saan.hub;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The program: {@code ./saan VERB …}. Each verb is a class of its own beside this one. */
public final class Saan {
    /** Status of a verb whose work goes on in other threads. */
    static final int KEEP_RUNNING = -1;

    private static final List<Verb> VERBS = List.of(
            new RunVerb(),
            new PlanVerb(),
            new PromiseVerb(),
            new ReadVerb(),
            new SearchEvalVerb(),
            new DoctorVerb(),
            new TemplateVerb(),
            new NoveltyVerb(),
            new ReportVerb(),
            new BenchVerb(),
            new WarmVerb());

    private static final Set<String> ABOUT = Set.of("--help", "-h", "--version");

    private Saan() {}

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        int status = run(List.of(args), out, err);
        if (status != KEEP_RUNNING) {
            System.exit(status);
        }
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        // Options without a verb are those of run.
        boolean named = !words.isEmpty() && (!words.getFirst().startsWith("-") || ABOUT.contains(words.getFirst()));
        String name = named ? words.getFirst() : "run";
        List<String> arguments = named ? words.subList(1, words.size()) : words;
        switch (name) {
            case "help", "--help", "-h" -> {
                return help(arguments, out, err);
            }
            case "version", "--version" -> {
                out.println("saan " + version());
                return 0;
            }
            default -> {
                return dispatch(name, arguments, out, err);
            }
        }
    }

    private static int dispatch(String name, List<String> arguments, PrintStream out, PrintStream err) {
        for (Verb verb : VERBS) {
            if (verb.name().equals(name)) {
                if (arguments.contains("--help") || arguments.contains("-h")) {
                    out.print(verb.help());
                    return 0;
                }
                try {
                    return verb.run(arguments, out, err);
                } catch (UsageMistake e) {
                    err.println("saan: " + e.getMessage());
                    return 2;
                }
            }
        }
        err.println("saan: there is no " + name + " (see ./saan help)");
        return 2;
    }

    private static int help(List<String> about, PrintStream out, PrintStream err) {
        if (!about.isEmpty()) {
            return dispatch(about.getFirst(), List.of("--help"), out, err);
        }
        out.println("./saan [VERB] [options]     every verb has --help\n");
        VERBS.forEach(verb -> out.printf("  %-9s %s%n", verb.name(), verb.summary()));
        out.println("  test      build everything and run every test");
        out.println("  help      this list, or the options of one verb: ./saan help run");
        out.println("  version   the version of this program");
        return 0;
    }

    private static String version() {
        return Objects.requireNonNullElse(Saan.class.getPackage().getImplementationVersion(), "development");
    }
}
