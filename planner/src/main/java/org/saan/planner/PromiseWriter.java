package org.saan.planner;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** A promise in plain words for the shell, and as JSON. */
final class PromiseWriter {
    private final Weeks weeks;
    private final Promise promise;

    PromiseWriter(Problem problem, Promise promise) {
        weeks = new Weeks(problem.firstWeek());
        this.promise = promise;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        var line = promise.line();
        lines.add(promise.pieces() + " of " + line.quantity() + " pieces by " + weeks.name(line.due()));
        promise.prices()
                .ifPresent(prices -> lines.add("price per piece " + prices.least() + " to " + prices.most()
                        + ", together " + prices.total() + " (minor units)"));
        if (promise.wholeBy().isPresent()) {
            lines.add("all " + line.quantity() + " as early as "
                    + weeks.name(promise.wholeBy().getAsInt()));
        } else {
            lines.add("all " + line.quantity() + " not within the horizon");
        }
        promise.oneMoreGroup().ifPresent(pieces -> lines.add("with one group more: " + pieces));
        promise.higherPrices().forEach(at -> lines.add("at up to " + at.maxPrice() + " per piece: " + at.pieces()));
        lines.add("pieces by week:");
        promise.byWeek().forEach(at -> lines.add("  " + weeks.name(at.week()) + "  " + at.pieces()));
        lines.add("who would make them:");
        for (var a : promise.work()) {
            lines.add("  " + a.group() + "  " + a.operation() + "  " + a.pieces() + " pieces, "
                    + weeks.name(a.minutes().firstKey()) + " to "
                    + weeks.name(a.minutes().lastKey()));
        }
        return lines;
    }

    String json() {
        var text = new StringWriter();
        try (var out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            write(out);
        }
        return text.toString();
    }

    private void write(JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("format", "saan-promise/1");
        out.writeNumberProperty("quantity", promise.line().quantity());
        out.writeStringProperty("due", weeks.name(promise.line().due()));
        out.writeNumberProperty("pieces", promise.pieces());
        promise.prices().ifPresent(prices -> {
            out.writeNumberProperty("leastPrice", prices.least());
            out.writeNumberProperty("mostPrice", prices.most());
            out.writeNumberProperty("totalPrice", prices.total());
        });
        promise.wholeBy().ifPresent(week -> out.writeStringProperty("wholeBy", weeks.name(week)));
        promise.oneMoreGroup().ifPresent(pieces -> out.writeNumberProperty("oneMoreGroup", pieces));
        out.writeArrayPropertyStart("higherPrices");
        for (var at : promise.higherPrices()) {
            out.writeStartObject();
            out.writeNumberProperty("maxPrice", at.maxPrice());
            out.writeNumberProperty("pieces", at.pieces());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayPropertyStart("byWeek");
        for (var at : promise.byWeek()) {
            out.writeStartObject();
            out.writeStringProperty("week", weeks.name(at.week()));
            out.writeNumberProperty("pieces", at.pieces());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayPropertyStart("assignments");
        for (var a : promise.work()) {
            out.writeStartObject();
            out.writeStringProperty("operation", a.operation());
            out.writeStringProperty("group", a.group());
            out.writeNumberProperty("pieces", a.pieces());
            out.writeObjectPropertyStart("minutes");
            a.minutes().forEach((week, minutes) -> out.writeNumberProperty(weeks.name(week), minutes));
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
