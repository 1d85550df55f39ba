package org.saan.hub.settlement;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Money;

/**
 * What is to be taken back of an invoice: pieces of its lines, an amount, both, or all that is left.
 *
 * @param words why, for the buyer
 * @param whole all that is left; then no pieces and no amount
 * @param pieces by position of the line
 * @param amount before VAT
 */
public record NewCredit(
        UUID invoice,
        CreditReason reason,
        String words,
        boolean whole,
        Map<Integer, Integer> pieces,
        @Nullable Money amount) {
    public NewCredit {
        pieces = Map.copyOf(pieces);
    }
}
