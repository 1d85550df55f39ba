package org.saan.hub.training;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A workshop, for the head of a page or a paper about it.
 *
 * @param state DRAFT, OPEN, CLOSED, DONE or CANCELLED
 * @param from when its first part begins
 * @param until when its last part ends
 */
public record WorkshopHead(
        UUID id,
        String number,
        LocalizedText title,
        String state,
        @Nullable LocalizedText venue,
        @Nullable Instant from,
        @Nullable Instant until,
        int minutes) {}
