package org.saan.hub.catalogue.web.open;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PublicText;

/**
 * A text of several paragraphs under its heading.
 *
 * @param tag its language when it is not that of the page
 */
record Said(String title, List<String> paragraphs, @Nullable String tag) {
    Said {
        paragraphs = List.copyOf(paragraphs);
    }

    static Optional<Said> of(OpenFrame frame, String titleKey, @Nullable PublicText text) {
        if (text == null) {
            return Optional.empty();
        }
        var paragraphs = Arrays.stream(text.in(frame.shell().language()).split("\\R+"))
                .map(String::strip)
                .filter(paragraph -> !paragraph.isEmpty())
                .toList();
        return Optional.of(new Said(frame.t(titleKey), paragraphs, frame.fallbackTag(text.words())));
    }
}
