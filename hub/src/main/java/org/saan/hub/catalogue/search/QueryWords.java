package org.saan.hub.catalogue.search;

import java.util.Comparator;
import java.util.List;

/** Writes a query down again as it was understood. */
final class QueryWords {
    private QueryWords() {}

    /** The query with only these of its parts, each as it should be written. */
    static String rewritten(QueryReading reading, List<QueryPart> parts) {
        var text = new StringBuilder();
        int at = 0;
        var ordered = parts.stream()
                .sorted(Comparator.comparingInt(QueryPart::from).thenComparingInt(part -> -part.to()))
                .toList();
        for (var part : ordered) {
            if (part.from() < at) {
                continue;
            }
            var between = reading.text().substring(at, part.from());
            // Thai goes on without a space; what stood between two parts and is left out leaves one.
            if (!text.isEmpty() && !between.isEmpty()) {
                text.append(' ');
            }
            text.append(part.isMended() ? part.mended() : reading.text().substring(part.from(), part.to()));
            at = part.to();
        }
        return tidy(text.toString());
    }

    static String tidy(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }
}
