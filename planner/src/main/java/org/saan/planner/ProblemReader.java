package org.saan.planner;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code saan-problem/1}: one JSON document, or JSON Lines with a {@code record} a line. */
public final class ProblemReader {
    private final List<InputError> errors = new ArrayList<>();
    private final List<Group> groups = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Bundle> bundles = new ArrayList<>();
    private final List<Assignment> previous = new ArrayList<>();
    private final List<Shipment> shipments = new ArrayList<>();
    private @Nullable Fields head;
    private @Nullable Weeks weeks;

    private ProblemReader() {}

    /** What was read: a problem, or everything that is wrong with the text. */
    public sealed interface Reading {
        record Read(Problem problem) implements Reading {}

        record Unreadable(List<InputError> errors) implements Reading {
            public Unreadable {
                errors = List.copyOf(errors);
            }
        }
    }

    public static Reading read(InputStream in) {
        var reader = new ProblemReader();
        try {
            JsonDocuments.read(in).forEach(reader::accept);
        } catch (JsonDocuments.NotReadable e) {
            return new Reading.Unreadable(List.of(new InputError.BadFormat("file", String.valueOf(e.getMessage()))));
        }
        return reader.reading();
    }

    private Reading reading() {
        if (head == null && errors.isEmpty()) {
            errors.add(new InputError.BadFormat("file", "there is no problem in it"));
        }
        if (head == null || weeks == null || !errors.isEmpty()) {
            return new Reading.Unreadable(errors);
        }
        var problem = problem(head, weeks);
        return errors.isEmpty() ? new Reading.Read(problem) : new Reading.Unreadable(errors);
    }

    private void accept(Map<String, Object> map) {
        var fields = new Fields("problem", map, errors);
        switch (fields.text("record", "document")) {
            case "document" -> document(fields);
            case "problem" -> head(fields);
            case "group" -> group(fields);
            case "line" -> line(fields);
            case "bundle" -> bundle(fields);
            case "previousAssignment" -> assignment(fields);
            case "previousShipment" -> shipment(fields);
            default -> fields.bad("unknown record " + fields.text("record"));
        }
    }

    private void document(Fields fields) {
        head(fields);
        fields.objects("groups").forEach(this::group);
        fields.objects("lines").forEach(this::line);
        fields.objects("bundles").forEach(this::bundle);
        if (fields.has("previous")) {
            fields.object("previous").objects("assignments").forEach(this::assignment);
            fields.object("previous").objects("shipments").forEach(this::shipment);
        }
    }

    private void head(Fields fields) {
        if (!fields.text("format").equals("saan-problem/1")) {
            fields.bad("format must be saan-problem/1");
        }
        head = fields;
        var first = fields.object("weeks").text("first");
        if (Weeks.valid(first)) {
            weeks = new Weeks(first);
        } else {
            fields.bad("weeks first is not an ISO week such as 2027-W03: " + first);
        }
    }

    private Problem problem(Fields fields, Weeks calendar) {
        var weights = fields.object("weights");
        var stability = fields.has("stability") ? fields.object("stability") : null;
        return new Problem(
                fields.text("id"),
                calendar.name(0),
                fields.object("weeks").integer("count"),
                weights.number("minorPerPoint"),
                weights.objects("floors").stream()
                        .map(f -> new Problem.Floor(f.integer("permille"), f.integer("pointsPerMinute")))
                        .toList(),
                fields.integer("maxLateWeeks"),
                fields.has("frozenBefore") ? Math.max(0, week(fields, "frozenBefore")) : 0,
                stability == null
                        ? Problem.Stability.NONE
                        : new Problem.Stability(
                                stability.number("groupChangePoints"), stability.number("pieceChangePoints")),
                fields.objects("provinces").stream()
                        .map(p -> new Problem.Province(p.text("id"), p.integer("hubLeadWeeks")))
                        .toList(),
                fields.objects("routes").stream()
                        .map(r -> new Problem.Route(r.text("from"), r.text("to"), r.integer("weeks")))
                        .toList(),
                fields.integer("defaultRouteWeeks", 1),
                fields.objects("families").stream().map(f -> f.text("id")).toList(),
                groups,
                lines,
                bundles,
                previous,
                shipments);
    }

    private void group(Fields raw) {
        var fields = raw.named("group " + raw.text("id"));
        groups.add(new Group(
                fields.text("id"),
                fields.text("province"),
                fields.flag("programme"),
                fields.number("fixedPoints"),
                fields.texts("reservedFor"),
                fields.flag("suspended"),
                fields.integers("capacity"),
                fields.objects("crafts").stream().map(ProblemReader::craft).toList(),
                new Group.Standing(
                        fields.integers("promised"),
                        fields.number("pastMinutes", 0),
                        fields.number("pastCapacity", 0))));
    }

    private static Craft craft(Fields fields) {
        return new Craft(
                fields.text("family"),
                fields.integer("grade"),
                fields.integer("pacePermille"),
                fields.integer("pricePermille"),
                fields.integer("riskPermille", 0),
                fields.integer("setupMinutes"),
                fields.integer("minBatchMinutes", 0),
                fields.integer("loomPermille", 1000),
                fields.integers("loomCapacity"));
    }

    private void line(Fields raw) {
        var fields = raw.named("line " + raw.text("id"));
        lines.add(new Line(
                fields.text("id"),
                fields.text("buyer", ""),
                fields.integer("quantity"),
                Math.max(0, week(fields, "release")),
                week(fields, "due"),
                fields.integer("batchMultiple", 1),
                fields.flag("allOrNothing"),
                fields.texts("excludedGroups"),
                fields.number("notOtifPoints"),
                fields.number("shortPointsPerPiece"),
                fields.number("latePointsPerMinuteWeek"),
                fields.objects("operations").stream()
                        .map(ProblemReader::operation)
                        .toList()));
    }

    private static Operation operation(Fields fields) {
        return new Operation(
                fields.text("id"),
                fields.text("family"),
                fields.integer("grade", 1),
                fields.integer("standardMinutes"),
                fields.number("standardPrice"),
                fields.has("maxPrice") ? fields.number("maxPrice") : Operation.NO_LIMIT,
                fields.integer("maxGroups", 1));
    }

    private void bundle(Fields raw) {
        var fields = raw.named("bundle " + raw.text("id"));
        bundles.add(new Bundle(
                fields.text("id"),
                fields.text("share").equals("lot"),
                fields.objects("members").stream()
                        .map(m -> new Bundle.Member(m.text("line"), operationId(m)))
                        .toList()));
    }

    private void assignment(Fields raw) {
        var fields = raw.named("previous work on " + raw.text("line"));
        var minutes = new TreeMap<Integer, Integer>();
        var byWeek = fields.object("minutes");
        for (var week : byWeek.keys()) {
            minutes.put(week(fields, week, "minutes"), byWeek.integer(week));
        }
        previous.add(new Assignment(
                fields.text("line"), operationId(fields), fields.text("group"), fields.integer("pieces"), minutes));
    }

    private void shipment(Fields raw) {
        var fields = raw.named("previous shipment of " + raw.text("line"));
        shipments.add(new Shipment(
                fields.text("line"),
                operationId(fields),
                fields.text("from"),
                fields.text("to"),
                week(fields, "week"),
                fields.integer("pieces")));
    }

    /** The operation may be left out where the line has only one. */
    private String operationId(Fields fields) {
        if (fields.has("operation")) {
            return fields.text("operation");
        }
        return lines.stream()
                .filter(line -> line.id().equals(fields.text("line"))
                        && line.operations().size() == 1)
                .findFirst()
                .map(line -> line.operations().getFirst().id())
                .orElseGet(() -> fields.text("operation"));
    }

    private int week(Fields fields, String key) {
        return week(fields, fields.text(key), key);
    }

    private int week(Fields fields, String text, String key) {
        if (weeks == null) {
            return 0;
        }
        var index = weeks.index(text);
        if (index.isEmpty()) {
            fields.bad(key + " is not an ISO week such as 2027-W03: " + text);
        }
        return index.orElse(0);
    }
}
