package org.saan.hub.ordering;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;
import org.threeten.extra.YearWeek;

/**
 * What could be promised with the time that groups have not given away. Nobody has been asked and nothing is held.
 *
 * @param pieces that can be at the hub by the due week
 * @param prices absent when there are none
 * @param wholeBy first week by which all pieces can be at the hub; absent when not within the weeks that are known
 * @param weeksKnown how many weeks from now were looked at
 * @param byWeek pieces that can be at the hub by the end of a week, for each week with more than the one before
 * @param oneMoreGroup pieces by the due week with one group more; absent when it does not help
 */
public record PromiseView(
        int quantity,
        YearWeek due,
        int pieces,
        @Nullable Prices prices,
        List<Share> shares,
        @Nullable YearWeek wholeBy,
        int weeksKnown,
        List<ByWeek> byWeek,
        @Nullable Integer oneMoreGroup,
        List<AtPrice> higherPrices) {

    public PromiseView {
        shares = List.copyOf(shares);
        byWeek = List.copyOf(byWeek);
        higherPrices = List.copyOf(higherPrices);
    }

    public boolean whole() {
        return pieces == quantity;
    }

    /** In satang: of the cheapest and the dearest piece, and of all together. */
    public record Prices(long leastMinor, long mostMinor, long totalMinor) {}

    /** Pieces that a group could make, from its first week with work to its last. */
    public record Share(
            UUID groupId,
            LocalizedText group,
            LocalizedText province,
            int pieces,
            long priceMinor,
            YearWeek first,
            YearWeek last) {}

    public record ByWeek(YearWeek week, int pieces) {}

    /** Pieces by the due week when a piece may cost so much. */
    public record AtPrice(long maxPriceMinor, int pieces) {}
}
