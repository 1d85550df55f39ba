package org.saan.hub.directory;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import org.saan.hub.shared.Refusal;

/**
 * Makes evidence safe to keep and to show: a photograph is drawn anew as a smaller JPEG, so that neither the place where it
 * was taken nor anything hidden in it stays; a paper must be a PDF of bounded size and is only ever downloaded.
 */
final class ClaimFiles {
    static final int LARGEST_PAPER = 3 * 1024 * 1024;
    static final int LARGEST_PHOTO = 12 * 1024 * 1024;
    private static final int LONG_SIDE = 1600;
    private static final long MOST_PIXELS = 60_000_000;
    private static final String FIELD = "file";

    private ClaimFiles() {}

    @SuppressWarnings("ArrayRecordComponent")
    record Safe(String mediaType, byte[] content) {}

    static Safe read(byte[] file) {
        if (startsWith(file, "%PDF-")) {
            if (file.length > LARGEST_PAPER) {
                throw Refusal.of(FIELD, "duplicates.claim.file_too_large", LARGEST_PAPER / (1024 * 1024));
            }
            return new Safe("application/pdf", file);
        }
        if (file.length > LARGEST_PHOTO) {
            throw Refusal.of(FIELD, "duplicates.claim.file_too_large", LARGEST_PHOTO / (1024 * 1024));
        }
        try {
            return new Safe("image/jpeg", jpeg(upright(decode(file), orientation(file))));
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof Refusal no) {
                throw no;
            }
            throw Refusal.of(FIELD, "duplicates.claim.file_kind");
        }
    }

    private static boolean startsWith(byte[] file, String sign) {
        if (file.length < sign.length()) {
            return false;
        }
        for (int i = 0; i < sign.length(); i++) {
            if (file[i] != sign.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Reads only every n-th pixel of a large picture, so that it never stands in memory whole. */
    private static BufferedImage decode(byte[] file) throws IOException {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var reader = Optional.of(ImageIO.getImageReaders(in))
                    .filter(java.util.Iterator::hasNext)
                    .map(java.util.Iterator::next)
                    .filter(ClaimFiles::isPhoto)
                    .orElseThrow(() -> Refusal.of(FIELD, "duplicates.claim.file_kind"));
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                if ((long) width * height > MOST_PIXELS) {
                    throw Refusal.of(FIELD, "duplicates.claim.file_pixels");
                }
                var how = reader.getDefaultReadParam();
                int every = Math.max(1, Math.max(width, height) / LONG_SIDE);
                how.setSourceSubsampling(every, every, 0, 0);
                return reader.read(0, how);
            } finally {
                reader.dispose();
            }
        }
    }

    private static boolean isPhoto(ImageReader reader) {
        try {
            var format = reader.getFormatName().toLowerCase(java.util.Locale.ROOT);
            return format.equals("jpeg") || format.equals("png");
        } catch (IOException e) {
            return false;
        }
    }

    /** Turned as the camera was held, small enough, without transparency. */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        double scale = Math.min(1, (double) LONG_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = small.createGraphics();
        pen.setRenderingHint(
                java.awt.RenderingHints.KEY_INTERPOLATION, java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        int quarters = switch (orientation) {
            case 3 -> 2;
            case 6 -> 1;
            case 8 -> 3;
            default -> 0;
        };
        if (quarters == 0) {
            return small;
        }
        boolean across = quarters != 2;
        var turned = new BufferedImage(across ? height : width, across ? width : height, BufferedImage.TYPE_INT_RGB);
        var turn = new AffineTransform();
        turn.translate(turned.getWidth() / 2.0, turned.getHeight() / 2.0);
        turn.quadrantRotate(quarters);
        turn.translate(-width / 2.0, -height / 2.0);
        new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(small, turned);
        return turned;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(0.82f);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** The tag 0x0112 of the first EXIF block of a JPEG; 1 when there is none. */
    static int orientation(byte[] file) {
        for (int at = 2; at + 10 < file.length && (file[at] & 0xff) == 0xff; ) {
            int marker = file[at + 1] & 0xff;
            int length = (file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff;
            if (marker == 0xe1 && file[at + 4] == 'E' && file[at + 5] == 'x') {
                return tag(file, at + 10, Math.min(file.length, at + 2 + length));
            }
            if (marker == 0xda || length < 2) {
                return 1;
            }
            at += 2 + length;
        }
        return 1;
    }

    private static int tag(byte[] file, int tiff, int end) {
        if (tiff + 8 > end) {
            return 1;
        }
        boolean little = file[tiff] == 'I';
        int directory = tiff + number(file, tiff + 4, 4, little, end);
        int entries = number(file, directory, 2, little, end);
        for (int i = 0; i < Math.min(entries, 200); i++) {
            int entry = directory + 2 + 12 * i;
            if (number(file, entry, 2, little, end) == 0x0112) {
                return number(file, entry + 8, 2, little, end);
            }
        }
        return 1;
    }

    private static int number(byte[] file, int at, int bytes, boolean little, int end) {
        if (at < 0 || at + bytes > end) {
            return 0;
        }
        int value = 0;
        for (int i = 0; i < bytes; i++) {
            int next = file[at + (little ? bytes - 1 - i : i)] & 0xff;
            value = value << 8 | next;
        }
        return value;
    }
}
