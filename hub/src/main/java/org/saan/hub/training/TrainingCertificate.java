package org.saan.hub.training;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was trained. It is issued once and stays as it was issued; it can be revoked, and says so then.
 *
 * @param code on the paper; whoever has it may ask whether the certificate is valid
 * @param named whether others may be told the name: with the consent {@code training_records} only
 */
public record TrainingCertificate(
        UUID id,
        String number,
        String code,
        WorkshopHead workshop,
        UUID learner,
        String name,
        boolean named,
        Instant metAt,
        Instant issuedAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedWords,
        int statusIndex,
        String salt,
        @Nullable String phone) {
    public boolean valid() {
        return revokedAt == null;
    }

    /** As it is printed, in fours. */
    public String printedCode() {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }
}
