package org.saan.hub.design.novelty;

import java.util.Arrays;
import java.util.Comparator;

/** Dyes of the village by the colour they usually give; a photo only estimates them. */
public enum NaturalDye {
    INDIGO("#2E3A6E"),
    LAC_RED("#A3233B"),
    EBONY_BLACK("#2B2523"),
    MARIGOLD("#E2A21B"),
    JACKFRUIT_YELLOW("#C9A43A"),
    UNBLEACHED("#EFE6D2");

    private final Cie colour;

    NaturalDye(String hex) {
        colour = Cie.ofHex(hex);
    }

    /** The usual colour. */
    public Cie colour() {
        return colour;
    }

    /** The dye whose usual colour is nearest. */
    public static NaturalDye nearest(Cie colour) {
        return Arrays.stream(values())
                .min(Comparator.comparingDouble(dye -> dye.colour.difference(colour)))
                .orElseThrow();
    }
}
