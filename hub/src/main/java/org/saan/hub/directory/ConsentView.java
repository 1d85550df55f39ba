package org.saan.hub.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * One use of a person's data: the words that are agreed to, what was last said, and all that was said before.
 *
 * @param allowed whether the data may be used so now
 * @param history newest first; the first is what counts
 */
public record ConsentView(Purpose purpose, LocalizedText text, int textVersion, boolean allowed, List<Said> history) {
    public ConsentView {
        history = List.copyOf(history);
    }

    /** What a person said, when, how, and who wrote it down. */
    public record Said(
            boolean given,
            LocalDate on,
            String how,
            int textVersion,
            String recordedByRole,
            @Nullable String recordedBy,
            Instant recordedAt) {}

    public @Nullable Said last() {
        return history.isEmpty() ? null : history.getFirst();
    }
}
