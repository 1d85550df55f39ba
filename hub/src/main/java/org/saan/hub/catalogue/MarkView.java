package org.saan.hub.catalogue;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/** A mark as those who work on the catalogue see it, with why the public does not. */
public record MarkView(
        UUID id,
        String kind,
        LocalizedText name,
        String scope,
        @Nullable UUID productId,
        String certificate,
        LocalDate issuedOn,
        @Nullable LocalDate validUntil,
        @Nullable String confirmedBy,
        Shown shown) {

    /** Whether the public sees it. */
    public enum Shown {
        YES,
        NOT_CONFIRMED,
        EXPIRED,
        NOT_YET,
        /** The register of geographical indications has to be looked at first. */
        TO_CHECK,
        /** Given to a person or a lot, which is less than a page speaks of. */
        TOO_NARROW;

        public String key() {
            return "catalogue.mark.shown." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
