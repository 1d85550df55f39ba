package org.saan.hub.design.novelty;

import java.util.ArrayList;
import java.util.List;

/** Finds how one picture may lie over another: turn and scale by their spectra, then the move by correlating their directions. */
final class Moves {
    /** Side of the square on which coarse structures are correlated. */
    static final int N = 64;

    private static final Fft FFT = new Fft(N);
    private static final int PEAKS_OF_TURN = 8;
    private static final int PEAKS_OF_MOVE = 3;
    /** Largest and smallest scale that is tried, as natural logarithm. */
    private static final double MOST_SCALE = Math.log(2.3);

    private Moves() {}

    /** Puts directions without their mean on the square, the picture's middle at its middle, and transforms it. */
    static void transform(Structure s, float[] re, float[] im) {
        double mc = 0;
        double ms = 0;
        int n = s.cosine().length;
        for (int i = 0; i < n; i++) {
            mc += s.cosine()[i] / n;
            ms += s.sine()[i] / n;
        }
        int left = (N - s.width()) / 2;
        int top = (N - s.height()) / 2;
        for (int y = 0; y < s.height(); y++) {
            for (int x = 0; x < s.width(); x++) {
                re[(y + top) * N + x + left] = (float) (s.cosine()[y * s.width() + x] - mc);
                im[(y + top) * N + x + left] = (float) (s.sine()[y * s.width() + x] - ms);
            }
        }
        FFT.forwardSquare(re, im);
        whiten(re, im);
    }

    /** Less weight for what is strong anyway, so that a move shows as a sharp peak. */
    private static void whiten(float[] re, float[] im) {
        for (int i = 0; i < re.length; i++) {
            float by = (float) (1 / Math.sqrt(Math.sqrt(re[i] * re[i] + im[i] * im[i]) + 1e-3));
            re[i] *= by;
            im[i] *= by;
        }
    }

    /** Ways of laying {@code query} over {@code base}, from base to query. */
    static List<Warp> between(Prepared base, Prepared query) {
        List<Warp> found = new ArrayList<>();
        float[] turns = base.spectrum.correlation(query.spectrum);
        int n = Spectrum.ANGLES;
        int rows = (int) (MOST_SCALE / Spectrum.STEP);
        for (int peak = 0; peak < PEAKS_OF_TURN; peak++) {
            int best = best(turns, n, rows);
            int da = best % n;
            int dr = best / n >= n / 2 ? best / n - n : best / n;
            double fa = da + vertex(turns, n, da, dr, 1, 0);
            double fr = dr + vertex(turns, n, da, dr, 0, 1);
            clear(turns, n, da, dr);
            moves(base, query, Math.PI * fa / n, Math.exp(-fr * Spectrum.STEP), found);
        }
        return found;
    }

    private static int best(float[] grid, int n, int rows) {
        int best = 0;
        for (int r = -rows; r <= rows; r++) {
            int row = (r & n - 1) * n;
            for (int a = 0; a < n; a++) {
                if (grid[row + a] > grid[best]) {
                    best = row + a;
                }
            }
        }
        return best;
    }

    private static double vertex(float[] grid, int n, int x, int y, int dx, int dy) {
        float before = grid[(y - dy & n - 1) * n + (x - dx & n - 1)];
        float here = grid[(y & n - 1) * n + (x & n - 1)];
        float after = grid[(y + dy & n - 1) * n + (x + dx & n - 1)];
        double curve = before - 2 * here + after;
        return curve < 0 ? Math.clamp((before - after) / (2 * curve), -0.5, 0.5) : 0;
    }

    private static void clear(float[] grid, int n, int x, int y) {
        for (int dy = -2; dy <= 2; dy++) {
            for (int dx = -2; dx <= 2; dx++) {
                grid[(y + dy & n - 1) * n + (x + dx & n - 1)] = -1e6f;
            }
        }
    }

    private static void moves(Prepared base, Prepared query, double angle, double scale, List<Warp> found) {
        float[] re = new float[N * N];
        float[] im = new float[N * N];
        resample(query.coarse, angle, scale, re, im);
        FFT.forwardSquare(re, im);
        whiten(re, im);
        float[] r = new float[N * N];
        float[] i = new float[N * N];
        for (int half = 0; half < 2; half++) {
            for (int y = 0; y < N; y++) {
                for (int x = 0; x < N; x++) {
                    int k = y * N + x;
                    int q = half == 0 ? k : (-y & N - 1) * N + (-x & N - 1);
                    r[k] = base.re[k] * re[q] + base.im[k] * im[q];
                    i[k] = base.re[k] * im[q] - base.im[k] * re[q];
                }
            }
            FFT.backwardSquare(r, i);
            double turned = angle + half * Math.PI;
            for (int peak = 0; peak < PEAKS_OF_MOVE; peak++) {
                int best = best(r, N, N / 2);
                clear(r, N, best % N, best / N);
                for (int wrap = 0; wrap < 4; wrap++) {
                    double x = best % N - (wrap & 1) * N;
                    double y = (double) (best / N) - (wrap >> 1) * N;
                    if (Math.abs(x) <= N * 0.55 && Math.abs(y) <= N * 0.55) {
                        double tx = 2 * scale * (x * Math.cos(turned) - y * Math.sin(turned)) / N;
                        double ty = 2 * scale * (x * Math.sin(turned) + y * Math.cos(turned)) / N;
                        found.add(Warp.similar(turned, scale, tx, ty));
                    }
                }
            }
        }
    }

    /** The query as it would lie in the base's frame when only turned and rescaled about its middle. */
    private static void resample(Structure s, double angle, double scale, float[] re, float[] im) {
        double cos = scale * Math.cos(angle);
        double sin = scale * Math.sin(angle);
        float c2 = (float) Math.cos(2 * angle);
        float s2 = (float) -Math.sin(2 * angle);
        double sumC = 0;
        double sumS = 0;
        int seen = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int y = 0; y < N; y++) {
                for (int x = 0; x < N; x++) {
                    double bx = x + 0.5 - N / 2.0;
                    double by = y + 0.5 - N / 2.0;
                    double qx = cos * bx - sin * by + s.width() / 2.0 - 0.5;
                    double qy = sin * bx + cos * by + s.height() / 2.0 - 0.5;
                    int x0 = (int) Math.floor(qx);
                    int y0 = (int) Math.floor(qy);
                    if (x0 < 0 || y0 < 0 || x0 >= s.width() - 1 || y0 >= s.height() - 1) {
                        continue;
                    }
                    int i = y * N + x;
                    if (pass == 1) {
                        re[i] -= (float) (sumC / seen);
                        im[i] -= (float) (sumS / seen);
                        continue;
                    }
                    float c = Overlay.between(s.cosine(), s.width(), x0, y0, (float) (qx - x0), (float) (qy - y0));
                    float t = Overlay.between(s.sine(), s.width(), x0, y0, (float) (qx - x0), (float) (qy - y0));
                    re[i] = c * c2 - t * s2;
                    im[i] = c * s2 + t * c2;
                    sumC += re[i];
                    sumS += im[i];
                    seen++;
                }
            }
        }
    }
}
