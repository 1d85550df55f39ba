package org.saan.hub.catalogue;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.PhotoSize;
import org.saan.hub.shared.LocalizedText;

/**
 * A photo of a public profile or product that everybody may see now.
 *
 * @param number its place among the photos of its subject that are public, from 1
 * @param subjectName what it is a photo of
 * @param alt approved words about what is to be seen; absent until some are approved
 * @param sizes narrowest first
 */
public record PublicPhoto(
        UUID id,
        UUID subjectId,
        int number,
        LocalizedText subjectName,
        @Nullable LocalizedText alt,
        List<PhotoSize> sizes) {
    public PublicPhoto {
        sizes = List.copyOf(sizes);
    }

    /** The widest that is no wider than that; the narrowest when all are. */
    public PhotoSize upTo(int width) {
        return PhotoSize.upTo(sizes, width);
    }
}
