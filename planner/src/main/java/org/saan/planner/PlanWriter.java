package org.saan.planner;

import java.io.OutputStream;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes {@code saan-plan/1} as one JSON document. */
public final class PlanWriter {
    private PlanWriter() {}

    public static String text(Problem problem, Plan plan, Bound bound) {
        var text = new StringWriter();
        try (var out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            write(problem, plan, bound, out);
        }
        return text.toString();
    }

    public static void write(Problem problem, Plan plan, Bound bound, OutputStream stream) {
        try (var out = new JsonFactory().createGenerator(ObjectWriteContext.empty(), stream)) {
            write(problem, plan, bound, out);
        }
    }

    private static void write(Problem problem, Plan plan, Bound bound, JsonGenerator out) {
        var weeks = new Weeks(problem.firstWeek());
        out.writeStartObject();
        out.writeStringProperty("format", "saan-plan/1");
        out.writeStringProperty("problem", plan.problem());
        out.writeStringProperty("tool", "saan");
        out.writeNumberProperty("objective", plan.objective());
        if (bound.method() == Bound.Method.NONE) {
            out.writeNullProperty("lowerBound");
        } else {
            out.writeNumberProperty("lowerBound", bound.lower());
        }
        out.writeArrayPropertyStart("assignments");
        for (var assignment : plan.assignments()) {
            out.writeStartObject();
            out.writeStringProperty("line", assignment.line());
            out.writeStringProperty("operation", assignment.operation());
            out.writeStringProperty("group", assignment.group());
            out.writeNumberProperty("pieces", assignment.pieces());
            out.writeObjectPropertyStart("minutes");
            assignment.minutes().forEach((week, minutes) -> out.writeNumberProperty(weeks.name(week), minutes));
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeArrayPropertyStart("shipments");
        for (var shipment : plan.shipments()) {
            out.writeStartObject();
            out.writeStringProperty("line", shipment.line());
            out.writeStringProperty("operation", shipment.operation());
            out.writeStringProperty("from", shipment.from());
            out.writeStringProperty("to", shipment.to());
            out.writeStringProperty("week", weeks.name(shipment.week()));
            out.writeNumberProperty("pieces", shipment.pieces());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
