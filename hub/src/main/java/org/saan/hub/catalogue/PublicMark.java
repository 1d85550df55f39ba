package org.saan.hub.catalogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * A mark that may be shown: confirmed by a person, with a certificate in force, as wide as the page that shows it.
 *
 * @param kind code such as {@code TH-GI}
 * @param stars of OTOP, with the year of their selection
 * @param validUntil last day; absent when the certificate has no end
 */
public record PublicMark(
        String kind,
        LocalizedText name,
        String certificate,
        @Nullable Integer stars,
        @Nullable Integer selectionYear,
        LocalDate issuedOn,
        @Nullable LocalDate validUntil) {}
