package org.saan.hub.catalogue;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/** A profile as those who work on it see it. */
public record ProfileView(
        UUID id,
        UUID groupId,
        String groupCode,
        LocalizedText groupName,
        int version,
        ProfileFacts facts,
        List<TextView> texts,
        @Nullable Instant publishedFrom,
        @Nullable Instant publishedUntil) {
    public ProfileView {
        texts = List.copyOf(texts);
    }

    public Subject subject() {
        return new Subject(SubjectKind.PROFILE, id, groupId);
    }
}
