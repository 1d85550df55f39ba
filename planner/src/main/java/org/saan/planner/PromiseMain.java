package org.saan.planner;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Capable to promise at the shell: {@code promise PROBLEM.json PLAN.json --family F --quantity N --due WEEK}. Errors are one
 * line each; exit 2 for bad input.
 */
public final class PromiseMain {
    private static final String USAGE = "usage: promise PROBLEM.json PLAN.json --family F --quantity N --due WEEK"
            + " [--release WEEK] [--minutes M] [--price P] [--max-price P] [--grade G] [--max-groups K] [--json]";

    private static final String HELP = USAGE + """


            Tells what could still be promised beside a plan (saan-plan/1) of a problem (saan-problem/1).
              --family F      craft that is needed
              --quantity N    pieces
              --due WEEK      at the hub by the end of this ISO week, such as 2027-W20
              --release WEEK  first week in which work may be done (default: the first that is not frozen)
              --minutes M     of work per piece (default: the median of the problem's lines of the craft)
              --price P       standard price per piece in minor units (default: the median)
              --max-price P   highest price per piece (default: none)
              --grade G       least grade (default 1)
              --max-groups K  at most so many groups (default: any number)
              --json          print the answer as one JSON document""";

    private static final Set<String> NUMBERS =
            Set.of("--quantity", "--minutes", "--price", "--max-price", "--grade", "--max-groups");
    private static final Set<String> TEXTS = Set.of("--family", "--due", "--release");

    private PromiseMain() {}

    public static void main(String[] args) {
        System.exit(run(args, System.out, System.err));
    }

    /** Does what {@link #main} does, without ending the JVM; gives the exit code. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        var say = new Complaints("promise", err);
        if (List.of(args).contains("--help")) {
            out.println(HELP);
            return 0;
        }
        var files = new ArrayList<String>();
        var given = new TreeMap<String, String>();
        boolean json = false;
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--json")) {
                json = true;
            } else if (NUMBERS.contains(args[i]) || TEXTS.contains(args[i])) {
                if (i + 1 == args.length || NUMBERS.contains(args[i]) && Complaints.number(args[i + 1]) == null) {
                    return say.mistake(args[i] + " needs " + (TEXTS.contains(args[i]) ? "a value" : "a whole number"));
                }
                given.put(args[i], args[++i]);
            } else if (args[i].startsWith("-") || files.size() == 2) {
                return say.mistake("what is " + args[i] + "? " + USAGE);
            } else {
                files.add(args[i]);
            }
        }
        if (files.size() < 2 || !given.keySet().containsAll(Set.of("--family", "--quantity", "--due"))) {
            return say.mistake(USAGE);
        }
        return answer(Path.of(files.getFirst()), Path.of(files.getLast()), given, json, out, say);
    }

    private static int answer(
            Path problemFile, Path planFile, Map<String, String> given, boolean json, PrintStream out, Complaints say) {
        Problem problem;
        try (var in = new BufferedInputStream(Files.newInputStream(problemFile))) {
            switch (ProblemReader.read(in)) {
                case ProblemReader.Reading.Unreadable(var errors) -> {
                    return say.refused(errors);
                }
                case ProblemReader.Reading.Read(var read) -> problem = read;
            }
        } catch (IOException e) {
            return say.mistake("cannot read " + problemFile);
        }
        Plan plan;
        try (var in = new BufferedInputStream(Files.newInputStream(planFile))) {
            switch (PlanReader.read(problem, in)) {
                case PlanReader.Reading.Unreadable(var errors) -> {
                    return say.refused(errors);
                }
                case PlanReader.Reading.Read(var read) -> plan = read;
            }
        } catch (IOException e) {
            return say.mistake("cannot read " + planFile);
        }
        return switch (Promises.of(problem, plan)) {
            case Promises.Making.Rejected(var errors) -> say.refused(errors);
            case Promises.Making.Ready(var promises) -> answer(problem, promises, given, json, out, say);
        };
    }

    private static int answer(
            Problem problem,
            Promises promises,
            Map<String, String> given,
            boolean json,
            PrintStream out,
            Complaints say) {
        var calendar = new Weeks(problem.firstWeek());
        var due = calendar.index(given.getOrDefault("--due", ""));
        var first = calendar.name(problem.frozenBefore());
        var release = calendar.index(given.getOrDefault("--release", first));
        if (due.isEmpty() || release.isEmpty()) {
            return say.mistake((due.isEmpty() ? "--due" : "--release") + " needs an ISO week such as 2027-W03");
        }
        var line = line(problem, given, Math.max(0, release.getAsInt()), due.getAsInt());
        return switch (promises.answer(line)) {
            case Promises.Answer.Rejected(var errors) -> say.refused(errors);
            case Promises.Answer.Answered(var promise) -> {
                var writer = new PromiseWriter(problem, promise);
                if (json) {
                    out.println(writer.json());
                } else {
                    writer.lines().forEach(out::println);
                }
                out.flush();
                yield 0;
            }
        };
    }

    private static Line line(Problem problem, Map<String, String> given, int release, int due) {
        var family = given.getOrDefault("--family", "");
        var alike = problem.lines().stream()
                .flatMap(line -> line.operations().stream())
                .filter(op -> op.family().equals(family))
                .toList();
        long minutes =
                median(alike.stream().mapToLong(Operation::standardMinutes).toArray());
        long price = median(alike.stream().mapToLong(Operation::standardPrice).toArray());
        var operation = new Operation(
                "make",
                family,
                small(given, "--grade", 1),
                small(given, "--minutes", minutes),
                large(given, "--price", price),
                large(given, "--max-price", Operation.NO_LIMIT),
                small(given, "--max-groups", Integer.MAX_VALUE));
        int quantity = small(given, "--quantity", 0);
        return new Line("enquiry", "", quantity, release, due, 1, false, Set.of(), 0, 0, 0, List.of(operation));
    }

    private static long median(long[] numbers) {
        java.util.Arrays.sort(numbers);
        return numbers.length == 0 ? 60 : numbers[numbers.length / 2];
    }

    private static int small(Map<String, String> given, String option, long otherwise) {
        return (int) Math.min(Integer.MAX_VALUE, large(given, option, otherwise));
    }

    private static long large(Map<String, String> given, String option, long otherwise) {
        var text = given.get(option);
        var number = text == null ? null : Complaints.number(text);
        return number == null ? otherwise : number;
    }
}
