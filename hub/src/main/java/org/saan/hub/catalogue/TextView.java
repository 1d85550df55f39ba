package org.saan.hub.catalogue;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;

/**
 * A field in both languages with the state of each.
 *
 * @param source the language in which it was first written; absent while nothing is
 */
public record TextView(
        TextField field,
        @Nullable Language source,
        @Nullable Side th,
        @Nullable Side en) {

    /** How far words are on their way to the public. */
    public enum State {
        /** Nothing is written in this language. */
        MISSING,
        /** Written, and nobody has reviewed it. */
        DRAFT,
        /** The source changed after it was translated. */
        STALE,
        /** Reviewed by a person. */
        APPROVED;

        public String key() {
            return "catalogue.state." + name().toLowerCase(java.util.Locale.ROOT);
        }

        /** Class of its badge. */
        public String badge() {
            return switch (this) {
                case APPROVED -> "ok";
                case STALE -> "bad";
                case DRAFT -> "warn";
                case MISSING -> "";
            };
        }
    }

    /**
     * One language of it.
     *
     * @param revision counts up when the words change
     * @param followed revision of the source that it follows; absent for the source
     * @param approvedWords what the public reads, which may be older than the words
     */
    public record Side(
            Language language,
            String words,
            State state,
            int revision,
            @Nullable Integer followed,
            UUID writtenBy,
            String writer,
            Instant writtenAt,
            @Nullable String approvedWords,
            @Nullable String reviewer,
            @Nullable Instant reviewedAt) {}

    public @Nullable Side side(Language language) {
        return language == Language.TH ? th : en;
    }

    public @Nullable Side sourceSide() {
        return source == null ? null : side(source);
    }

    public State state(Language language) {
        var side = side(language);
        return side == null ? State.MISSING : side.state();
    }

    public String words(Language language) {
        var side = side(language);
        return side == null ? "" : side.words();
    }

    public int revision(Language language) {
        var side = side(language);
        return side == null ? 0 : side.revision();
    }
}
