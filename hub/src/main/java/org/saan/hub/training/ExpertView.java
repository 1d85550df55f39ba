package org.saan.hub.training;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * Who knows something and comes to say it.
 *
 * @param sessions to which they came, or are asked to come
 */
public record ExpertView(
        UUID id,
        LocalizedText name,
        @Nullable String organisation,
        List<String> topics,
        List<String> languages,
        @Nullable LocalizedText biography,
        @Nullable String email,
        @Nullable String phone,
        boolean open,
        int sessions,
        int version) {
    public ExpertView {
        topics = List.copyOf(topics);
        languages = List.copyOf(languages);
    }
}
