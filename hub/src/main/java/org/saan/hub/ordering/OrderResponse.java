package org.saan.hub.ordering;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * The answer to the buyer of an order (UBL OrderResponse). It is kept as it was said; who changes his mind makes another version.
 *
 * @param number of the document: that of the order and the version of the answer
 * @param orderVersion version of the order that it answers
 */
public record OrderResponse(
        int version,
        String number,
        Verdict verdict,
        int orderVersion,
        @Nullable String note,
        List<Line> lines,
        Instant madeAt) {
    public OrderResponse {
        lines = List.copyOf(lines);
    }

    /** What is said of the order as a whole; it follows from the lines. */
    public enum Verdict {
        ACCEPTED,
        CHANGED,
        REJECTED;

        public String key() {
            return "answer." + name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A line with what was asked and what is promised.
     *
     * @param promised pieces; 0 when the line is not accepted
     * @param week ISO week in which they are at the hub; absent when nothing is promised
     */
    public record Line(
            LocalizedText family,
            int asked,
            String due,
            int promised,
            @Nullable String week) {
        public Verdict verdict() {
            return promised == 0
                    ? Verdict.REJECTED
                    : promised == asked && due.equals(week) ? Verdict.ACCEPTED : Verdict.CHANGED;
        }
    }
}
