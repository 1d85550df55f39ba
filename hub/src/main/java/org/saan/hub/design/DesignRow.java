package org.saan.hub.design;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A design in the list or on the board.
 *
 * @param picture the newest one; absent when none was sent
 * @param open near duplicates that nobody answered yet
 */
public record DesignRow(
        UUID id,
        String number,
        LocalizedText title,
        DesignStage stage,
        @Nullable LocalizedText group,
        @Nullable String designer,
        @Nullable UUID picture,
        int rounds,
        int open,
        @Nullable LocalDate due,
        boolean released,
        boolean aVersion,
        Instant changedAt) {}
