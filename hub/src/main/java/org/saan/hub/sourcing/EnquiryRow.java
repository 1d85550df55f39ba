package org.saan.hub.sourcing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An enquiry in the list. */
public record EnquiryRow(
        UUID id,
        String number,
        EnquiryState state,
        String organisation,
        String name,
        String country,
        int lines,
        int pieces,
        @Nullable LocalDate wantedBy,
        Instant createdAt) {}
