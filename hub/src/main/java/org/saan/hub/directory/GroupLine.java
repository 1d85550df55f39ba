package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A group as a file has it: what the list shows, and what an office wants beside it.
 *
 * @param leader and {@code phones}: empty where the viewer may not reach the group directly
 */
public record GroupLine(
        GroupRow row,
        @Nullable String externalId,
        String kind,
        @Nullable LocalizedText district,
        @Nullable LocalizedText subdistrict,
        @Nullable String postalCode,
        @Nullable Integer members,
        @Nullable Integer star,
        @Nullable LocalDate registeredOn,
        @Nullable String leader,
        List<String> phones) {
    public GroupLine {
        phones = List.copyOf(phones);
    }
}
