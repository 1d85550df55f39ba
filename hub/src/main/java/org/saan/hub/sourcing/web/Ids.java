package org.saan.hub.sourcing.web;

import java.util.UUID;
import org.saan.hub.shared.NotFound;

/** Ids in forms, which a strange sender may have written. */
final class Ids {
    private Ids() {}

    static UUID read(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound("id");
        }
    }
}
