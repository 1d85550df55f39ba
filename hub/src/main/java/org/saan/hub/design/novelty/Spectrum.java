package org.saan.hub.design.novelty;

import java.util.Arrays;

/**
 * How strongly a structure repeats at each direction and distance, on a grid of angles (half a turn) and logarithms of frequency.
 * Where a picture lies does not matter; turning it shifts the grid along its angles, rescaling along its frequencies: so turn and
 * scale between two pictures are read from one correlation.
 */
final class Spectrum {
    /** Steps of the half turn, and length of the padded grid. */
    static final int ANGLES = 128;

    static final int RADII = 64;
    private static final double LEAST = 2.5;
    private static final double MOST = 60;
    /** Natural logarithm of frequency in one step. */
    static final double STEP = Math.log(MOST / LEAST) / (RADII - 1);

    private static final Fft FFT = new Fft(128);

    /** Row by radius, column by angle. */
    final float[] grid;

    private final float[] re;
    private final float[] im;

    private Spectrum(float[] grid) {
        this.grid = grid;
        re = Arrays.copyOf(grid, ANGLES * ANGLES);
        im = new float[ANGLES * ANGLES];
        FFT.forwardSquare(re, im);
    }

    static Spectrum of(Structure structure) {
        float[] power = power(structure);
        float[] grid = new float[RADII * ANGLES];
        for (int r = 0; r < RADII; r++) {
            double radius = LEAST * Math.exp(r * STEP);
            double mean = 0;
            for (int a = 0; a < ANGLES; a++) {
                double angle = Math.PI * a / ANGLES;
                float value = at(power, radius * Math.cos(angle), radius * Math.sin(angle));
                grid[r * ANGLES + a] = value;
                mean += value / ANGLES;
            }
            double sum = 0;
            for (int a = 0; a < ANGLES; a++) {
                float value = (float) Math.log1p(grid[r * ANGLES + a] / (mean + 1e-9));
                grid[r * ANGLES + a] = value;
                sum += value / ANGLES;
            }
            for (int a = 0; a < ANGLES; a++) {
                grid[r * ANGLES + a] -= (float) sum;
            }
        }
        normalise(grid);
        return new Spectrum(grid);
    }

    private static float[] power(Structure s) {
        int n = FFT.length();
        float[] re = new float[n * n];
        float[] im = new float[n * n];
        double mean = 0;
        for (float v : s.strength()) {
            mean += v / s.strength().length;
        }
        for (int y = 0; y < Math.min(n, s.height()); y++) {
            double wy = Math.sin(Math.PI * (y + 0.5) / s.height());
            for (int x = 0; x < Math.min(n, s.width()); x++) {
                double wx = Math.sin(Math.PI * (x + 0.5) / s.width());
                re[y * n + x] = (float) ((s.strength()[y * s.width() + x] - mean) * wx * wx * wy * wy);
            }
        }
        FFT.forwardSquare(re, im);
        for (int i = 0; i < re.length; i++) {
            re[i] = re[i] * re[i] + im[i] * im[i];
        }
        return re;
    }

    /** Bilinear between the frequencies around; negative ones wrap. */
    private static float at(float[] power, double x, double y) {
        int n = FFT.length();
        int x0 = (int) Math.floor(x);
        int y0 = (int) Math.floor(y);
        float fx = (float) (x - x0);
        float fy = (float) (y - y0);
        int xa = x0 & n - 1;
        int xb = x0 + 1 & n - 1;
        int ya = (y0 & n - 1) * n;
        int yb = (y0 + 1 & n - 1) * n;
        return (power[ya + xa] * (1 - fx) + power[ya + xb] * fx) * (1 - fy)
                + (power[yb + xa] * (1 - fx) + power[yb + xb] * fx) * fy;
    }

    static void normalise(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += v * v;
        }
        float by = (float) (1 / Math.sqrt(sum + 1e-12));
        for (int i = 0; i < values.length; i++) {
            values[i] *= by;
        }
    }

    /** Likeness under every shift, angles by columns, frequencies by rows that wrap; 1 is the same. */
    float[] correlation(Spectrum other) {
        float[] r = new float[re.length];
        float[] i = new float[re.length];
        for (int k = 0; k < r.length; k++) {
            r[k] = re[k] * other.re[k] + im[k] * other.im[k];
            i[k] = re[k] * other.im[k] - im[k] * other.re[k];
        }
        FFT.backwardSquare(r, i);
        float by = 1f / r.length;
        for (int k = 0; k < r.length; k++) {
            r[k] *= by;
        }
        return r;
    }
}
