package org.saan.hub.directory;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * Somebody's word that a group is theirs, or that theirs and another are one, with what speaks for it.
 *
 * @param other the group that is said to be the same, once it is known which
 * @param otherCode the code of it as it was typed
 */
public record ClaimView(
        UUID id,
        Kind kind,
        State state,
        UUID groupId,
        String groupCode,
        LocalizedText group,
        @Nullable Other other,
        @Nullable String otherCode,
        @Nullable UUID accountId,
        String claimant,
        @Nullable String phone,
        Instant sentAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        int version,
        List<Said> said,
        List<Evidence> evidence) {
    public ClaimView {
        said = List.copyOf(said);
        evidence = List.copyOf(evidence);
    }

    /** OURS: let me speak for this group. SAME: this group and mine are one. */
    public enum Kind {
        OURS,
        SAME
    }

    /** WAITING for an officer, ASKED back and waiting for the claimant, or decided. */
    public enum State {
        WAITING,
        ASKED,
        ACCEPTED,
        REJECTED;

        public boolean isOpen() {
            return this == WAITING || this == ASKED;
        }
    }

    public record Other(UUID id, String code, LocalizedText name) {}

    public record Said(String by, boolean officer, String words, Instant at) {}

    public record Evidence(UUID id, String fileName, boolean image) {}
}
