package org.saan.planner.generator;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saan.planner.Assignment;
import org.saan.planner.Plan;
import org.saan.planner.Shipment;
import org.saan.planner.generator.Parts.Bundle;
import org.saan.planner.generator.Parts.Group;
import org.saan.planner.generator.Parts.Line;

/** Writes made parts as {@code saan-problem/1}, one record a line. */
final class ProblemText {
    private static final LocalDate FIRST_WEEK = LocalDate.of(2027, 3, 8);

    private final Parts parts;
    private final Plan previous;
    private final int frozen;

    /** @param frozen weeks that are as in the previous plan; 0 for a problem without one */
    ProblemText(Parts parts, Plan previous, int frozen) {
        this.parts = parts;
        this.previous = previous;
        this.frozen = frozen;
    }

    static String week(int index) {
        var day = FIRST_WEEK.plusWeeks(index);
        return format("%04d-W%02d", day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    void write(Appender out, boolean jsonLines) {
        if (jsonLines) {
            out.line("{\"record\":\"problem\"," + header().replace("\n", "") + "}");
            parts.groups.forEach(g -> out.line("{\"record\":\"group\"," + group(g) + "}"));
            parts.lines.forEach(l -> out.line("{\"record\":\"line\"," + line(l) + "}"));
            parts.bundles.forEach(b -> out.line("{\"record\":\"bundle\"," + bundle(b) + "}"));
            previous.assignments().forEach(a -> out.line("{\"record\":\"previousAssignment\"," + assignment(a) + "}"));
            previous.shipments().forEach(s -> out.line("{\"record\":\"previousShipment\"," + shipment(s) + "}"));
            return;
        }
        out.text("{\n" + header());
        list(out, "groups", parts.groups.stream().map(this::group));
        list(out, "lines", parts.lines.stream().map(this::line));
        if (!parts.bundles.isEmpty()) {
            list(out, "bundles", parts.bundles.stream().map(ProblemText::bundle));
        }
        if (frozen > 0) {
            out.text(",\n\"previous\":{\"tool\":\"given\"");
            list(out, "assignments", previous.assignments().stream().map(ProblemText::assignment));
            list(out, "shipments", previous.shipments().stream().map(ProblemText::shipment));
            out.text("}");
        }
        out.line("\n}");
    }

    /** Where text goes. */
    interface Appender {
        void text(String text);

        default void line(String text) {
            text(text + "\n");
        }
    }

    private static void list(Appender out, String name, Stream<String> items) {
        out.text(",\n\"" + name + "\":[");
        var first = new boolean[] {true};
        Consumer<String> write = item -> {
            out.text((first[0] ? "\n{" : ",\n{") + item + "}");
            first[0] = false;
        };
        items.forEach(write);
        out.text("]");
    }

    private String header() {
        var text = new StringBuilder();
        text.append(format("\"format\":\"saan-problem/1\",\"id\":\"%s\",\n", parts.id));
        text.append(format("\"weeks\":{\"first\":\"%s\",\"count\":%d},\n", week(0), parts.weeks));
        text.append("\"currency\":{\"code\":\"THB\",\"minorUnit\":\"satang\",\"minorPerMajor\":100},\n");
        text.append(format(
                "\"weights\":{\"minorPerPoint\":%d,\"floors\":[{\"permille\":200,\"pointsPerMinute\":2},"
                        + "{\"permille\":500,\"pointsPerMinute\":1}]},\n",
                Parts.MINOR_PER_POINT));
        text.append(format("\"maxLateWeeks\":%d,\"defaultRouteWeeks\":1,\n", Parts.MAX_LATE_WEEKS));
        if (frozen > 0) {
            text.append(format(
                    "\"frozenBefore\":\"%s\",\"stability\":{\"groupChangePoints\":3000,\"pieceChangePoints\":20},\n",
                    week(frozen)));
        }
        text.append(parts.provinces.stream()
                .map(p -> format("{\"id\":\"%s\",\"name\":\"%s\",\"hubLeadWeeks\":%d}", p.id(), p.name(), p.hubLead()))
                .collect(Collectors.joining(",\n", "\"provinces\":[\n", "],\n")));
        if (parts.routes.length > 0) {
            text.append(routes());
        }
        text.append(parts.families.stream()
                .map(f -> format("{\"id\":\"%s\",\"name\":\"%s\"}", f.id(), f.name()))
                .collect(Collectors.joining(",\n", "\"families\":[\n", "]")));
        return text.toString();
    }

    private StringJoiner routes() {
        var routes = new StringJoiner(",\n", "\"routes\":[\n", "],\n");
        for (int a = 0; a < parts.routes.length; a++) {
            for (int b = 0; b < parts.routes.length; b++) {
                if (a != b && parts.routes[a][b] != 1) {
                    routes.add(format(
                            "{\"from\":\"%s\",\"to\":\"%s\",\"weeks\":%d}",
                            parts.provinces.get(a).id(), parts.provinces.get(b).id(), parts.routes[a][b]));
                }
            }
        }
        return routes;
    }

    private String group(Group g) {
        var crafts = new StringJoiner(",", "[", "]");
        for (var c : g.crafts) {
            crafts.add(format(
                    "{\"family\":\"%s\",\"grade\":%d,\"pacePermille\":%d,\"pricePermille\":%d,\"riskPermille\":%d,"
                            + "\"setupMinutes\":%d,\"minBatchMinutes\":%d%s}",
                    parts.families.get(c.family()).id(),
                    g.grade,
                    g.pace,
                    g.price,
                    g.risk,
                    c.setup(),
                    c.minBatchMinutes(),
                    c.loomPermille() == 1000 ? "" : ",\"loomPermille\":" + c.loomPermille()));
        }
        var province = parts.provinces.get(g.province);
        return format(
                "\"id\":\"%s\",\"name\":\"%s\",\"province\":\"%s\",\"programme\":%s,\"fixedPoints\":%d%s%s,\"capacity\":%s,"
                        + "\"crafts\":%s",
                g.id,
                g.name,
                province.id(),
                g.programme,
                2000 + province.consolidation(),
                g.reservedFor < 0 ? "" : format(",\"reservedFor\":[\"buyer-%d\"]", g.reservedFor + 1),
                g.suspended ? ",\"suspended\":true" : "",
                Arrays.toString(g.capacity).replace(" ", ""),
                crafts);
    }

    private String line(Line l) {
        var operations = new StringJoiner(",", "[", "]");
        for (var o : l.operations) {
            long price = (long) o.minutes() * Parts.MINOR_PER_MINUTE;
            operations.add(format(
                    "{\"id\":\"%s\",\"family\":\"%s\",\"grade\":%d,\"standardMinutes\":%d,\"standardPrice\":%d%s,\"maxGroups\":%d}",
                    o.id(),
                    parts.families.get(o.family()).id(),
                    o.grade(),
                    o.minutes(),
                    price,
                    o.maxPricePermille() == 0 ? "" : ",\"maxPrice\":" + price * o.maxPricePermille() / 1000,
                    o.maxGroups()));
        }
        return format(
                "\"id\":\"%s\",\"name\":\"%s\",\"buyer\":\"buyer-%d\",\"quantity\":%d,\"unit\":\"piece\",\"release\":\"%s\","
                        + "\"due\":\"%s\"%s%s%s,\"notOtifPoints\":%d,\"shortPointsPerPiece\":%d,"
                        + "\"latePointsPerMinuteWeek\":%d,\"operations\":%s",
                l.id,
                l.name,
                l.buyer + 1,
                l.quantity,
                week(l.release),
                week(l.due),
                l.multiple == 1 ? "" : ",\"batchMultiple\":" + l.multiple,
                l.allOrNothing ? ",\"allOrNothing\":true" : "",
                l.excluded.isEmpty() ? "" : ",\"excludedGroups\":[\"" + String.join("\",\"", l.excluded) + "\"]",
                l.notOtif,
                l.shortPoints(),
                l.late,
                operations);
    }

    private static String bundle(Bundle b) {
        var members = b.lines().stream().map(l -> "{\"line\":\"" + l.id + "\"}").collect(Collectors.joining(","));
        return format("\"id\":\"%s\",\"share\":\"%s\",\"members\":[%s]", b.id(), b.lot() ? "lot" : "group", members);
    }

    private static String assignment(Assignment a) {
        var minutes = a.minutes().entrySet().stream()
                .map(e -> "\"" + week(e.getKey()) + "\":" + e.getValue())
                .collect(Collectors.joining(",", "{", "}"));
        return format(
                "\"line\":\"%s\",\"operation\":\"%s\",\"group\":\"%s\",\"pieces\":%d,\"minutes\":%s",
                a.line(), a.operation(), a.group(), a.pieces(), minutes);
    }

    private static String shipment(Shipment s) {
        return format(
                "\"line\":\"%s\",\"operation\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"week\":\"%s\",\"pieces\":%d",
                s.line(), s.operation(), s.from(), s.to(), week(s.week()), s.pieces());
    }

    static final Plan NO_PLAN = new Plan("", 0, List.of(), List.of());
}
