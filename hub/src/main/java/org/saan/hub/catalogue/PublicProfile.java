package org.saan.hub.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * The profile of a group as the public may read it.
 *
 * @param code of the group
 * @param region of its province, such as {@code northeast}
 * @param techniques concepts of the craft vocabulary
 * @param texts approved ones, by field
 * @param version counts up with every change
 */
public record PublicProfile(
        UUID id,
        UUID groupId,
        String code,
        String provinceCode,
        LocalizedText province,
        String region,
        @Nullable UUID clusterId,
        @Nullable Integer members,
        @Nullable String nameRoman,
        List<String> techniques,
        Map<TextField, PublicText> texts,
        List<PublicMark> marks,
        int version,
        Instant publishedFrom,
        Instant changedAt) {

    public PublicProfile {
        techniques = List.copyOf(techniques);
        texts = Map.copyOf(texts);
        marks = List.copyOf(marks);
    }

    /** Every public profile has a name. */
    public PublicText name() {
        return required(texts, TextField.PROFILE_NAME);
    }

    public @Nullable PublicText text(TextField field) {
        return texts.get(field);
    }

    static PublicText required(Map<TextField, PublicText> texts, TextField field) {
        var text = texts.get(field);
        if (text == null) {
            throw new IllegalStateException("public without " + field);
        }
        return text;
    }
}
