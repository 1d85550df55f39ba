package org.saan.hub.sourcing.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;
import org.saan.hub.sourcing.OwnRfq;
import org.saan.hub.sourcing.RfqAnswer;

/** What is typed as the answer to a request, and how it is read. Fields are named after their line: {@code price-LINE}. */
record AnswerForm(Map<String, String> typed) {
    private static final int STEPS = 2;

    AnswerForm {
        typed = Map.copyOf(typed);
    }

    /** The form as it opens: with the last answer, or empty. */
    static AnswerForm of(Shell shell, OwnRfq rfq) {
        var fields = new java.util.HashMap<String, String>();
        fields.put("once", UUID.randomUUID().toString());
        var answer = rfq.answer();
        if (answer != null) {
            answer.said().lines().forEach(line -> fill(fields, shell, line));
            if (answer.said().note() != null) {
                fields.put("note", answer.said().note());
            }
        }
        return new AnswerForm(fields);
    }

    private static void fill(Map<String, String> fields, Shell shell, RfqAnswer.Line line) {
        var at = "-" + line.lineId();
        fields.put("quantity" + at, shell.n(line.quantity()));
        if (line.priceMinor() != null) {
            fields.put("price" + at, baht(line.priceMinor()));
        }
        if (line.firstWeek() != null) {
            fields.put("week" + at, Weeks.text(line.firstWeek()));
        }
        for (int i = 0; i < Math.min(STEPS, line.breaks().size()); i++) {
            fields.put("from" + i + at, shell.n(line.breaks().get(i).fromQuantity()));
            fields.put("step" + i + at, baht(line.breaks().get(i).priceMinor()));
        }
    }

    private static String baht(long satang) {
        return java.math.BigDecimal.valueOf(satang, 2).stripTrailingZeros().toPlainString();
    }

    String get(String field) {
        return typed.getOrDefault(field, "");
    }

    UUID token() {
        return Once.token(get("once"));
    }

    AnswerForm withNewToken() {
        var fields = new java.util.HashMap<>(typed);
        fields.put("once", UUID.randomUUID().toString());
        return new AnswerForm(fields);
    }

    /** @throws Refusal at the first field that cannot be read */
    RfqAnswer answer(OwnRfq rfq, RfqAnswer.@Nullable Said said) {
        if (get("do").equals("decline")) {
            return new RfqAnswer(List.of(), get("reason"), get("why"), said);
        }
        var lines = new ArrayList<RfqAnswer.Line>();
        for (var line : rfq.lines()) {
            lines.add(line(line));
        }
        return new RfqAnswer(lines, null, get("note"), said);
    }

    private RfqAnswer.Line line(OwnRfq.Line line) {
        var at = "-" + line.id();
        var typedQuantity = get("quantity" + at);
        int quantity = typedQuantity.isBlank()
                ? 0
                : TypedAmounts.whole(typedQuantity, line.unitCode())
                        .orElseThrow(() -> Refusal.of("quantity" + at, "sourcing.rfq.bad_quantity", line.quantity()));
        var price = get("price" + at).isBlank() ? null : price("price" + at, "price" + at, "sourcing.rfq.bad_price");
        var steps = new ArrayList<RfqAnswer.PriceStep>();
        for (int i = 0; i < STEPS; i++) {
            var from = get("from" + i + at);
            var step = get("step" + i + at);
            if (!from.isBlank() || !step.isBlank()) {
                int pieces = TypedAmounts.whole(from, line.unitCode())
                        .orElseThrow(() -> Refusal.of("break" + at, "sourcing.rfq.bad_break"));
                steps.add(new RfqAnswer.PriceStep(
                        pieces, price("step" + i + at, "break" + at, "sourcing.rfq.bad_break")));
            }
        }
        return new RfqAnswer.Line(
                line.id(), quantity, price, Weeks.find(get("week" + at)).orElse(null), steps);
    }

    private long price(String name, String field, String code) {
        return TypedAmounts.satang(get(name)).orElseThrow(() -> Refusal.of(field, code));
    }
}
