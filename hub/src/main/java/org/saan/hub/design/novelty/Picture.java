package org.saan.hub.design.novelty;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * The pixels of one picture, its longer side brought to {@link #SIDE}, so that pictures of all sizes meet on one scale. Red, green
 * and blue are sRGB values from 0 to 255, row by row. What is transparent counts as white.
 */
public record Picture(int width, int height, float[] red, float[] green, float[] blue) {
    /** Pixels of the longer side of every compared picture. */
    public static final int SIDE = 256;

    /** The shorter side is never brought under this many pixels: a picture of one thread says nothing. */
    private static final int LEAST = 32;

    /** Reads a PNG, JPEG, GIF or BMP; anything else is refused with {@link IllegalArgumentException}. */
    public static Picture read(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            if (image == null) {
                throw new IllegalArgumentException("not a picture that can be read");
            }
            return of(image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The picture as drawn or photographed, brought to the common size by halving and smooth drawing. */
    public static Picture of(BufferedImage image) {
        double scale = (double) SIDE / Math.max(image.getWidth(), image.getHeight());
        int width = Math.clamp(Math.round(image.getWidth() * scale), LEAST, SIDE);
        int height = Math.clamp(Math.round(image.getHeight() * scale), LEAST, SIDE);
        BufferedImage small = image;
        while (small.getWidth() >= 2 * width && small.getHeight() >= 2 * height) {
            small = drawn(small, small.getWidth() / 2, small.getHeight() / 2);
        }
        return pixels(drawn(small, width, height));
    }

    private static BufferedImage drawn(BufferedImage from, int width, int height) {
        BufferedImage to = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = to.createGraphics();
        pen.setBackground(java.awt.Color.WHITE);
        pen.clearRect(0, 0, width, height);
        boolean larger = width > from.getWidth();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION,
                larger ? RenderingHints.VALUE_INTERPOLATION_BICUBIC : RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(from, 0, 0, width, height, null);
        pen.dispose();
        return to;
    }

    private static Picture pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] rgb = image.getRGB(0, 0, width, height, null, 0, width);
        float[] red = new float[rgb.length];
        float[] green = new float[rgb.length];
        float[] blue = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            red[i] = rgb[i] >> 16 & 255;
            green[i] = rgb[i] >> 8 & 255;
            blue[i] = rgb[i] & 255;
        }
        return new Picture(width, height, red, green, blue);
    }

    /** The same as in a mirror. */
    public Picture mirrored() {
        return new Picture(width, height, flipped(red), flipped(green), flipped(blue));
    }

    /** The same turned by a quarter. */
    public Picture turned() {
        return new Picture(height, width, quarter(red), quarter(green), quarter(blue));
    }

    private float[] quarter(float[] plane) {
        float[] to = new float[plane.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                to[x * height + height - 1 - y] = plane[y * width + x];
            }
        }
        return to;
    }

    private float[] flipped(float[] plane) {
        float[] to = new float[plane.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                to[y * width + x] = plane[y * width + width - 1 - x];
            }
        }
        return to;
    }

    /** Lightness by Rec. 601, 0 to 255. */
    float[] grey() {
        float[] grey = new float[red.length];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = 0.299f * red[i] + 0.587f * green[i] + 0.114f * blue[i];
        }
        return grey;
    }
}
