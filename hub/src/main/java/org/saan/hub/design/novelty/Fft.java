package org.saan.hub.design.novelty;

/** Fourier transforms of one length, a power of two, in one and two dimensions, in place. Safe for use by many threads. */
final class Fft {
    private final int n;
    private final float[] cos;
    private final float[] sin;
    private final int[] turned;

    Fft(int n) {
        if (Integer.bitCount(n) != 1) {
            throw new IllegalArgumentException("length is no power of two: " + n);
        }
        this.n = n;
        cos = new float[n / 2];
        sin = new float[n / 2];
        for (int i = 0; i < n / 2; i++) {
            cos[i] = (float) Math.cos(2 * Math.PI * i / n);
            sin[i] = (float) -Math.sin(2 * Math.PI * i / n);
        }
        turned = new int[n];
        int bits = Integer.numberOfTrailingZeros(n);
        for (int i = 0; i < n; i++) {
            turned[i] = bits == 0 ? 0 : Integer.reverse(i) >>> (32 - bits);
        }
    }

    int length() {
        return n;
    }

    /** Transforms {@code n} values that begin at {@code from}. */
    void forward(float[] re, float[] im, int from) {
        for (int i = 0; i < n; i++) {
            int j = turned[i];
            if (j > i) {
                swap(re, from + i, from + j);
                swap(im, from + i, from + j);
            }
        }
        for (int half = 1, step = n / 2; half < n; half *= 2, step /= 2) {
            for (int at = from; at < from + n; at += 2 * half) {
                for (int k = 0; k < half; k++) {
                    float c = cos[k * step];
                    float s = sin[k * step];
                    int a = at + k;
                    int b = a + half;
                    float r = re[b] * c - im[b] * s;
                    float i = re[b] * s + im[b] * c;
                    re[b] = re[a] - r;
                    im[b] = im[a] - i;
                    re[a] += r;
                    im[a] += i;
                }
            }
        }
    }

    /** Transforms a square of {@code n} rows. */
    void forwardSquare(float[] re, float[] im) {
        for (int pass = 0; pass < 2; pass++) {
            for (int row = 0; row < n; row++) {
                forward(re, im, row * n);
            }
            transpose(re);
            transpose(im);
        }
    }

    /** The way back from {@link #forwardSquare}, without dividing by the number of values. */
    void backwardSquare(float[] re, float[] im) {
        forwardSquare(im, re);
    }

    private void transpose(float[] square) {
        for (int y = 0; y < n; y++) {
            for (int x = y + 1; x < n; x++) {
                swap(square, y * n + x, x * n + y);
            }
        }
    }

    private static void swap(float[] values, int i, int j) {
        float kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
