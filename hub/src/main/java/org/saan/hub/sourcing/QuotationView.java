package org.saan.hub.sourcing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.threeten.extra.YearWeek;

/**
 * A quotation with its versions, the first one first.
 *
 * @param currentVersion that the buyer sees; absent until one was sent
 */
public record QuotationView(
        UUID id,
        String number,
        UUID enquiryId,
        String enquiryNumber,
        String organisation,
        String place,
        @Nullable UUID buyerId,
        QuotationState state,
        @Nullable Integer currentVersion,
        @Nullable Instant acceptedAt,
        @Nullable Integer acceptedVersion,
        List<Version> versions) {
    public QuotationView {
        versions = List.copyOf(versions);
    }

    /** What was written last, sent or not. */
    public Version last() {
        return versions.getLast();
    }

    public Optional<Version> findVersion(int number) {
        return versions.stream().filter(version -> version.number() == number).findFirst();
    }

    /** The version that the buyer sees. */
    public Optional<Version> current() {
        return currentVersion == null ? Optional.empty() : findVersion(currentVersion);
    }

    /** The same without what was not sent. */
    QuotationView sentOnly() {
        return new QuotationView(
                id,
                number,
                enquiryId,
                enquiryNumber,
                organisation,
                place,
                null,
                state,
                currentVersion,
                acceptedAt,
                acceptedVersion,
                versions.stream().filter(version -> version.sentAt() != null).toList());
    }

    /** @param sentAt absent while it is a draft */
    public record Version(
            int number,
            LocalDate validUntil,
            NewQuotation.@Nullable Rate rate,
            String incoterm,
            String incotermPlace,
            int depositPercent,
            @Nullable String note,
            Money total,
            @Nullable Instant sentAt,
            List<Line> lines) {
        public Version {
            lines = List.copyOf(lines);
        }
    }

    /** @param due week by the end of which the pieces are at the hub */
    public record Line(
            UUID enquiryLineId,
            LocalizedText name,
            @Nullable String familyCode,
            int quantity,
            String unitCode,
            YearWeek due,
            BigDecimal price,
            Money amount) {}
}
