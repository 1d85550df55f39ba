package org.saan.hub.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Role;

/** One change as it is read: who, in which role, when, of what, and each field before and after. */
public record AuditEntry(
        UUID id,
        Instant at,
        UUID accountId,
        @Nullable String who,
        @Nullable Role role,
        String action,
        String subjectType,
        String subjectId,
        List<Field> fields) {
    public AuditEntry {
        fields = List.copyOf(fields);
    }

    /**
     * A field that was set, changed or emptied.
     *
     * @param path names from the outside in, joined by dots
     */
    public record Field(
            String path, @Nullable String before, @Nullable String after) {
        /** The last of its names. */
        public String name() {
            return path.substring(path.lastIndexOf('.') + 1);
        }
    }
}
