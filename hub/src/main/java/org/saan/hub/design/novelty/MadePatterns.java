package org.saan.hub.design.novelty;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/**
 * Draws woven-looking patterns that nobody has, each from its seed: stepped diamonds, bands of figures, crosses in a lattice,
 * scattered leaves, waves and zigzag, plaited squares, knotted rings, broken stripes. For measuring, never shown.
 */
public final class MadePatterns {
    private static final int SIDE = 320;
    private static final int KINDS = 8;

    private MadePatterns() {}

    /** The pattern of a seed; two seeds of one kind are different designs that look alike. */
    public static BufferedImage of(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 7919 + 13);
        for (int i = 0; i < 3; i++) {
            random.nextLong();
        }
        BufferedImage drawn = drawn((int) Math.floorMod(seed, KINDS), random);
        return woven(drawn, palette(random), random);
    }

    private static BufferedImage drawn(int kind, SplittableRandom random) {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, SIDE, SIDE);
        switch (kind) {
            case 0 -> cells(pen, random, 0);
            case 1 -> bands(pen, random);
            case 2 -> cells(pen, random, 1);
            case 3 -> leaves(pen, random);
            case 4 -> waves(pen, random);
            case 5 -> cells(pen, random, 2);
            case 6 -> rings(pen, random);
            default -> stripes(pen, random);
        }
        pen.dispose();
        return image;
    }

    /** A random tile of cells, mirrored both ways, half dropped or broken up, repeated. */
    private static void cells(Graphics2D pen, SplittableRandom random, int how) {
        int w = random.nextInt(4, 9);
        int h = random.nextInt(4, 9);
        int cell = random.nextInt(4, 8);
        boolean[][] one = new boolean[h][w];
        boolean[][] two = new boolean[h][w];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                one[y][x] = how == 0 ? Math.abs(x + y - (w + h) / 2) < 1 + random.nextInt(3) : random.nextInt(100) < 42;
                two[y][x] = random.nextInt(100) < 12;
            }
        }
        for (int y = 0; y * cell < SIDE; y++) {
            for (int x = 0; x * cell < SIDE; x++) {
                int column = how == 2 && y / (2 * h) % 2 == 1 ? x + w : x;
                int tx = column % (2 * w);
                int ty = y % (2 * h);
                int mx = tx < w ? tx : 2 * w - 1 - tx;
                int my = ty < h ? ty : 2 * h - 1 - ty;
                if (one[my][mx] || two[my][mx]) {
                    pen.setColor(two[my][mx] ? Color.BLUE : Color.GREEN);
                    pen.fillRect(x * cell, y * cell, cell, cell);
                }
            }
        }
    }

    private static void bands(Graphics2D pen, SplittableRandom random) {
        for (int y = 0; y < SIDE; ) {
            int height = random.nextInt(14, 54);
            int step = random.nextInt(14, 46);
            int kind = random.nextInt(4);
            pen.setColor(random.nextBoolean() ? Color.GREEN : Color.BLUE);
            int inset = random.nextInt(2, 6);
            for (int x = -step; x < SIDE; x += step) {
                switch (kind) {
                    case 0 ->
                        pen.fillPolygon(
                                new int[] {x, x + step / 2, x + step}, new int[] {y + height, y, y + height}, 3);
                    case 1 -> pen.fillOval(x + inset, y + 2, step - 2 * inset, height - 4);
                    case 2 -> pen.fillRect(x, y + height / 3, step - inset, height / 3 + 2);
                    default ->
                        pen.fillPolygon(
                                new int[] {x, x + step / 2, x + step, x + step / 2},
                                new int[] {y + height / 2, y + 1, y + height / 2, y + height - 1},
                                4);
                }
            }
            y += height + random.nextInt(3, 16);
            pen.fillRect(0, y - 2, SIDE, random.nextInt(2, 5));
        }
    }

    private static void leaves(Graphics2D pen, SplittableRandom random) {
        int n = random.nextInt(25, 60);
        for (int i = 0; i < n; i++) {
            AffineTransform kept = pen.getTransform();
            pen.translate(random.nextInt(SIDE), random.nextInt(SIDE));
            pen.rotate(random.nextDouble(2 * Math.PI));
            int length = random.nextInt(18, 46);
            pen.setColor(random.nextInt(3) == 0 ? Color.BLUE : Color.GREEN);
            int petals = random.nextInt(1, 6);
            for (int p = 0; p < petals; p++) {
                pen.rotate(2 * Math.PI / petals);
                pen.fill(new Ellipse2D.Double(0, -length / 6.0, length, length / 3.0));
            }
            pen.setTransform(kept);
        }
    }

    private static void waves(Graphics2D pen, SplittableRandom random) {
        double length = random.nextDouble(34, 110);
        double high = random.nextDouble(6, 26);
        boolean sharp = random.nextBoolean();
        double second = random.nextDouble(0, 0.6);
        double y = -40;
        while (y < SIDE + 40) {
            double thick = random.nextDouble(3, 12);
            Path2D path = new Path2D.Double();
            for (int x = -2; x <= SIDE; x += 2) {
                double phase = x / length;
                double wave = sharp
                        ? Math.abs(phase % 1 - 0.5) * 4 - 1
                        : Math.sin(2 * Math.PI * phase) + second * Math.sin(4 * Math.PI * phase);
                if (x == -2) {
                    path.moveTo(x, y + high * wave);
                } else {
                    path.lineTo(x, y + high * wave);
                }
            }
            pen.setColor(random.nextInt(3) == 0 ? Color.BLUE : Color.GREEN);
            pen.setStroke(new BasicStroke((float) thick));
            pen.draw(path);
            y += thick + random.nextDouble(6, 26);
        }
    }

    private static void rings(Graphics2D pen, SplittableRandom random) {
        int step = random.nextInt(40, 84);
        double jitter = step * 0.12;
        int rings = random.nextInt(1, 4);
        boolean hex = random.nextBoolean();
        for (int row = 0; row * step <= SIDE + step; row++) {
            for (int column = -1; column * step <= SIDE + step; column++) {
                double x = column * step + (hex && row % 2 == 1 ? step / 2.0 : 0) + random.nextDouble(-jitter, jitter);
                double y = row * step + random.nextDouble(-jitter, jitter);
                for (int r = 0; r < rings; r++) {
                    double radius = step * (0.44 - 0.13 * r) * random.nextDouble(0.85, 1.1);
                    pen.setColor(r % 2 == 0 ? Color.GREEN : Color.BLUE);
                    pen.setStroke(new BasicStroke(random.nextInt(2, 5)));
                    pen.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
                }
            }
        }
    }

    private static void stripes(Graphics2D pen, SplittableRandom random) {
        boolean across = random.nextBoolean();
        for (int at = 0; at < SIDE; ) {
            int thick = random.nextInt(3, 26);
            int kind = random.nextInt(5);
            pen.setColor(kind % 2 == 0 ? Color.GREEN : Color.BLUE);
            int dash = random.nextInt(6, 22);
            for (int along = 0; along < SIDE && kind < 4; along += dash) {
                int length = kind < 2 ? dash : dash / 2;
                if (across) {
                    pen.fillRect(along, at, length, thick);
                } else {
                    pen.fillRect(at, along, thick, length);
                }
            }
            at += thick + random.nextInt(2, 20);
        }
    }

    static Color[] palette(SplittableRandom random) {
        Color[] palette = new Color[3];
        for (int i = 0; i < 3; i++) {
            float light = 0.15f + 0.75f * ((i * 2 + random.nextInt(2)) % 5) / 4f;
            palette[i] = Color.getHSBColor((float) random.nextDouble(), (float) random.nextDouble(0.2, 0.85), light);
        }
        int swap = random.nextInt(3);
        Color kept = palette[0];
        palette[0] = palette[swap];
        palette[swap] = kept;
        return palette;
    }

    /** Colours in place of red, green and blue, and the unevenness of threads. */
    private static BufferedImage woven(BufferedImage drawn, Color[] palette, SplittableRandom random) {
        double[] warp = threads(random);
        double[] weft = threads(random);
        BufferedImage woven = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                int rgb = drawn.getRGB(x, y);
                double r = (rgb >> 16 & 255) / 255.0;
                double g = (rgb >> 8 & 255) / 255.0;
                double b = (rgb & 255) / 255.0;
                double light = warp[x] + weft[y] + gauss(random) * 5 + ((x + y) % 2 == 0 ? 5 : -5);
                woven.setRGB(
                        x,
                        y,
                        MadeAlterations.rgb(
                                mix(r, g, b, palette[0].getRed(), palette[1].getRed(), palette[2].getRed()) + light,
                                mix(r, g, b, palette[0].getGreen(), palette[1].getGreen(), palette[2].getGreen())
                                        + light,
                                mix(r, g, b, palette[0].getBlue(), palette[1].getBlue(), palette[2].getBlue())
                                        + light));
            }
        }
        return woven;
    }

    private static double mix(double r, double g, double b, int one, int two, int three) {
        return (r * one + g * two + b * three) / Math.max(0.2, r + g + b);
    }

    private static double[] threads(SplittableRandom random) {
        double[] threads = new double[SIDE];
        for (int i = 0; i < SIDE; i++) {
            threads[i] = gauss(random) * 5;
        }
        return threads;
    }

    static double gauss(SplittableRandom random) {
        return random.nextGaussian();
    }
}
