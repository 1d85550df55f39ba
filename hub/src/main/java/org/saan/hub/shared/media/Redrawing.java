package org.saan.hub.shared.media;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.saan.hub.shared.Refusal;

/**
 * Draws a photo anew, upright and in the widths that screens ask for. Only its colours go over: the place where it was taken,
 * the phone, and whatever else is hidden in the file or behind its end stay behind.
 */
public final class Redrawing {
    /** The widths that pages offer; none is wider than the photo. */
    public static final List<Integer> WIDTHS = List.of(320, 640, 1280, 1920);

    /** Bytes of a file that is sent, at most. */
    public static final int LARGEST_FILE = 25 * 1024 * 1024;

    /** A phone of 50 megapixels makes 8160 × 6144. */
    private static final long MOST_PIXELS = 64_000_000;
    /** Those that are only ever read whole. */
    private static final long MOST_WHOLE_PIXELS = 20_000_000;

    private static final int LONGEST_SIDE = 20_000;
    private static final int SMALLEST_SIDE = 16;
    private static final float QUALITY = 0.82f;

    /** One photo at a time, so that several people who send large ones do not fill the memory together. */
    private static final Semaphore DESK = new Semaphore(1, true);

    private Redrawing() {}

    /** The photo in one width, as JPEG. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Size(int width, int height, byte[] jpeg) {}

    /**
     * The photo in its widths, narrowest first.
     *
     * @throws Refusal with the reason, in words for the person who sent it
     */
    public static List<Size> sizes(byte[] file) {
        if (file.length > LARGEST_FILE) {
            throw new Refusal("media.refused.bytes", LARGEST_FILE / (1024 * 1024));
        }
        var kind = PictureKind.of(file);
        DESK.acquireUninterruptibly();
        try {
            return draw(file, kind);
        } catch (IOException | RuntimeException broken) {
            if (broken instanceof Refusal no) {
                throw no;
            }
            throw new Refusal("media.refused.broken");
        } finally {
            DESK.release();
        }
    }

    private static List<Size> draw(byte[] file, PictureKind kind) throws IOException {
        var orientation = Orientation.of(file, kind);
        var sizes = new ArrayList<Size>();
        BufferedImage image = upright(decode(file, kind, orientation), orientation);
        int full = image.getWidth();
        var widths =
                new ArrayList<>(WIDTHS.stream().filter(width -> width <= full).toList());
        if (full < WIDTHS.getLast() && !widths.contains(full)) {
            widths.add(full);
        }
        // From wide to narrow, each drawn from the one before: halving step by step keeps threads of cloth smooth.
        for (int width : widths.reversed()) {
            image = narrower(image, width);
            sizes.addFirst(new Size(image.getWidth(), image.getHeight(), jpeg(image)));
        }
        return sizes;
    }

    /** Reads the size first, then only as many of the pixels as the widest size needs twice over. */
    private static BufferedImage decode(byte[] file, PictureKind kind, Orientation orientation) throws IOException {
        var reader = reader(kind);
        var cut = new AtomicBoolean();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            check(width, height, kind);
            reader.addIIOReadWarningListener((source, warning) -> cut.set(true));
            var how = reader.getDefaultReadParam();
            int wide = orientation.across() ? height : width;
            int every = Math.max(1, wide / (2 * WIDTHS.getLast()));
            how.setSourceSubsampling(every, every, 0, 0);
            var image = reader.read(0, how);
            if (cut.get() || !isWhole(file, kind)) {
                throw new Refusal("media.refused.cut");
            }
            return image;
        } catch (java.io.EOFException | javax.imageio.IIOException broken) {
            throw new Refusal(isWhole(file, kind) ? "media.refused.broken" : "media.refused.cut");
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(PictureKind kind) {
        return ImageIO.getImageReadersByFormatName(kind.name()).next();
    }

    private static void check(int width, int height, PictureKind kind) {
        long most = kind == PictureKind.WEBP ? MOST_WHOLE_PIXELS : MOST_PIXELS;
        if ((long) width * height > most || Math.max(width, height) > LONGEST_SIDE) {
            throw new Refusal("media.refused.pixels", String.valueOf(width), String.valueOf(height));
        }
        if (Math.min(width, height) < SMALLEST_SIDE) {
            throw new Refusal("media.refused.small", SMALLEST_SIDE);
        }
    }

    /** Whether the end of the picture is in the file: readers draw the rest grey and say nothing. */
    private static boolean isWhole(byte[] file, PictureKind kind) {
        return switch (kind) {
            case JPEG -> {
                boolean end = false;
                for (int i = file.length - 2; i > 1 && !end; i--) {
                    end = (file[i] & 0xff) == 0xff && (file[i + 1] & 0xff) == 0xd9;
                }
                yield end;
            }
            case PNG -> PictureKind.chunk(file, "IEND") >= 0;
            case WEBP -> Integer.toUnsignedLong(Bytes.of(file, 4, 4, true)) + 8 <= file.length;
        };
    }

    private static BufferedImage upright(BufferedImage image, Orientation orientation) {
        int width = image.getWidth();
        int height = image.getHeight();
        boolean across = orientation.across();
        double scale = Math.min(1, (double) WIDTHS.getLast() / (across ? height : width));
        // A very tall picture is no wider than its height allows.
        scale = Math.min(scale, 4.0 * WIDTHS.getLast() / Math.max(width, height));
        var half = image;
        while (scale < 0.5) {
            half = scaled(half, half.getWidth() / 2, half.getHeight() / 2);
            scale *= 2;
        }
        int w = Math.max(1, (int) Math.round(half.getWidth() * scale));
        int h = Math.max(1, (int) Math.round(half.getHeight() * scale));
        var drawn = new BufferedImage(across ? h : w, across ? w : h, BufferedImage.TYPE_INT_RGB);
        var pen = drawn.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, drawn.getWidth(), drawn.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.transform(orientation.upright(w, h));
        pen.drawImage(half, 0, 0, w, h, null);
        pen.dispose();
        return drawn;
    }

    private static BufferedImage narrower(BufferedImage image, int width) {
        var step = image;
        while (step.getWidth() > width) {
            int next = Math.max(width, step.getWidth() / 2);
            int height = Math.max(1, (int) Math.round((double) image.getHeight() * next / image.getWidth()));
            step = scaled(step, next, height);
        }
        return step;
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        var small = new BufferedImage(Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_INT_RGB);
        var pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, small.getWidth(), small.getHeight(), Color.WHITE, null);
        pen.dispose();
        return small;
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
