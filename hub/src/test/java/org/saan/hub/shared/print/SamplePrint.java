package org.saan.hub.shared.print;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.saan.hub.shared.Language;

/** Small documents for tests. */
final class SamplePrint {
    static final Instant MADE = Instant.parse("2026-11-25T03:00:00Z");

    private SamplePrint() {}

    static byte[] of(Block... blocks) {
        return new Print("ทดสอบ", Language.TH, "สาน Saan", "", List.of(), MADE, Arrays.asList(blocks)).pdf();
    }

    /** A paragraph for each line. */
    static byte[] lines(Face face, float size, List<String> lines) {
        var style = new Style(face, size, 2 * size, Style.INK, Style.Side.LEFT, 0);
        return of(lines.stream()
                .map(line -> Block.Paragraph.of(line, style, Language.TH))
                .toArray(Block[]::new));
    }
}
