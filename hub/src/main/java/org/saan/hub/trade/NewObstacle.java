package org.saan.hub.trade;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;

/**
 * A problem of exporting as it is told.
 *
 * @param once token of its form
 * @param country ISO 3166-1, absent where it concerns no single one
 * @param familyCode craft family of the goods; absent for all
 * @param hsCode four or six digits with a point, such as {@code 5208} or {@code 5007.20}
 * @param agency office or company that asks, in the teller's words
 * @param document paper that is missing or refused, in the teller's words
 * @param daysLost whole days, absent where nobody knows
 */
public record NewObstacle(
        UUID once,
        LocalizedText problem,
        @Nullable String country,
        @Nullable String familyCode,
        @Nullable String hsCode,
        @Nullable String agency,
        @Nullable String document,
        @Nullable Integer daysLost,
        @Nullable Money moneyLost) {}
