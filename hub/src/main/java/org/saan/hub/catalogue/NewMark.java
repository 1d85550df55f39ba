package org.saan.hub.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;

/**
 * A mark with its certificate.
 *
 * @param productId for scope PRODUCT alone
 * @param giGood Thai name of the good, for the mark of a geographical indication
 * @param stars of OTOP, with the Christian year of their selection
 * @param validUntil last day; absent when the certificate has no end
 */
public record NewMark(
        String kind,
        Scope scope,
        @Nullable UUID productId,
        @Nullable String giGood,
        String certificate,
        @Nullable Integer stars,
        @Nullable Integer selectionYear,
        LocalDate issuedOn,
        @Nullable LocalDate validUntil,
        @Nullable String evidence) {

    /** What a certificate is given to. */
    public enum Scope {
        PERSON,
        GROUP,
        PRODUCT,
        LOT
    }

    List<Refusal> errors(MarkKinds kinds) {
        var errors = new ArrayList<Refusal>();
        if (!kinds.has(kind)) {
            errors.add(Refusal.of("kind", "catalogue.mark.unknown"));
        }
        if (certificate.isBlank() || certificate.length() > 80) {
            errors.add(Refusal.of("certificate", "catalogue.mark.certificate_needed"));
        }
        if ((scope == Scope.PRODUCT) != (productId != null)) {
            errors.add(Refusal.of("scope", "catalogue.mark.scope_needed"));
        }
        if (kind.equals("TH-GI") != (giGood != null)) {
            errors.add(Refusal.of("giGood", "catalogue.mark.gi_needed"));
        }
        if (kind.equals("OTOP") && (stars == null || stars < 1 || stars > 5 || selectionYear == null)) {
            errors.add(Refusal.of("stars", "catalogue.mark.stars_needed"));
        }
        if (validUntil != null && validUntil.isBefore(issuedOn)) {
            errors.add(Refusal.of("validUntil", "catalogue.mark.until"));
        }
        return errors;
    }
}
