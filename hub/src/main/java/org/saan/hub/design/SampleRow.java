package org.saan.hub.design;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/** A sample in the list; the group is absent for buyers. */
public record SampleRow(
        UUID id,
        String number,
        LocalizedText title,
        @Nullable LocalizedText group,
        @Nullable String subject,
        SampleState state,
        int rounds,
        Instant changedAt) {}
