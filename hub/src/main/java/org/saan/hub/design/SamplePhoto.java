package org.saan.hub.design;

import java.util.List;
import java.util.UUID;
import org.saan.hub.platform.PhotoSize;

/** A photo of a sample or of its reference, in its sizes, narrowest first. */
public record SamplePhoto(UUID id, List<PhotoSize> sizes) {
    public SamplePhoto {
        sizes = List.copyOf(sizes);
    }

    /** The widest that is no wider than that; the narrowest when all are. */
    public PhotoSize upTo(int width) {
        return PhotoSize.upTo(sizes, width);
    }
}
