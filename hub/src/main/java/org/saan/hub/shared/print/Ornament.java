package org.saan.hub.shared.print;

import java.util.ArrayList;
import java.util.List;

/** The edge of a cloth, two picks of plain weave, as on top of every page of the screen. */
final class Ornament {
    private static final int INDIGO = 0x27407a;
    private static final int LAC = 0x8f2039;
    private static final int JACKFRUIT = 0xc58a1c;
    private static final float THREAD = 5;

    private Ornament() {}

    static Row.Box selvedge(float width) {
        return new Row.Box(
                3 * THREAD, (page, x, top) -> page.ornament(() -> selvedge(page, x, top + THREAD / 2, width)));
    }

    static void selvedge(Page page, float x, float top, float width) {
        page.rectangle(0xf1e9da, x, top, width, THREAD);
        page.rectangles(INDIGO, threads(x, top, width, 0, 2));
        page.rectangles(LAC, threads(x, top + THREAD / 2, width, 1, 4));
        page.rectangles(JACKFRUIT, threads(x, top + THREAD / 2, width, 2, 4));
    }

    private static List<float[]> threads(float x, float top, float width, int first, int step) {
        var threads = new ArrayList<float[]>();
        for (float at = first * THREAD; at < width; at += step * THREAD) {
            threads.add(new float[] {x + at, top, Math.min(THREAD, width - at), THREAD / 2});
        }
        return threads;
    }
}
