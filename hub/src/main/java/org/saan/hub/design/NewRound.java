package org.saan.hub.design;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;

/**
 * A round of a sample as it is asked for.
 *
 * @param wish what is to be made, or to be other than before
 * @param costMinor satang that the making costs; null when it was typed wrong
 * @param creditMinor of it, how much comes off the invoice of the order; null when it was typed wrong
 */
public record NewRound(
        @Nullable String wish,
        @Nullable LocalDate due,
        @Nullable Long costMinor,
        @Nullable Payer payer,
        @Nullable Long creditMinor) {
    static final int LONGEST = 2_000;
    static final long MOST_MINOR = 100_000_000L;

    /** Everything that is wrong, each with its field. */
    public List<Refusal> errors(LocalDate today) {
        var errors = new ArrayList<Refusal>();
        if (wish == null || wish.length() > LONGEST) {
            errors.add(Refusal.of("wish", "design.round.bad_wish", LONGEST));
        }
        if (due != null && due.isBefore(today)) {
            errors.add(Refusal.of("due", "design.round.due_past"));
        }
        if (costMinor == null || costMinor < 0 || costMinor > MOST_MINOR) {
            errors.add(Refusal.of("cost", "design.round.bad_cost", MOST_MINOR / 100));
        }
        if (payer == null) {
            errors.add(Refusal.of("payer", "design.round.no_payer"));
        }
        if (creditMinor == null || creditMinor < 0 || costMinor != null && creditMinor > costMinor) {
            errors.add(Refusal.of("credit", "design.round.bad_credit"));
        } else if (creditMinor > 0 && payer != Payer.BUYER) {
            errors.add(Refusal.of("credit", "design.round.credit_of_buyer"));
        }
        return errors;
    }
}
