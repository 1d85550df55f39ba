package org.saan.hub.sourcing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/**
 * What could be promised at one moment. Nobody has been asked and nothing is held. Weeks are ISO texts, as it is stored.
 *
 * @param pieces that can be at the hub by the end of the due week
 * @param leastMinor satang for the cheapest piece, at the groups; absent when there is none
 * @param mostMinor satang for the dearest
 * @param wholeByWeek first week by which all can be at the hub; absent when that is not within the weeks that are known
 */
public record Promise(
        int quantity,
        String dueWeek,
        int pieces,
        @Nullable Long leastMinor,
        @Nullable Long mostMinor,
        @Nullable String wholeByWeek,
        List<CanPromise.Share> shares) {
    public Promise {
        shares = List.copyOf(shares);
    }

    public YearWeek due() {
        return Weeks.parse(dueWeek);
    }

    public @Nullable YearWeek wholeBy() {
        return wholeByWeek == null ? null : Weeks.parse(wholeByWeek);
    }
}
