package org.saan.hub.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One change: who, when, what, before and after as JSON. */
public record AuditRow(
        Instant at,
        String who,
        String action,
        String subjectType,
        String subjectId,
        @Nullable String before,
        @Nullable String after) {}
