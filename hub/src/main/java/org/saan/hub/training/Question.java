package org.saan.hub.training;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.saan.hub.platform.PhotoSize;
import org.saan.hub.shared.LocalizedText;

/**
 * A question of the bank. It never changes once it is written; a better one takes its place.
 *
 * @param right the right one of the choices, from 1
 * @param picture its sizes, narrowest first; empty without
 * @param asked in how many workshops it is asked
 */
public record Question(
        UUID id,
        Competencies.Area area,
        int level,
        LocalizedText text,
        List<LocalizedText> choices,
        int right,
        boolean spoken,
        List<PhotoSize> picture,
        boolean retired,
        int asked) {
    public Question {
        choices = List.copyOf(choices);
        picture = List.copyOf(picture);
    }

    public boolean pictured() {
        return !picture.isEmpty();
    }

    public Optional<PhotoSize> shown() {
        return pictured() ? Optional.of(PhotoSize.upTo(picture, 640)) : Optional.empty();
    }
}
