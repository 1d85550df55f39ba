package org.saan.hub.settlement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;

/**
 * A version of a cost sheet, with the wage that it was held against.
 *
 * @param living baht of a day that a life costs there; absent where no row says so
 */
public record CostView(
        UUID id,
        UUID groupId,
        LocalizedText group,
        LocalizedText family,
        String familyCode,
        String name,
        int version,
        int lastVersion,
        CostSheet sheet,
        BigDecimal wage,
        LocalDate wageFrom,
        Money floor,
        @Nullable BigDecimal target,
        Rates.@Nullable Wage living,
        @Nullable String belowReason,
        Instant writtenAt) {
    private static final BigDecimal DAY = BigDecimal.valueOf(480);

    /** What the piece rate makes in a day of eight hours. */
    public BigDecimal dayEquivalent() {
        return sheet.labour().amount().multiply(DAY).divide(sheet.minutes(), 2, RoundingMode.HALF_UP);
    }

    /** Whether the piece rate reaches so much for a day; compared unrounded. */
    public boolean reaches(BigDecimal baht) {
        return sheet.labour().amount().multiply(DAY).compareTo(baht.multiply(sheet.minutes())) >= 0;
    }

    public boolean below() {
        return !reaches(wage);
    }
}
