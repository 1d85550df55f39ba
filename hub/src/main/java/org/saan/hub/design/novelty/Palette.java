package org.saan.hub.design.novelty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The few colours of a picture with their parts, largest first; the parts make 1. */
public record Palette(List<Part> parts) {
    private static final int MOST = 6;
    /** Colours nearer than this are one. */
    private static final double ONE = 12;

    public Palette {
        parts = List.copyOf(parts);
    }

    /** A colour and how much of the picture has it. */
    public record Part(Cie colour, double part, String hex) {}

    private static final class Heap {
        private double red;
        private double green;
        private double blue;
        private int n;

        private Cie colour() {
            return Cie.ofRgb(red / n, green / n, blue / n);
        }

        private void take(Heap other) {
            red += other.red;
            green += other.green;
            blue += other.blue;
            n += other.n;
        }
    }

    /** Pixels smoothed first (threads are no colours), then heaped, then near heaps joined. */
    public static Palette of(Picture p) {
        float[] red = Planes.smoothed(p.red(), p.width(), p.height(), 2);
        float[] green = Planes.smoothed(p.green(), p.width(), p.height(), 2);
        float[] blue = Planes.smoothed(p.blue(), p.width(), p.height(), 2);
        Heap[] heaps = new Heap[4096];
        for (int i = 0; i < red.length; i++) {
            int at = (int) red[i] >> 4 << 8 | (int) green[i] >> 4 << 4 | (int) blue[i] >> 4;
            Heap heap = heaps[at] == null ? heaps[at] = new Heap() : heaps[at];
            heap.red += red[i];
            heap.green += green[i];
            heap.blue += blue[i];
            heap.n++;
        }
        List<Heap> sorted = new ArrayList<>();
        for (Heap heap : heaps) {
            if (heap != null) {
                sorted.add(heap);
            }
        }
        sorted.sort(Comparator.comparingInt((Heap h) -> -h.n));
        List<Heap> joined = new ArrayList<>();
        for (Heap heap : sorted) {
            Cie colour = heap.colour();
            Heap near = joined.stream()
                    .filter(j -> j.colour().difference(colour) < ONE || joined.size() == MOST)
                    .min(Comparator.comparingDouble(j -> j.colour().difference(colour)))
                    .orElse(null);
            if (near == null) {
                joined.add(heap);
            } else {
                near.take(heap);
            }
        }
        joined.sort(Comparator.comparingInt((Heap h) -> -h.n));
        return new Palette(joined.stream()
                .map(h -> new Part(h.colour(), (double) h.n / red.length, hex(h)))
                .toList());
    }

    private static String hex(Heap h) {
        return "#%02X%02X%02X".formatted(Math.round(h.red / h.n), Math.round(h.green / h.n), Math.round(h.blue / h.n));
    }

    /** Mean difference of each colour to the nearest of the other palette, by parts; the larger of both directions. */
    public double distance(Palette other) {
        return Math.max(to(other), other.to(this));
    }

    double to(Palette other) {
        double sum = 0;
        double all = 0;
        for (Part part : parts) {
            sum += part.part()
                    * other.parts.stream()
                            .mapToDouble(o -> o.colour().difference(part.colour()))
                            .min()
                            .orElse(100);
            all += part.part();
        }
        return all == 0 ? 0 : sum / all;
    }
}
