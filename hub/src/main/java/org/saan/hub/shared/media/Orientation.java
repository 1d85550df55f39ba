package org.saan.hub.shared.media;

import java.awt.geom.AffineTransform;

/**
 * How a picture lies in its file, tag 0x0112 of Exif 2.32: which edges of the scene its first row and column are. Phones keep
 * the sensor's picture and say how it was held.
 */
enum Orientation {
    UPRIGHT,
    MIRRORED,
    HALF_TURN,
    FLIPPED,
    TRANSPOSED,
    QUARTER_RIGHT,
    TRANSVERSED,
    QUARTER_LEFT;

    private static final int TAG = 0x0112;
    private static final int MOST_ENTRIES = 200;

    /** Rows of the file are columns of the scene. */
    boolean across() {
        return ordinal() >= TRANSPOSED.ordinal();
    }

    /** Takes points of the picture in the file, of that size, to the upright picture. */
    AffineTransform upright(double width, double height) {
        return switch (this) {
            case UPRIGHT -> new AffineTransform();
            case MIRRORED -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case HALF_TURN -> new AffineTransform(-1, 0, 0, -1, width, height);
            case FLIPPED -> new AffineTransform(1, 0, 0, -1, 0, height);
            case TRANSPOSED -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case QUARTER_RIGHT -> new AffineTransform(0, 1, -1, 0, height, 0);
            case TRANSVERSED -> new AffineTransform(0, -1, -1, 0, height, width);
            case QUARTER_LEFT -> new AffineTransform(0, -1, 1, 0, 0, width);
        };
    }

    /** As the file says; upright when it says nothing that can be read. */
    static Orientation of(byte[] file, PictureKind kind) {
        int exif = switch (kind) {
            case JPEG -> jpeg(file);
            case PNG -> PictureKind.chunk(file, "eXIf");
            case WEBP -> PictureKind.riffChunk(file, "EXIF");
        };
        // Some writers repeat the sign that only JPEG needs.
        return exif < 0 ? UPRIGHT : tag(file, PictureKind.has(file, exif, "Exif\0\0") ? exif + 6 : exif);
    }

    private static int jpeg(byte[] file) {
        int at = 2;
        while (at + 10 < file.length && (file[at] & 0xff) == 0xff) {
            int marker = file[at + 1] & 0xff;
            int length = Bytes.of(file, at + 2, 2, false);
            if (marker == 0xe1 && PictureKind.has(file, at + 4, "Exif\0\0")) {
                return at + 4;
            }
            if (marker == 0xda || length < 2) {
                return -1;
            }
            at += 2 + length;
        }
        return -1;
    }

    private static Orientation tag(byte[] file, int tiff) {
        boolean little = PictureKind.has(file, tiff, "II");
        int directory = tiff + Bytes.of(file, tiff + 4, 4, little);
        int entries = Math.min(MOST_ENTRIES, Bytes.of(file, directory, 2, little));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + 12 * i;
            if (Bytes.of(file, entry, 2, little) == TAG) {
                int value = Bytes.of(file, entry + 8, 2, little);
                return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
