package org.saan.hub.programme;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.saan.hub.shared.Role;
import tools.jackson.databind.node.ObjectNode;

/** The file of a programme that is copied: version 1 of its form. What a later version adds is optional; what it changes has a new number. */
final class TemplateShape {
    static final String FORMAT = "saan-programme-template";
    static final int VERSION = 1;

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_.]{0,99}");
    private static final int TITLE = 200;
    private static final int LONG = 2000;

    static final Shape.Parts ROOT = Shape.Parts.of()
            .needed("format", new Shape.OneOf(List.of(FORMAT)), "Always the same: by it the file is known.")
            .needed("version", Shape.Amount.whole(VERSION, VERSION), "Version of the form of this file.")
            .needed("programme", programme(), "What is begun.")
            .needed("roles", new Shape.ListOf(role(), 20, "role"), "Who does what in it; people are not named.")
            .needed(
                    "indicators",
                    new Shape.ListOf(indicator(), 60, "code"),
                    "What it promises, and how that is counted.")
            .needed("forms", new Shape.ListOf(form(), 60, "code"), "Forms that are filled on paper or in the hub.")
            .needed(
                    "workshopPlans",
                    new Shape.ListOf(plan(), 200, "code"),
                    "Workshops as they are planned: no place, day or person.")
            .needed("glossary", new Shape.ListOf(term(), 1000, "key"), "Words of the programme.")
            .needed("messages", new Shape.ListOf(message(), 200, "key"), "Letters that the programme sends.");

    /** Lists whose entries are kept as they are. */
    static final List<String> KEPT = List.of("roles", "forms", "workshopPlans", "glossary", "messages");

    private TemplateShape() {}

    private static Shape both(int longest) {
        return Shape.Parts.of()
                .needed("th", new Shape.Text(longest, null), "In Thai.")
                .needed("en", new Shape.Text(longest, null), "In English.");
    }

    private static Shape programme() {
        return Shape.Parts.of()
                .needed(
                        "code",
                        new Shape.Text(40, CODE),
                        "Part of its addresses; another may be given when it is imported.")
                .needed("name", both(TITLE), "What it is called.")
                .needed(
                        "days",
                        Shape.Amount.whole(1, 7300),
                        "How long it runs. The first day is given when it is imported.")
                .needed(
                        "regions",
                        new Shape.ListOf(
                                new Shape.OneOf(List.of("north", "northeast", "central", "east", "west", "south")),
                                6,
                                null),
                        "Where it works; empty for the whole country.");
    }

    private static Shape role() {
        return Shape.Parts.of()
                .needed(
                        "role",
                        new Shape.OneOf(
                                Arrays.stream(Role.values()).map(Role::name).toList()),
                        "A role of the hub.")
                .needed("duty", both(LONG), "What it does in this programme.");
    }

    private static Shape indicator() {
        return Shape.Parts.of()
                .needed("code", new Shape.Text(20, Pattern.compile("[A-Z][A-Z0-9_]{0,19}")), "Such as IND1.")
                .needed("level", new Shape.OneOf(List.of("output", "outcome", "impact")), "What kind of result it is.")
                .needed("unit", new Shape.Text(20, Pattern.compile("[a-z_]{1,20}")), "What is counted.")
                .needed(
                        "source",
                        new Shape.Text(80, Pattern.compile("[a-z_]+\\.evidence_[a-z_]+")),
                        "View that publishes its evidence.")
                .needed(
                        "counts",
                        new Shape.OneOf(List.of("REACHED", "STANDING")),
                        "Once met it stays, or only while it is so.")
                .needed(
                        "measure",
                        new Shape.OneOf(List.of("COUNT", "MEDIAN")),
                        "How many, or the middle of their values.")
                .needed("weight", Shape.Amount.of("0", "1"), "Its part of earned progress.")
                .needed(
                        "monthlyPlan",
                        new Shape.ListOf(Shape.Amount.of("0", "1"), 240, null),
                        "Planned share at the end of each month; empty for the usual curve.")
                .needed("name", both(TITLE), "What it is called.")
                .needed("rule", both(LONG), "When something counts.")
                .needed("dedup", both(LONG), "What is counted once.")
                .needed("evidence", both(1000), "What proves it.")
                .needed("frequency", new Shape.Text(TITLE, null), "How often it is reported.")
                .needed("thresholds", new Shape.Numbers(), "Numbers that the rule names.")
                .also(
                        "target",
                        Shape.Amount.of("0.01", "999999999"),
                        "What is promised for the whole; absent where it is only watched.")
                .also("regionTargets", new Shape.Numbers(), "What is promised for regions, by their codes.");
    }

    private static Shape form() {
        var field = Shape.Parts.of()
                .needed("name", new Shape.Text(100, KEY), "Name of the field.")
                .needed("label", both(TITLE), "What is asked.")
                .needed(
                        "kind",
                        new Shape.OneOf(List.of("TEXT", "NUMBER", "DATE", "CHOICE", "YES_NO")),
                        "How it is answered.")
                .needed("needed", new Shape.OneOf(List.of("YES", "NO")), "Whether it must be answered.");
        return Shape.Parts.of()
                .needed("code", new Shape.Text(40, CODE), "Name of the form.")
                .needed("title", both(TITLE), "What it is called.")
                .needed("fields", new Shape.ListOf(field, 100, "name"), "What it asks, in order.");
    }

    private static Shape plan() {
        return Shape.Parts.of()
                .needed("code", new Shape.Text(40, CODE), "Name of the plan.")
                .needed("kind", new Shape.Text(40, Pattern.compile("[A-Z_]{1,40}")), "Kind of workshop.")
                .needed("title", both(TITLE), "What it is called.")
                .needed("about", both(LONG), "What is taught or done.")
                .needed("sessions", Shape.Amount.whole(1, 60), "How many sessions.")
                .needed("minutes", Shape.Amount.whole(15, 30_000), "All sessions together.")
                .needed("capacity", Shape.Amount.whole(1, 5000), "How many people.");
    }

    private static Shape term() {
        return Shape.Parts.of()
                .needed("key", new Shape.Text(100, KEY), "By which programs know it.")
                .needed("th", new Shape.Text(TITLE, null), "In Thai.")
                .needed("en", new Shape.Text(TITLE, null), "In English.");
    }

    private static Shape message() {
        return Shape.Parts.of()
                .needed("key", new Shape.Text(100, KEY), "When it is sent.")
                .needed("th", new Shape.Text(LONG, null), "In Thai.")
                .needed("en", new Shape.Text(LONG, null), "In English.");
    }

    /** The schema by which other programs check such a file. */
    static ObjectNode schema() {
        var node = Shape.JSON
                .createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("title", FORMAT);
        node.setAll(ROOT.schema());
        return node;
    }

    /** The table of fields for people, as Markdown. */
    static String table() {
        var lines = new StringBuilder("| field | needed | what | meaning |\n|---|---|---|---|\n");
        rows(lines, "", ROOT);
        return lines.toString();
    }

    private static void rows(StringBuilder lines, String path, Shape shape) {
        switch (shape) {
            case Shape.Parts parts ->
                parts.fields().forEach((name, field) -> {
                    var place = path.isEmpty() ? name : path + "." + name;
                    lines.append("| `")
                            .append(place)
                            .append("` | ")
                            .append(field.needed() ? "yes" : "no")
                            .append(" | ")
                            .append(field.shape().words())
                            .append(" | ")
                            .append(field.meaning())
                            .append(" |\n");
                    rows(lines, place, field.shape());
                });
            case Shape.ListOf list -> rows(lines, path + "[]", list.item());
            case Shape.Text text -> {}
            case Shape.OneOf one -> {}
            case Shape.Amount amount -> {}
            case Shape.Numbers numbers -> {}
        }
    }
}
