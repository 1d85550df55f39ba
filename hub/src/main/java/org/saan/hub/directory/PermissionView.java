package org.saan.hub.directory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A permission between two organisations: for one scope, for a stated purpose, from a day to a day, both included. Its giver
 * takes it back whenever they like; then it ends at once, and it is never given again under the same id.
 */
public record PermissionView(
        UUID id,
        Party giver,
        Party receiver,
        PermissionScope scope,
        LocalDate from,
        LocalDate until,
        String purpose,
        Instant givenAt,
        @Nullable Instant revokedAt,
        @Nullable String reason,
        State state,
        boolean mayRevoke) {

    /**
     * A cluster, a group, a buyer, or the programme.
     *
     * @param kind cluster, group, buyer or programme
     */
    public record Party(String kind, UUID id, LocalizedText name) {}

    public enum State {
        LATER,
        IN_FORCE,
        ENDED,
        REVOKED;

        public String key() {
            return "people.permission.state." + name().toLowerCase(Locale.ROOT);
        }
    }
}
