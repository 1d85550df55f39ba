package org.saan.hub.shared.print;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * A picture ready for paper. A JPEG and most PNGs go into the file as they are; others are drawn on white.
 *
 * @param entries how the bytes are packed, in words of PDF
 */
public record PrintedImage(int width, int height, String entries, byte[] bytes) {
    private static final int RGB = 3;

    /** @throws IllegalArgumentException when it is no picture that can be printed */
    public static PrintedImage of(byte[] file) {
        if (file.length > 24 && (file[0] & 0xff) == 0xff && (file[1] & 0xff) == 0xd8) {
            return jpeg(file);
        }
        if (file.length > 33 && ByteBuffer.wrap(file).getLong(0) == 0x89504e470d0a1a0aL) {
            var png = plainPng(file);
            return png == null ? drawn(file) : png;
        }
        throw new IllegalArgumentException("neither JPEG nor PNG");
    }

    private static PrintedImage jpeg(byte[] file) {
        var in = ByteBuffer.wrap(file);
        int at = 2;
        while (at + 9 < file.length) {
            int marker = in.getShort(at) & 0xffff;
            boolean frame =
                    marker >= 0xffc0 && marker <= 0xffcf && marker != 0xffc4 && marker != 0xffc8 && marker != 0xffcc;
            if (frame) {
                int colours = in.get(at + 9);
                if (colours != 1 && colours != RGB) {
                    throw new IllegalArgumentException("JPEG of " + colours + " colours");
                }
                return new PrintedImage(
                        in.getShort(at + 7) & 0xffff,
                        in.getShort(at + 5) & 0xffff,
                        "/ColorSpace/" + (colours == 1 ? "DeviceGray" : "DeviceRGB")
                                + "/BitsPerComponent 8/Filter/DCTDecode",
                        file);
            }
            at += 2 + (in.getShort(at + 2) & 0xffff);
        }
        throw new IllegalArgumentException("JPEG without a frame");
    }

    /** A PNG whose bytes PDF understands: not interlaced, not transparent. */
    private static @Nullable PrintedImage plainPng(byte[] file) {
        var in = ByteBuffer.wrap(file);
        int depth = file[24];
        int kind = file[25];
        if (depth > 8 || kind > RGB || file[28] != 0) {
            return null;
        }
        var data = new ByteArrayOutputStream(file.length);
        String space = kind == 0 ? "/DeviceGray" : "/DeviceRGB";
        for (int at = 8; at + 12 <= file.length; ) {
            int length = in.getInt(at);
            switch (in.getInt(at + 4)) {
                case 0x49444154 -> data.write(file, at + 8, length);
                case 0x74524e53 -> {
                    return null;
                }
                case 0x504c5445 -> space = palette(file, at + 8, length, kind, space);
                default -> {}
            }
            at += 12 + length;
        }
        int colours = kind == 2 ? RGB : 1;
        return new PrintedImage(
                in.getInt(16),
                in.getInt(20),
                "/ColorSpace" + space + "/BitsPerComponent " + depth
                        + "/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors " + colours + "/BitsPerComponent "
                        + depth
                        + "/Columns " + in.getInt(16) + ">>",
                data.toByteArray());
    }

    private static String palette(byte[] file, int from, int length, int kind, String otherwise) {
        if (kind != RGB) {
            return otherwise;
        }
        return "[/Indexed/DeviceRGB " + (length / 3 - 1) + "<" + HexFormat.of().formatHex(file, from, from + length)
                + ">]";
    }

    private static PrintedImage drawn(byte[] file) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(file));
            if (image == null) {
                throw new IllegalArgumentException("no picture");
            }
            var rgb = ByteBuffer.allocate(RGB * image.getWidth() * image.getHeight());
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    int pixel = image.getRGB(x, y);
                    for (int shift = 16; shift >= 0; shift -= 8) {
                        rgb.put((byte) onWhite(pixel >> shift & 0xff, pixel >>> 24));
                    }
                }
            }
            return new PrintedImage(
                    image.getWidth(),
                    image.getHeight(),
                    "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode",
                    PdfFile.deflated(rgb.array()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int onWhite(int colour, int alpha) {
        return (colour * alpha + 255 * (255 - alpha)) / 255;
    }
}
