package org.saan.hub.shared.print;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** A printed page as another program shows it, and the separate pieces of ink on it. */
final class Ink {
    static final int DPI = 288;
    private static final int DARK = 128;
    private static final int SPECK = 12;

    /** Bounds of ink that hangs together, in pixels; rows count from above. */
    record Blob(int left, int top, int right, int bottom) {}

    private Ink() {}

    static BufferedImage page(byte[] pdf, int page) {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(page, DPI, ImageType.GRAY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            stripper.setAddMoreFormatting(false);
            return stripper.getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> pages(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            var texts = new ArrayList<String>();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                texts.add(stripper.getText(document));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The pieces between two heights in points, from above. */
    static List<Blob> blobs(BufferedImage image, float from, float to) {
        int first = Math.round(from * DPI / 72);
        int last = Math.min(image.getHeight(), Math.round(to * DPI / 72));
        var seen = new boolean[last - first][image.getWidth()];
        var blobs = new ArrayList<Blob>();
        for (int y = first; y < last; y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                if (!seen[y - first][x] && isDark(image, x, y)) {
                    var blob = fill(image, seen, x, y, first, last);
                    if ((blob.right - blob.left) * (blob.bottom - blob.top) > SPECK) {
                        blobs.add(blob);
                    }
                }
            }
        }
        blobs.sort(Comparator.comparingInt(Blob::top));
        return blobs;
    }

    private static Blob fill(BufferedImage image, boolean[][] seen, int startX, int startY, int first, int last) {
        var open = new ArrayDeque<int[]>();
        open.add(new int[] {startX, startY});
        seen[startY - first][startX] = true;
        int[] box = {startX, startY, startX, startY};
        while (!open.isEmpty()) {
            var at = open.removeLast();
            box[0] = Math.min(box[0], at[0]);
            box[1] = Math.min(box[1], at[1]);
            box[2] = Math.max(box[2], at[0]);
            box[3] = Math.max(box[3], at[1]);
            for (int i = 0; i < 9; i++) {
                int x = at[0] + i % 3 - 1;
                int y = at[1] + i / 3 - 1;
                if (x >= 0
                        && x < image.getWidth()
                        && y >= first
                        && y < last
                        && !seen[y - first][x]
                        && isDark(image, x, y)) {
                    seen[y - first][x] = true;
                    open.add(new int[] {x, y});
                }
            }
        }
        return new Blob(box[0], box[1], box[2], box[3]);
    }

    /** The share of ink in either picture that has none near it in the other. */
    static double unlike(BufferedImage one, BufferedImage other, float from, float to) {
        int ink = 0;
        int alone = 0;
        for (int y = Math.round(from * DPI / 72); y < Math.round(to * DPI / 72); y++) {
            for (int x = 1; x < one.getWidth() - 1; x++) {
                if (isDark(one, x, y) || isDark(other, x, y)) {
                    ink++;
                    alone += isNear(one, x, y) && isNear(other, x, y) ? 0 : 1;
                }
            }
        }
        return (double) alone / ink;
    }

    private static boolean isNear(BufferedImage image, int x, int y) {
        for (int i = 0; i < 9; i++) {
            if (isDark(image, x + i % 3 - 1, y + i / 3 - 1)) {
                return true;
            }
        }
        return false;
    }

    static boolean isDark(BufferedImage image, int x, int y) {
        return image.getRaster().getSample(x, y, 0) < DARK;
    }
}
