package org.saan.hub.trade.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.shared.web.TypedNumber;
import org.saan.hub.trade.NewDespatch;
import org.saan.hub.trade.ToDespatch;

/** Reads the form of a despatch; numbers may be in Thai digits, weights are in kilograms. */
final class DespatchForm {
    private static final BigDecimal MOST = BigDecimal.valueOf(2_000_000);
    private static final int GRAMS = 3;

    private DespatchForm() {}

    static NewDespatch read(Typed typed, List<ToDespatch> lines) {
        var parts = lines.stream()
                .filter(line -> !typed.value(field(line.lineId())).isBlank())
                .map(line -> new NewDespatch.Part(line.lineId(), whole(typed, field(line.lineId()))))
                .filter(part -> part.pieces() > 0)
                .toList();
        var tracking = typed.value("tracking").strip();
        return new NewDespatch(
                Once.token(typed.value("once")),
                typed.value("carrier"),
                tracking.isEmpty() ? null : tracking,
                whole(typed, "cartons"),
                grams(typed),
                typed.date("on", "trade.on_missing"),
                typed.value("expected").isBlank() ? null : typed.date("expected", "trade.on_missing"),
                parts);
    }

    /** The field of a line. */
    static String field(UUID line) {
        return "pieces-" + line;
    }

    private static @Nullable Long grams(Typed typed) {
        if (typed.value("gross").isBlank()) {
            return null;
        }
        var grams = number(typed, "gross").movePointRight(GRAMS);
        if (grams.stripTrailingZeros().scale() > 0) {
            throw Refusal.of("gross", "trade.gross_wrong");
        }
        return grams.longValue();
    }

    private static int whole(Typed typed, String field) {
        var number = number(typed, field);
        if (number.stripTrailingZeros().scale() > 0) {
            throw Refusal.of(field, "trade.bad_number", typed.value(field));
        }
        return number.intValue();
    }

    private static BigDecimal number(Typed typed, String field) {
        var text = typed.value(field).strip();
        return TypedNumber.read(text, MOST, 8).orElseThrow(() -> Refusal.of(field, "trade.bad_number", text));
    }
}
