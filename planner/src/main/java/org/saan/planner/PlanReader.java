package org.saan.planner;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads {@code saan-plan/1} for a problem. Whether the plan is a good or valid one is not judged. */
public final class PlanReader {
    private final List<InputError> errors = new ArrayList<>();
    private final Map<String, String> onlyOperations = new HashMap<>();
    private final Weeks weeks;

    /** What was read: a plan, or everything that is wrong with the text. */
    public sealed interface Reading {
        record Read(Plan plan) implements Reading {}

        record Unreadable(List<InputError> errors) implements Reading {
            public Unreadable {
                errors = List.copyOf(errors);
            }
        }
    }

    private PlanReader(Problem problem) {
        weeks = new Weeks(problem.firstWeek());
        problem.lines().stream()
                .filter(line -> line.operations().size() == 1)
                .forEach(line -> onlyOperations.put(
                        line.id(), line.operations().getFirst().id()));
    }

    public static Reading read(Problem problem, InputStream in) {
        var reader = new PlanReader(problem);
        try {
            var documents = JsonDocuments.read(in);
            if (documents.size() != 1) {
                return new Reading.Unreadable(
                        List.of(new InputError.BadFormat("file", "one plan was expected, not " + documents.size())));
            }
            var plan = reader.plan(new Fields("plan", documents.getFirst(), reader.errors));
            if (!plan.problem().equals(problem.id())) {
                reader.errors.add(
                        new InputError.BadFormat("plan", "is of problem " + plan.problem() + ", not " + problem.id()));
            }
            return reader.errors.isEmpty() ? new Reading.Read(plan) : new Reading.Unreadable(reader.errors);
        } catch (JsonDocuments.NotReadable e) {
            return new Reading.Unreadable(List.of(new InputError.BadFormat("file", String.valueOf(e.getMessage()))));
        }
    }

    private Plan plan(Fields fields) {
        if (!fields.text("format").equals("saan-plan/1")) {
            fields.bad("format must be saan-plan/1");
        }
        return new Plan(
                fields.text("problem"),
                fields.number("objective", 0),
                fields.objects("assignments").stream().map(this::assignment).toList(),
                fields.objects("shipments").stream().map(this::shipment).toList());
    }

    private Assignment assignment(Fields raw) {
        var fields = raw.named("plan, line " + raw.text("line"));
        var minutes = new TreeMap<Integer, Integer>();
        var byWeek = fields.object("minutes");
        for (var week : byWeek.keys()) {
            minutes.put(week(fields, week), byWeek.integer(week));
        }
        return new Assignment(
                fields.text("line"), operation(fields), fields.text("group"), fields.integer("pieces"), minutes);
    }

    private Shipment shipment(Fields raw) {
        var fields = raw.named("plan, shipment of " + raw.text("line"));
        return new Shipment(
                fields.text("line"),
                operation(fields),
                fields.text("from"),
                fields.text("to"),
                week(fields, fields.text("week")),
                fields.integer("pieces"));
    }

    /** The operation may be left out where the line has only one. */
    private String operation(Fields fields) {
        var only = onlyOperations.get(fields.text("line"));
        return only == null ? fields.text("operation") : fields.text("operation", only);
    }

    private int week(Fields fields, String text) {
        var index = weeks.index(text);
        if (index.isEmpty()) {
            fields.bad("not an ISO week such as 2027-W03: " + text);
        }
        return index.orElse(0);
    }
}
