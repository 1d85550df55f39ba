package org.saan.hub.design.novelty;

import java.util.Arrays;

/**
 * Threads, slubs and spots of one piece of cloth: lightness without its slow changes, and where it stands free of the pattern's
 * edges. Two cloths of one pattern have different ones; two pictures of one cloth have the same.
 */
record Texture(int width, int height, float[] detail, float[] quiet) {
    /** At least this part of a picture counts as quiet. */
    private static final double QUIET = 0.25;

    static Texture of(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        float[] fine = Planes.smoothed(picture.grey(), width, height, 1);
        float[] slow = Planes.smoothed(fine, width, height, 6);
        float[] edges = new float[fine.length];
        for (float[] plane : new float[][] {picture.red(), picture.green(), picture.blue()}) {
            steps(Planes.smoothed(plane, width, height, 4), width, height, edges);
        }
        edges = Planes.smoothed(edges, width, height, 3);
        float[] sorted = edges.clone();
        Arrays.sort(sorted);
        float most = Math.max(2.5f, sorted[(int) (QUIET * sorted.length)]);
        float[] detail = new float[fine.length];
        for (int i = 0; i < detail.length; i++) {
            detail[i] = Math.clamp(fine[i] - slow[i], -8, 8);
            edges[i] = edges[i] <= most ? 1 : 0;
        }
        return new Texture(width, height, detail, edges);
    }

    private static void steps(float[] p, int width, int height, float[] to) {
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                int i = y * width + x;
                float dx = (p[i + 1] - p[i - 1]) / 2;
                float dy = (p[i + width] - p[i - width]) / 2;
                to[i] += dx * dx + dy * dy;
            }
        }
    }

    /** Correlation of both where they are quiet, at most 1; 0 when too little is seen. */
    double likeness(Texture query, Warp w) {
        double half = Math.max(width, height) / 2.0;
        double halfQ = Math.max(query.width, query.height) / 2.0;
        double n = 0;
        double sb = 0;
        double sq = 0;
        double bb = 0;
        double qq = 0;
        double bq = 0;
        for (int y = 0; y < height; y++) {
            double by = (y + 0.5 - height / 2.0) / half;
            for (int x = 0; x < width; x++) {
                double bx = (x + 0.5 - width / 2.0) / half;
                double z = 1 / (w.g() * bx + w.h() * by + 1);
                double qx = (w.a() * bx + w.b() * by + w.c()) * z * halfQ + query.width / 2.0 - 0.5;
                double qy = (w.d() * bx + w.e() * by + w.f()) * z * halfQ + query.height / 2.0 - 0.5;
                int x0 = (int) Math.floor(qx);
                int y0 = (int) Math.floor(qy);
                if (x0 < 0 || y0 < 0 || x0 >= query.width - 1 || y0 >= query.height - 1) {
                    continue;
                }
                double b = detail[y * width + x];
                double q = Overlay.between(query.detail, query.width, x0, y0, (float) (qx - x0), (float) (qy - y0));
                double by2 = quiet[y * width + x]
                        * Overlay.between(query.quiet, query.width, x0, y0, (float) (qx - x0), (float) (qy - y0));
                n += by2;
                sb += by2 * b;
                sq += by2 * q;
                bb += by2 * b * b;
                qq += by2 * q * q;
                bq += by2 * b * q;
            }
        }
        if (n < 300) {
            return 0;
        }
        return (bq - sb * sq / n) / Math.sqrt(Math.max(1e-9, (bb - sb * sb / n) * (qq - sq * sq / n)));
    }
}
