package org.saan.hub.catalogue;

import java.util.List;
import org.saan.hub.platform.Digest;

/**
 * A photo in one of its widths, in points.
 *
 * @param file what it is kept under
 */
public record PhotoSize(int width, int height, Digest file) {
    /** Of a photo's sizes, narrowest first: the widest that is no wider than that; the narrowest when all are. */
    static PhotoSize upTo(List<PhotoSize> sizes, int width) {
        return sizes.reversed().stream()
                .filter(size -> size.width() <= width)
                .findFirst()
                .orElse(sizes.getFirst());
    }
}
