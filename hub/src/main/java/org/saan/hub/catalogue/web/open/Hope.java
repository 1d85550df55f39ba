package org.saan.hub.catalogue.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a group alone has time for, drawn and said.
 *
 * @param badge look of the verdict; absent when no number or date was asked for, and so are its icon and words
 * @param sentence what could be made by when
 * @param bars free time of each week, in thousandths of the fullest
 * @param due which bar holds the date asked for, -1 for none
 * @param source which weeks these are, and when the group last confirmed them
 */
record Hope(
        @Nullable String badge,
        @Nullable String icon,
        @Nullable String verdict,
        @Nullable String sentence,
        List<Integer> bars,
        int due,
        String source) {

    static final int BARS = 14;

    Hope {
        bars = List.copyOf(bars);
    }

    /** Height of a bar of 34. */
    static String height(int permille) {
        return decimal(permille * 34);
    }

    static String top(int permille) {
        return decimal((1000 - permille) * 34);
    }

    private static String decimal(int thousandths) {
        return thousandths / 1000 + "." + (thousandths % 1000 / 100);
    }
}
