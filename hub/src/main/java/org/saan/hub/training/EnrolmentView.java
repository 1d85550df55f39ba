package org.saan.hub.training;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One person's wish to come.
 *
 * @param name as it is printed
 * @param offeredUntil until when an offered seat is kept
 * @param reached whether somebody could be written to by the hub: others are telephoned
 * @param place among those who wait, from 1; 0 for others
 */
public record EnrolmentView(
        UUID id,
        UUID workshopId,
        UUID learnerId,
        String name,
        @Nullable String phone,
        @Nullable String groupName,
        EnrolmentState state,
        String mode,
        Instant askedAt,
        @Nullable Instant offeredUntil,
        @Nullable String reason,
        @Nullable UUID bookingId,
        String code,
        boolean reached,
        int place,
        double attended) {}
