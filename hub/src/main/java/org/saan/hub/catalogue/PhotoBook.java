package org.saan.hub.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.PhotoConsent;
import org.saan.hub.shared.LocalizedText;

/**
 * The photos of a profile or product for those who keep them.
 *
 * @param name of what they show
 * @param code of the product; absent for a profile
 * @param photos in their order
 * @param removed those that can still come back, the last removed first
 * @param people who may be in them, with whether they agree; empty for those who only write words
 * @param mayWrite may add, order and remove photos and say who is in them
 */
public record PhotoBook(
        Subject subject,
        LocalizedText name,
        @Nullable String code,
        List<PhotoView> photos,
        List<PhotoView> removed,
        List<PhotoConsent> people,
        boolean mayWrite) {
    public PhotoBook {
        photos = List.copyOf(photos);
        removed = List.copyOf(removed);
        people = List.copyOf(people);
    }
}
