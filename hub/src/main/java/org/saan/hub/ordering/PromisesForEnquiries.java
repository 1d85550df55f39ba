package org.saan.hub.ordering;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.sourcing.CanPromise;
import org.saan.hub.sourcing.Promise;
import org.springframework.stereotype.Component;
import org.threeten.extra.YearWeek;

/** Answers what enquiries ask with the same promise that a coordinator gets on the telephone. */
@Component
class PromisesForEnquiries implements CanPromise {
    private final Promising promising;
    private final Clock clock;

    PromisesForEnquiries(Promising promising, Clock clock) {
        this.promising = promising;
        this.clock = clock;
    }

    @Override
    public Promise promise(String familyCode, int quantity, YearWeek due, Viewer viewer) {
        var now = YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
        var line = new NewOrder.Line(familyCode, BigDecimal.valueOf(quantity), now, due, 1, null, null, 1, false);
        var seen = promising.promise(line, viewer);
        var prices = seen.prices();
        return new Promise(
                seen.quantity(),
                Weeks.text(seen.due()),
                seen.pieces(),
                prices == null ? null : prices.leastMinor(),
                prices == null ? null : prices.mostMinor(),
                seen.wholeBy() == null ? null : Weeks.text(seen.wholeBy()),
                seen.shares().stream()
                        .map(share -> new Share(
                                share.groupId(),
                                share.group(),
                                share.province(),
                                share.pieces(),
                                share.priceMinor(),
                                Weeks.text(share.first()),
                                Weeks.text(share.last())))
                        .toList());
    }
}
