package org.saan.hub.ordering.web.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saan.hub.ordering.NewOrder;
import org.saan.hub.ordering.ProgramOrder;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.web.WrongParameters;
import org.threeten.extra.YearWeek;
import tools.jackson.databind.JsonNode;

/** Reads an order from JSON and names every part of it that has the wrong form. */
final class OrderBody {
    private static final Set<String> OF_ORDER = Set.of("reference", "lines");
    private static final Set<String> OF_LINE = Set.of("family", "quantity", "due", "grade", "groups");
    private static final int MOST_GROUPS = 20;
    private static final int LONGEST = 500;

    private final List<WrongParameters.Wrong> wrong = new ArrayList<>();

    /** @throws WrongParameters when a part has the wrong form */
    static ProgramOrder read(JsonNode root) {
        return new OrderBody().order(root);
    }

    private ProgramOrder order(JsonNode root) {
        var lines = new ArrayList<NewOrder.Line>();
        var groups = new ArrayList<List<String>>();
        known(root, "", OF_ORDER);
        if (root.path("lines").size() > NewOrder.MAX_LINES) {
            wrong("lines", "api.wrong.many", NewOrder.MAX_LINES);
        } else if (!root.path("lines").isArray()) {
            wrong("lines", "api.wrong.needed");
        } else {
            for (int i = 0; i < root.path("lines").size(); i++) {
                var at = "lines[" + i + "]";
                var line = root.path("lines").get(i);
                known(line, at + ".", OF_LINE);
                lines.add(line(line, at + "."));
                groups.add(groups(line.path("groups"), at + ".groups"));
            }
        }
        var order = new NewOrder(null, text(root, "reference", ""), lines);
        if (!wrong.isEmpty()) {
            throw new WrongParameters(wrong);
        }
        return new ProgramOrder(order, groups);
    }

    private NewOrder.Line line(JsonNode line, String at) {
        var grade = line.path("grade");
        if (!grade.isMissingNode() && !grade.isInt()) {
            wrong(at + "grade", "api.wrong.number", 1, 3);
        }
        return new NewOrder.Line(
                text(line, "family", at),
                quantity(line.path("quantity"), at + "quantity"),
                null,
                week(line, at),
                grade.isInt() ? grade.intValue() : 1,
                null,
                null,
                1,
                false);
    }

    /** A part of a piece is read as such, so that the rule about pieces can say no. */
    private @Nullable BigDecimal quantity(JsonNode node, String at) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            if (node.isNumber()) {
                return new BigDecimal(node.asString());
            }
        } catch (NumberFormatException notFinite) {
            // Told below.
        }
        wrong(at, "api.wrong.number", 1, 1_000_000);
        return null;
    }

    private @Nullable YearWeek week(JsonNode line, String at) {
        var text = text(line, "due", at);
        if (text == null) {
            return null;
        }
        var week = Weeks.find(text);
        if (week.isEmpty()) {
            wrong(at + "due", "api.wrong.week");
        }
        return week.orElse(null);
    }

    private @Nullable String text(JsonNode of, String name, String at) {
        var node = of.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isString() || node.stringValue().length() > LONGEST) {
            wrong(at + name, "api.wrong.long", LONGEST);
            return null;
        }
        if (node.stringValue().chars().anyMatch(Character::isISOControl)) {
            wrong(at + name, "api.wrong.control");
            return null;
        }
        return node.stringValue();
    }

    private List<String> groups(JsonNode node, String at) {
        if (node.isMissingNode()) {
            return List.of();
        }
        var codes = new ArrayList<String>();
        for (var code : node) {
            if (code.isString()) {
                codes.add(code.stringValue());
            }
        }
        if (!node.isArray() || codes.size() != node.size() || codes.size() > MOST_GROUPS) {
            wrong(at, "api.wrong.many", MOST_GROUPS);
        }
        return codes.stream().distinct().toList();
    }

    private void known(JsonNode node, String at, Set<String> names) {
        node.propertyNames().stream()
                .filter(name -> !names.contains(name))
                .limit(5)
                .forEach(name -> wrong(
                        at + name,
                        "api.wrong.unknown",
                        String.join(", ", names.stream().sorted().toList())));
    }

    private void wrong(String parameter, String word, Object... args) {
        wrong.add(new WrongParameters.Wrong(parameter, word, List.of(args)));
    }
}
