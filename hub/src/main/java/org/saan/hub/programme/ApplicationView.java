package org.saan.hub.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;

/**
 * What became of a group's yes to a measure.
 *
 * @param saidAt when the leader said it
 * @param granted as decided by the agency
 */
public record ApplicationView(
        UUID id,
        UUID measureId,
        LocalizedText measure,
        UUID groupId,
        LocalizedText group,
        State state,
        Instant saidAt,
        @Nullable LocalDate appliedOn,
        @Nullable LocalDate decidedOn,
        @Nullable Money granted,
        @Nullable String words,
        int version) {

    /** How far it has come. */
    public enum State {
        INTERESTED,
        APPLIED,
        GRANTED,
        REFUSED,
        WITHDRAWN;

        /** Key of its word. */
        public String key() {
            return "support.state." + name().toLowerCase(Locale.ROOT);
        }

        /** Whether the agency still has to say something. */
        public boolean open() {
            return this == INTERESTED || this == APPLIED;
        }
    }
}
