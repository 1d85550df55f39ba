package org.saan.hub.design.novelty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sketches of all known designs, to find the likely ones in milliseconds. Each is kept twice: as signs, five words that are
 * compared by counting bits, and in bytes, by which the best of those are put in order. Adding and asking are safe together.
 */
public final class SketchIndex<T> {
    private static final int WORDS = (Sketch.LENGTH + 63) / 64;
    private static final int SHIFTS = 4;
    private static final int KEPT = 600;

    private final List<T> designs = new ArrayList<>();
    private long[] signs = new long[WORDS * 64];
    private byte[] values = new byte[Sketch.LENGTH * 64];

    /** Takes in a design; one may have many pictures. */
    public synchronized void add(T design, float[] sketch) {
        int n = designs.size();
        if ((n + 1) * Sketch.LENGTH > values.length) {
            values = Arrays.copyOf(values, values.length * 2);
            signs = Arrays.copyOf(signs, signs.length * 2);
        }
        put(sketch, signs, n * WORDS);
        quantise(sketch, values, n * Sketch.LENGTH);
        designs.add(design);
    }

    /** Designs taken in, counting each picture. */
    public synchronized int size() {
        return designs.size();
    }

    /** The likely designs, likeliest first, each once. */
    public List<T> nearest(Prepared picture, int count) {
        float[][] asked = new float[2 * SHIFTS + 1][];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = Sketch.of(picture, (i - SHIFTS) * 0.5);
        }
        synchronized (this) {
            return ordered(asked, count);
        }
    }

    private List<T> ordered(float[][] asked, int count) {
        int n = designs.size();
        int[] distance = new int[n];
        Arrays.fill(distance, Integer.MAX_VALUE);
        long[] bits = new long[WORDS];
        for (float[] sketch : asked) {
            put(sketch, bits, 0);
            for (int i = 0; i < n; i++) {
                int d = 0;
                for (int w = 0; w < WORDS; w++) {
                    d += Long.bitCount(signs[i * WORDS + w] ^ bits[w]);
                }
                distance[i] = Math.min(distance[i], d);
            }
        }
        int[] counts = new int[Sketch.LENGTH + 1];
        for (int d : distance) {
            counts[d]++;
        }
        int most = 0;
        for (int sum = counts[0]; most < Sketch.LENGTH && sum < Math.min(n, KEPT); ) {
            sum += counts[++most];
        }
        List<Near> near = new ArrayList<>();
        byte[] bytes = new byte[Sketch.LENGTH];
        float[] best = new float[n];
        for (float[] sketch : asked) {
            quantise(sketch, bytes, 0);
            for (int i = 0; i < n; i++) {
                if (distance[i] <= most) {
                    best[i] = Math.max(best[i], likeness(bytes, i * Sketch.LENGTH));
                }
            }
        }
        for (int i = 0; i < n; i++) {
            if (distance[i] <= most) {
                near.add(new Near(i, best[i]));
            }
        }
        near.sort((a, b) -> Float.compare(b.likeness, a.likeness));
        return near.stream().map(x -> designs.get(x.at)).distinct().limit(count).toList();
    }

    private record Near(int at, float likeness) {}

    private int likeness(byte[] query, int from) {
        int sum = 0;
        for (int i = 0; i < Sketch.LENGTH; i++) {
            sum += query[i] * values[from + i];
        }
        return sum;
    }

    private static void put(float[] sketch, long[] to, int from) {
        Arrays.fill(to, from, from + WORDS, 0);
        for (int i = 0; i < Sketch.LENGTH; i++) {
            if (sketch[i] > 0) {
                to[from + i / 64] |= 1L << i % 64;
            }
        }
    }

    private static void quantise(float[] sketch, byte[] to, int from) {
        for (int i = 0; i < Sketch.LENGTH; i++) {
            to[from + i] = (byte) Math.clamp(Math.round(sketch[i] * 400), -127, 127);
        }
    }
}
