package org.saan.hub.design.novelty;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Alters a picture as copies are altered: each kind with strengths drawn from its seed. For measuring. */
public enum MadeAlterations {
    RECOLOURED,
    REPAINTED,
    CROPPED,
    TURNED,
    QUARTER,
    MIRRORED,
    SMALLER,
    STRETCHED,
    BLURRED,
    NOISY,
    LIT,
    JPEG,
    LABELLED,
    PHOTOGRAPHED;

    /** The altered picture. */
    public BufferedImage of(BufferedImage from, long seed) {
        SplittableRandom random = new SplittableRandom(seed * 31 + ordinal());
        random.nextLong();
        int w = from.getWidth();
        int h = from.getHeight();
        return switch (this) {
            case RECOLOURED -> recoloured(from, random.nextDouble(0.1, 0.9));
            case REPAINTED -> repainted(from, random);
            case CROPPED -> cropped(from, random.nextDouble(0.7, 0.85), random);
            case TURNED -> turned(from, random.nextDouble(2, 88) * (random.nextBoolean() ? 1 : -1));
            case QUARTER ->
                drawn(from, w, h, AffineTransform.getQuadrantRotateInstance(random.nextInt(1, 4), w / 2.0, h / 2.0));
            case MIRRORED -> drawn(from, w, h, new AffineTransform(-1, 0, 0, 1, w, 0));
            case SMALLER -> scaled(from, random.nextDouble(0.35, 0.7), 1);
            case STRETCHED -> scaled(from, 1, random.nextDouble(0.85, 1.15));
            case BLURRED -> blurred(from, random.nextInt(2, 5));
            case NOISY -> noisy(from, random.nextDouble(8, 18), random);
            case LIT -> lit(from, random);
            case JPEG -> jpeg(from, (float) random.nextDouble(0.2, 0.4));
            case LABELLED -> labelled(from, random);
            case PHOTOGRAPHED -> jpeg(noisy(blurred(lit(seenFromAside(from, random), random), 1), 4, random), 0.7f);
        };
    }

    static int rgb(double r, double g, double b) {
        return (int) Math.clamp(r, 0, 255) << 16 | (int) Math.clamp(g, 0, 255) << 8 | (int) Math.clamp(b, 0, 255);
    }

    private interface Change {
        int of(int rgb, int x, int y);
    }

    private static BufferedImage each(BufferedImage from, Change change) {
        BufferedImage to = new BufferedImage(from.getWidth(), from.getHeight(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < to.getHeight(); y++) {
            for (int x = 0; x < to.getWidth(); x++) {
                to.setRGB(x, y, change.of(from.getRGB(x, y), x, y));
            }
        }
        return to;
    }

    private static BufferedImage recoloured(BufferedImage from, double by) {
        return each(from, (rgb, x, y) -> {
            float[] hsb = Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, null);
            return Color.HSBtoRGB((float) (hsb[0] + by), hsb[1], hsb[2]);
        });
    }

    /** Every colour gives way to another that may be lighter or darker. */
    private static BufferedImage repainted(BufferedImage from, SplittableRandom random) {
        double[][] m = new double[3][4];
        for (double[] row : m) {
            for (int i = 0; i < 3; i++) {
                row[i] = random.nextDouble(-0.8, 0.8);
            }
            row[3] = 127 - 127 * (row[0] + row[1] + row[2]);
        }
        m[0][0] += 0.4;
        m[1][1] += 0.4;
        m[2][2] += 0.4;
        return each(from, (rgb, x, y) -> {
            int r = rgb >> 16 & 255;
            int g = rgb >> 8 & 255;
            int b = rgb & 255;
            return rgb(
                    m[0][0] * r + m[0][1] * g + m[0][2] * b + m[0][3],
                    m[1][0] * r + m[1][1] * g + m[1][2] * b + m[1][3],
                    m[2][0] * r + m[2][1] * g + m[2][2] * b + m[2][3]);
        });
    }

    private static BufferedImage cropped(BufferedImage from, double part, SplittableRandom random) {
        int w = (int) (from.getWidth() * part);
        int h = (int) (from.getHeight() * part);
        return from.getSubimage(random.nextInt(from.getWidth() - w), random.nextInt(from.getHeight() - h), w, h);
    }

    private static BufferedImage turned(BufferedImage from, double degrees) {
        int side = from.getWidth();
        double t = Math.toRadians(degrees);
        int inner = (int) (side / (Math.abs(Math.sin(t)) + Math.abs(Math.cos(t))));
        BufferedImage to = drawn(from, side, side, AffineTransform.getRotateInstance(t, side / 2.0, side / 2.0));
        return to.getSubimage((side - inner) / 2, (side - inner) / 2, inner, inner);
    }

    private static BufferedImage scaled(BufferedImage from, double both, double across) {
        int w = (int) (from.getWidth() * both * across);
        int h = (int) (from.getHeight() * both);
        return drawn(
                from,
                w,
                h,
                AffineTransform.getScaleInstance((double) w / from.getWidth(), (double) h / from.getHeight()));
    }

    private static BufferedImage drawn(BufferedImage from, int w, int h, AffineTransform how) {
        BufferedImage to = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = to.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.drawImage(from, how, null);
        pen.dispose();
        return to;
    }

    private static BufferedImage blurred(BufferedImage from, int times) {
        int w = from.getWidth();
        int h = from.getHeight();
        float[][] planes = new float[3][w * h];
        for (int i = 0; i < w * h; i++) {
            int rgb = from.getRGB(i % w, i / w);
            planes[0][i] = rgb >> 16 & 255;
            planes[1][i] = rgb >> 8 & 255;
            planes[2][i] = rgb & 255;
        }
        for (int p = 0; p < 3; p++) {
            planes[p] = Planes.smoothed(planes[p], w, h, times);
        }
        return each(from, (rgb, x, y) -> rgb(planes[0][y * w + x], planes[1][y * w + x], planes[2][y * w + x]));
    }

    private static BufferedImage noisy(BufferedImage from, double sigma, SplittableRandom random) {
        return each(from, (rgb, x, y) -> {
            double n = MadePatterns.gauss(random) * sigma;
            return rgb((rgb >> 16 & 255) + n, (rgb >> 8 & 255) + n, (rgb & 255) + n);
        });
    }

    private static BufferedImage lit(BufferedImage from, SplittableRandom random) {
        double gain = random.nextDouble(0.7, 1.3);
        double across = random.nextDouble(-0.3, 0.3);
        double down = random.nextDouble(-0.3, 0.3);
        double warm = random.nextDouble(-0.08, 0.08);
        double w = from.getWidth();
        double h = from.getHeight();
        return each(from, (rgb, x, y) -> {
            double by = gain * (1 + across * (x / w - 0.5) + down * (y / h - 0.5));
            return rgb((rgb >> 16 & 255) * by * (1 + warm), (rgb >> 8 & 255) * by, (rgb & 255) * by * (1 - warm));
        });
    }

    private static BufferedImage labelled(BufferedImage from, SplittableRandom random) {
        BufferedImage to = each(from, (rgb, x, y) -> rgb);
        Graphics2D pen = to.createGraphics();
        int high = (int) (to.getHeight() * random.nextDouble(0.08, 0.16));
        int y = random.nextBoolean() ? 0 : to.getHeight() - high;
        pen.setColor(Color.WHITE);
        pen.fillRect(0, y, to.getWidth(), high);
        pen.setColor(Color.BLACK);
        pen.drawString("SHOP " + random.nextInt(1000, 9999), 10, y + high - 8);
        pen.dispose();
        return to;
    }

    /** The cloth through a camera held a little aside, turned and nearer; what is beyond the cloth is cut away. */
    private static BufferedImage seenFromAside(BufferedImage from, SplittableRandom random) {
        double angle = Math.toRadians(random.nextDouble(-12, 12));
        double zoom = random.nextDouble(0.68, 0.8);
        double g = random.nextDouble(-0.14, 0.14);
        double h = random.nextDouble(-0.14, 0.14);
        double half = from.getWidth() / 2.0;
        return each(from, (rgb, px, py) -> {
            double x = (px - half) / half;
            double y = (py - half) / half;
            double z = zoom / (1 + g * x + h * y);
            double sx = (x * Math.cos(angle) - y * Math.sin(angle)) * z * half + half;
            double sy = (x * Math.sin(angle) + y * Math.cos(angle)) * z * half + half;
            return from.getRGB(
                    Math.clamp((int) sx, 0, from.getWidth() - 1), Math.clamp((int) sy, 0, from.getHeight() - 1));
        });
    }

    private static BufferedImage jpeg(BufferedImage from, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(quality);
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(from, null, null), how);
            out.flush();
            return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }
}
