package org.saan.hub.platform;

import java.util.List;
import org.saan.hub.shared.media.Redrawing;

/**
 * A photo in one of its widths, in points.
 *
 * @param file what it is kept under
 */
public record PhotoSize(int width, int height, Digest file) {
    /** Keeps a photo that was drawn anew, in all its widths. */
    public static List<PhotoSize> keep(List<Redrawing.Size> drawn, FileStore files) {
        return drawn.stream()
                .map(size -> new PhotoSize(size.width(), size.height(), files.put(size.jpeg())))
                .toList();
    }

    /** Of a photo's sizes, narrowest first: the widest that is no wider than that; the narrowest when all are. */
    public static PhotoSize upTo(List<PhotoSize> sizes, int width) {
        return sizes.reversed().stream()
                .filter(size -> size.width() <= width)
                .findFirst()
                .orElse(sizes.getFirst());
    }
}
