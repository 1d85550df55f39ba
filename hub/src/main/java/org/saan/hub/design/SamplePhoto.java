package org.saan.hub.design;

import java.util.List;
import java.util.UUID;
import org.saan.hub.platform.Digest;

/**
 * A photo of a sample or of its reference, in its sizes, narrowest first.
 */
public record SamplePhoto(UUID id, List<Size> sizes) {
    public SamplePhoto {
        sizes = List.copyOf(sizes);
    }

    /** In points. */
    public record Size(int width, int height, Digest file) {}

    /** The widest that is no wider than that; the narrowest when all are. */
    public Size upTo(int width) {
        return sizes.reversed().stream()
                .filter(size -> size.width() <= width)
                .findFirst()
                .orElse(sizes.getFirst());
    }
}
