package org.saan.hub.design.novelty;

/**
 * A short description of a spectrum that stays when the picture is turned, mirrored or moved: for each band of frequency, how
 * strongly it varies with direction once, twice … in half a turn. A rescaled picture has its bands shifted. Finds likely
 * designs among many; says nothing certain of one.
 */
public final class Sketch {
    /** Bands of frequency. */
    static final int BANDS = 24;

    /** Variations with direction that are kept. */
    static final int ORDERS = 14;

    /** Values of a sketch. */
    public static final int LENGTH = BANDS * ORDERS;

    private static final Fft FFT = new Fft(Spectrum.ANGLES);

    private Sketch() {}

    /** Of length 1; {@code shift} moves the bands, each by {@link #bandStep} of scale: a query asks with several. */
    public static float[] of(Prepared picture, double shift) {
        float[] rows = new float[Spectrum.RADII * ORDERS];
        float[] re = new float[Spectrum.ANGLES];
        float[] im = new float[Spectrum.ANGLES];
        for (int r = 0; r < Spectrum.RADII; r++) {
            System.arraycopy(picture.spectrum.grid, r * Spectrum.ANGLES, re, 0, Spectrum.ANGLES);
            java.util.Arrays.fill(im, 0);
            FFT.forward(re, im, 0);
            for (int o = 0; o < ORDERS; o++) {
                rows[r * ORDERS + o] = (float) Math.hypot(re[o + 1], im[o + 1]);
            }
        }
        float[] sketch = new float[LENGTH];
        double per = (double) Spectrum.RADII / BANDS;
        for (int r = 0; r < Spectrum.RADII; r++) {
            double band = (r + shift * per + 0.5) / per - 0.5;
            int b = (int) Math.floor(band);
            float part = (float) (band - b);
            for (int o = 0; o < ORDERS; o++) {
                float value = rows[r * ORDERS + o];
                if (b >= 0 && b < BANDS) {
                    sketch[b * ORDERS + o] += value * (1 - part);
                }
                if (b + 1 >= 0 && b + 1 < BANDS) {
                    sketch[(b + 1) * ORDERS + o] += value * part;
                }
            }
        }
        for (int i = 0; i < LENGTH; i++) {
            sketch[i] = (float) Math.sqrt(sketch[i]);
        }
        centre(sketch);
        Spectrum.normalise(sketch);
        return sketch;
    }

    private static void centre(float[] sketch) {
        for (int o = 0; o < ORDERS; o++) {
            float mean = 0;
            for (int b = 0; b < BANDS; b++) {
                mean += sketch[b * ORDERS + o] / BANDS;
            }
            for (int b = 0; b < BANDS; b++) {
                sketch[b * ORDERS + o] -= mean * 0.7f;
            }
        }
    }

    /** Natural logarithm of scale in one shift. */
    static double bandStep() {
        return Spectrum.STEP * Spectrum.RADII / BANDS;
    }
}
