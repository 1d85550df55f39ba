package org.saan.hub.shared.media;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import javax.imageio.ImageIO;

/** Photos made for tests: red above, blue below, with what phones write beside them. */
public final class SamplePhotos {
    private SamplePhotos() {}

    public static byte[] file(String name) {
        try (var in = SamplePhotos.class.getResourceAsStream("/media/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage read(byte[] jpeg) {
        try {
            return Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(jpeg)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] photo(String format, int width, int height) {
        return photo(format, width, height, 1);
    }

    /** Four corners of different colours when the tone is another, so that no two are the same file. */
    public static byte[] photo(String format, int width, int height, int tone) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, new Color(220, tone % 200, 0), width, 0, Color.ORANGE));
        pen.fillRect(0, 0, width, height / 2);
        pen.setColor(Color.BLUE);
        pen.fillRect(0, height / 2, width, height - height / 2);
        pen.dispose();
        return written(format, image);
    }

    static byte[] written(String format, BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException(format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The JPEG with an Exif block that holds an orientation and words that must not stay. */
    static byte[] withExif(byte[] jpeg, int orientation) {
        var out = new ByteArrayOutputStream();
        byte[] hidden = "SECRET-PLACE 18.908 98.936".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] exif = {
            'E',
            'x',
            'i',
            'f',
            0,
            0,
            'M',
            'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            1,
            18,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0,
            0,
            0,
            0,
            0
        };
        int length = 2 + exif.length + hidden.length;
        out.writeBytes(
                new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1, (byte) (length >> 8), (byte) length});
        out.writeBytes(exif);
        out.writeBytes(hidden);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }
}
