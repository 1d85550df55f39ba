package org.saan.hub.messaging;

import java.time.Instant;
import java.time.LocalTime;
import org.saan.hub.shared.Printing;

/**
 * When a person is left alone, by the clock of Thailand.
 *
 * @param from inclusive
 * @param until exclusive; over midnight when {@code from} is later, never quiet when they are equal
 */
public record QuietHours(LocalTime from, LocalTime until) {
    public static final QuietHours USUAL = new QuietHours(LocalTime.of(20, 0), LocalTime.of(8, 0));

    /** The first moment, from that one on, at which the person may be told something. */
    Instant after(Instant moment) {
        var at = moment.atZone(Printing.ZONE);
        var time = at.toLocalTime();
        boolean overMidnight = from.isAfter(until);
        boolean quiet = overMidnight
                ? !time.isBefore(from) || time.isBefore(until)
                : !time.isBefore(from) && time.isBefore(until);
        if (!quiet) {
            return moment;
        }
        var day = overMidnight && !time.isBefore(from) ? at.toLocalDate().plusDays(1) : at.toLocalDate();
        return day.atTime(until).atZone(Printing.ZONE).toInstant();
    }
}
