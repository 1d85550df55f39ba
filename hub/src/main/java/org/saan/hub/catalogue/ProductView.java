package org.saan.hub.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A product as those who work on it see it.
 *
 * @param hsConfirmedBy name of who confirmed the HS code that stands in the facts; so for the origin
 */
public record ProductView(
        UUID id,
        String code,
        UUID groupId,
        String groupCode,
        LocalizedText groupName,
        String groupProvince,
        int version,
        ProductFacts facts,
        List<TextView> texts,
        @Nullable String hsConfirmedBy,
        @Nullable Instant hsConfirmedAt,
        @Nullable String originConfirmedBy,
        @Nullable Instant originConfirmedAt,
        @Nullable Instant publishedFrom,
        @Nullable Instant publishedUntil) {
    public ProductView {
        texts = List.copyOf(texts);
    }

    public Subject subject() {
        return new Subject(SubjectKind.PRODUCT, id, groupId);
    }
}
