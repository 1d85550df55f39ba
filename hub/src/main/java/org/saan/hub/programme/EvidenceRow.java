package org.saan.hub.programme;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A row behind a number: counted, or not and why.
 *
 * @param reason code of why it is not counted; absent: counted
 * @param countedFrom when the rule was first met
 * @param path page of the record
 * @param facts what proves it, as JSON
 */
public record EvidenceRow(
        UUID row,
        @Nullable LocalizedText label,
        @Nullable String reason,
        @Nullable Instant countedFrom,
        @Nullable Instant countedUntil,
        @Nullable LocalizedText province,
        @Nullable String regionCode,
        @Nullable String sex,
        String ageBand,
        @Nullable String craft,
        @Nullable String path,
        String facts) {
    public boolean counted() {
        return reason == null;
    }

    /** Key of the sentence that says why it is not counted. */
    public String reasonKey() {
        return "programme.excluded." + reason;
    }
}
