package org.saan.hub.shared.print;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A line as it is drawn, from left to right. */
record Line(List<Segment> segments) {
    /** Words of one face; {@code width} in points. */
    record Segment(
            Face face, String words, float width, @Nullable String link) {}

    float width() {
        return (float) segments.stream().mapToDouble(Segment::width).sum();
    }
}
