package org.saan.hub.design.novelty;

/** One picture with all that comparing it needs, made once: its structure at two sizes and its spectrum. */
public final class Prepared {
    final Structure fine;
    final Structure coarse;
    final Spectrum spectrum;
    final Texture texture;
    /** Transform of the coarse structure's directions, on a square of {@link Moves#N}. */
    final float[] re;

    final float[] im;

    private Prepared(Picture picture) {
        fine = Structure.of(picture);
        coarse = fine.halved();
        spectrum = Spectrum.of(fine);
        texture = Texture.of(picture);
        re = new float[Moves.N * Moves.N];
        im = new float[Moves.N * Moves.N];
        Moves.transform(coarse, re, im);
    }

    /** Makes ready what later comparisons need. */
    public static Prepared of(Picture picture) {
        return new Prepared(picture);
    }
}
