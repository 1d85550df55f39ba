package org.saan.hub.design.novelty;

/** 64 bits of one picture as a whole: whether it grows lighter to the right, in eight rows of eight steps, first bit highest. */
public final class DifferenceHash {
    private static final int ROWS = 8;
    private static final int COLUMNS = 9;

    private DifferenceHash() {}

    /** Of eight rows of nine grey values. */
    public static long of(double[][] grey) {
        long hash = 0;
        for (double[] row : grey) {
            for (int x = 0; x + 1 < COLUMNS; x++) {
                hash = hash << 1 | (row[x] < row[x + 1] ? 1 : 0);
            }
        }
        return hash;
    }

    /** Of a picture, by the means of its fields. */
    public static long of(Picture picture) {
        float[] grey = picture.grey();
        double[][] fields = new double[ROWS][COLUMNS];
        for (int y = 0; y < ROWS; y++) {
            for (int x = 0; x < COLUMNS; x++) {
                fields[y][x] = mean(grey, picture, x, y);
            }
        }
        return of(fields);
    }

    private static double mean(float[] grey, Picture picture, int x, int y) {
        int left = x * picture.width() / COLUMNS;
        int right = (x + 1) * picture.width() / COLUMNS;
        int top = y * picture.height() / ROWS;
        int bottom = (y + 1) * picture.height() / ROWS;
        double sum = 0;
        for (int j = top; j < bottom; j++) {
            for (int i = left; i < right; i++) {
                sum += grey[j * picture.width() + i];
            }
        }
        return sum / Math.max(1, (right - left) * (bottom - top));
    }

    /** Bits that differ: up to 4 one picture, up to 10 for a person to look at. */
    public static int bits(long one, long other) {
        return Long.bitCount(one ^ other);
    }

    /** The fewest bits that differ when the later picture is turned by quarters or mirrored; cloth has no top. */
    public static int bits(long earlier, Picture later) {
        int least = Long.SIZE;
        Picture now = later;
        for (int mirror = 0; mirror < 2; mirror++) {
            for (int turn = 0; turn < 4; turn++) {
                least = Math.min(least, bits(earlier, of(now)));
                now = now.turned();
            }
            now = now.mirrored();
        }
        return least;
    }
}
