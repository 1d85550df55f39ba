package org.saan.hub.design.novelty;

/** Arithmetic on rectangles of values kept row by row. */
final class Planes {
    private Planes() {}

    /** Smoothed by a binomial of five taps both ways, {@code times} times; each adds a variance of one pixel. */
    static float[] smoothed(float[] from, int width, int height, int times) {
        float[] now = from.clone();
        float[] next = new float[now.length];
        for (int t = 0; t < times; t++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    next[y * width + x] = (now[at(x - 2, width) + y * width]
                                    + now[at(x + 2, width) + y * width]
                                    + 4 * (now[at(x - 1, width) + y * width] + now[at(x + 1, width) + y * width])
                                    + 6 * now[x + y * width])
                            / 16;
                }
            }
            for (int y = 0; y < height; y++) {
                int a = at(y - 2, height) * width;
                int b = at(y - 1, height) * width;
                int c = y * width;
                int d = at(y + 1, height) * width;
                int e = at(y + 2, height) * width;
                for (int x = 0; x < width; x++) {
                    now[c + x] = (next[a + x] + next[e + x] + 4 * (next[b + x] + next[d + x]) + 6 * next[c + x]) / 16;
                }
            }
        }
        return now;
    }

    private static int at(int i, int n) {
        return i < 0 ? -i : i >= n ? 2 * n - 2 - i : i;
    }

    /** Halved by the mean of four. */
    static float[] halved(float[] from, int width, int height) {
        int w = width / 2;
        int h = height / 2;
        float[] to = new float[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int i = 2 * y * width + 2 * x;
                to[y * w + x] = (from[i] + from[i + 1] + from[i + width] + from[i + width + 1]) / 4;
            }
        }
        return to;
    }
}
