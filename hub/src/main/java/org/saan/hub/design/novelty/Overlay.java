package org.saan.hub.design.novelty;

import java.util.Arrays;

/** Lays one structure over another by a warp, says how alike they are where both are seen, and moves the warp until they fit best. */
final class Overlay {
    private static final int P = 8;

    private Overlay() {}

    static float between(float[] plane, int width, int x0, int y0, float fx, float fy) {
        int i = y0 * width + x0;
        return (plane[i] * (1 - fx) + plane[i + 1] * fx) * (1 - fy)
                + (plane[i + width] * (1 - fx) + plane[i + width + 1] * fx) * fy;
    }

    /** Likeness (correlation, at most 1) and the part of the base that is seen in both (0 to 1). */
    record Fit(double likeness, double seen) {}

    /** Compares every {@code stride}-th pixel. */
    static Fit fit(Structure base, Structure query, Warp w, int stride) {
        double c2 = Math.cos(2 * w.angle());
        double s2 = -Math.sin(2 * w.angle());
        double half = Math.max(base.width(), base.height()) / 2.0;
        double halfQ = Math.max(query.width(), query.height()) / 2.0;
        double[] sb = new double[3];
        double[] sq = new double[3];
        double bb = 0;
        double qq = 0;
        double bq = 0;
        int n = 0;
        int all = 0;
        for (int y = stride / 2; y < base.height(); y += stride) {
            double by = (y + 0.5 - base.height() / 2.0) / half;
            for (int x = stride / 2; x < base.width(); x += stride) {
                all++;
                double bx = (x + 0.5 - base.width() / 2.0) / half;
                double z = 1 / (w.g() * bx + w.h() * by + 1);
                double qx = (w.a() * bx + w.b() * by + w.c()) * z * halfQ + query.width() / 2.0 - 0.5;
                double qy = (w.d() * bx + w.e() * by + w.f()) * z * halfQ + query.height() / 2.0 - 0.5;
                int x0 = (int) Math.floor(qx);
                int y0 = (int) Math.floor(qy);
                if (x0 < 0 || y0 < 0 || x0 >= query.width() - 1 || y0 >= query.height() - 1) {
                    continue;
                }
                float fx = (float) (qx - x0);
                float fy = (float) (qy - y0);
                double s = between(query.strength(), query.width(), x0, y0, fx, fy);
                double c = between(query.cosine(), query.width(), x0, y0, fx, fy);
                double t = between(query.sine(), query.width(), x0, y0, fx, fy);
                double rc = c * c2 - t * s2;
                double rs = c * s2 + t * c2;
                int i = y * base.width() + x;
                double b0 = base.strength()[i];
                double b1 = base.cosine()[i];
                double b2 = base.sine()[i];
                sb[0] += b0;
                sb[1] += b1;
                sb[2] += b2;
                sq[0] += s;
                sq[1] += rc;
                sq[2] += rs;
                bb += b0 * b0 + b1 * b1 + b2 * b2;
                qq += s * s + rc * rc + rs * rs;
                bq += b0 * s + b1 * rc + b2 * rs;
                n++;
            }
        }
        if (n < 30) {
            return new Fit(0, 0);
        }
        for (int k = 0; k < 3; k++) {
            bb -= sb[k] * sb[k] / n;
            qq -= sq[k] * sq[k] / n;
            bq -= sb[k] * sq[k] / n;
        }
        return new Fit(bq / Math.sqrt(Math.max(1e-9, bb * qq)), (double) n / all);
    }

    /** One step after another towards the best fit, each judged by {@link #fit}; stops when none helps. */
    static Warp refined(Structure base, Structure query, Warp from, int steps, int stride, int parameters) {
        Warp best = from;
        double likeness = fit(base, query, from, stride).likeness();
        for (int step = 0; step < steps; step++) {
            double[] by = step(base, query, best, stride, parameters);
            if (by.length == 0) {
                return best;
            }
            Warp next = best.plus(by);
            double now = fit(base, query, next, stride).likeness();
            if (now <= likeness + 1e-5) {
                for (int i = 0; i < P; i++) {
                    by[i] /= 3;
                }
                next = best.plus(by);
                now = fit(base, query, next, stride).likeness();
                if (now <= likeness + 1e-5) {
                    return best;
                }
            }
            boolean little = now - likeness < 0.001;
            best = next;
            likeness = now;
            if (little) {
                return best;
            }
        }
        return best;
    }

    /** Gauss-Newton's step for the difference of both, each without its mean; empty when there is none. */
    private static double[] step(Structure base, Structure query, Warp w, int stride, int parameters) {
        double c2 = Math.cos(2 * w.angle());
        double s2 = -Math.sin(2 * w.angle());
        double half = Math.max(base.width(), base.height()) / 2.0;
        double halfQ = Math.max(query.width(), query.height()) / 2.0;
        int width = query.width();
        double[][] m = new double[P][P + 1];
        double[] j = new double[P];
        for (int y = stride / 2; y < base.height(); y += stride) {
            double by = (y + 0.5 - base.height() / 2.0) / half;
            for (int x = stride / 2; x < base.width(); x += stride) {
                double bx = (x + 0.5 - base.width() / 2.0) / half;
                double z = 1 / (w.g() * bx + w.h() * by + 1);
                double ux = (w.a() * bx + w.b() * by + w.c()) * z;
                double uy = (w.d() * bx + w.e() * by + w.f()) * z;
                double qx = ux * halfQ + width / 2.0 - 0.5;
                double qy = uy * halfQ + query.height() / 2.0 - 0.5;
                int x0 = (int) Math.floor(qx);
                int y0 = (int) Math.floor(qy);
                if (x0 < 1 || y0 < 1 || x0 >= width - 2 || y0 >= query.height() - 2) {
                    continue;
                }
                float fx = (float) (qx - x0);
                float fy = (float) (qy - y0);
                double[] v = new double[9];
                sample(query.strength(), width, x0, y0, fx, fy, v, 0);
                sample(query.cosine(), width, x0, y0, fx, fy, v, 3);
                sample(query.sine(), width, x0, y0, fx, fy, v, 6);
                int i = y * base.width() + x;
                for (int channel = 0; channel < 3; channel++) {
                    double value = channelOf(v, 0, channel, c2, s2);
                    double gx = channelOf(v, 1, channel, c2, s2) * halfQ * z;
                    double gy = channelOf(v, 2, channel, c2, s2) * halfQ * z;
                    double to = channel == 0 ? base.strength()[i] : channel == 1 ? base.cosine()[i] : base.sine()[i];
                    double lack = to - value;
                    j[0] = gx * bx;
                    j[1] = gx * by;
                    j[2] = gx;
                    j[3] = gy * bx;
                    j[4] = gy * by;
                    j[5] = gy;
                    double along = gx * ux + gy * uy;
                    j[6] = -along * bx;
                    j[7] = -along * by;
                    for (int r = 0; r < parameters; r++) {
                        for (int c = r; c < parameters; c++) {
                            m[r][c] += j[r] * j[c];
                        }
                        m[r][P] += j[r] * lack;
                    }
                }
            }
        }
        return solved(m, parameters);
    }

    private static double channelOf(double[] v, int part, int channel, double c2, double s2) {
        return switch (channel) {
            case 0 -> v[part];
            case 1 -> v[3 + part] * c2 - v[6 + part] * s2;
            default -> v[3 + part] * s2 + v[6 + part] * c2;
        };
    }

    private static void sample(float[] p, int width, int x0, int y0, float fx, float fy, double[] to, int at) {
        to[at] = between(p, width, x0, y0, fx, fy);
        to[at + 1] = (between(p, width, x0 + 1, y0, fx, fy) - between(p, width, x0 - 1, y0, fx, fy)) / 2;
        to[at + 2] = (between(p, width, x0, y0 + 1, fx, fy) - between(p, width, x0, y0 - 1, fx, fy)) / 2;
    }

    private static double[] solved(double[][] m, int n) {
        for (int r = 0; r < n; r++) {
            for (int c = 0; c < r; c++) {
                m[r][c] = m[c][r];
            }
        }
        for (int r = 0; r < n; r++) {
            m[r][r] = m[r][r] * 1.01 + 1e-6;
        }
        for (int p = 0; p < n; p++) {
            for (int r = p + 1; r < n; r++) {
                double by = m[r][p] / m[p][p];
                for (int c = p; c <= n; c++) {
                    int at = c == n ? P : c;
                    m[r][at] -= by * m[p][at];
                }
            }
        }
        double[] to = new double[P];
        for (int r = n - 1; r >= 0; r--) {
            double sum = m[r][P];
            for (int c = r + 1; c < n; c++) {
                sum -= m[r][c] * to[c];
            }
            to[r] = sum / m[r][r];
            if (!Double.isFinite(to[r])) {
                return new double[0];
            }
        }
        return Arrays.copyOf(to, P);
    }
}
