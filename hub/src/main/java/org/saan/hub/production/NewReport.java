package org.saan.hub.production;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a group tells of its work.
 *
 * @param once id that the phone made for the report
 * @param made pieces finished in all so far, those of earlier weeks and deliveries included
 * @param at when it was written on the phone; absent when it was sent at once
 */
public record NewReport(
        UUID once,
        int made,
        Feeling feeling,
        @Nullable String note,
        @Nullable Instant at) {
    static final int LONGEST_NOTE = 500;

    public NewReport {
        note = note == null || note.isBlank() ? null : note.strip();
    }
}
