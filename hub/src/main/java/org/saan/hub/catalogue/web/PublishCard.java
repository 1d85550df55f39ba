package org.saan.hub.catalogue.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.web.Typed;

/**
 * Whether something is public, and the forms that change it.
 *
 * @param path of the profile or product
 */
record PublishCard(
        Shell shell,
        String path,
        @Nullable Instant from,
        @Nullable Instant until,
        Instant now,
        boolean mayPublish,
        Typed typed) {

    String state() {
        if (from == null || until != null && !now.isBefore(until)) {
            return "hidden";
        }
        return now.isBefore(from) ? "scheduled" : "public";
    }

    String badge() {
        return switch (state()) {
            case "public" -> "ok";
            case "scheduled" -> "warn";
            default -> "";
        };
    }
}
