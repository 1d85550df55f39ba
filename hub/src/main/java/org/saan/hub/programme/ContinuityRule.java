package org.saan.hub.programme;

import java.time.LocalDate;

/**
 * The thresholds of continuous work, as somebody set them from a day on. Each report states those in force on its day, with
 * their owner; a change is a row of its own.
 *
 * @param startsOn first day on which they count
 * @param weeks of the window, ending at the report date
 * @param available least weeks that are not leave
 * @param ratioPermille least share of paid weeks among the available
 * @param longestGap most available weeks without paid work in a row
 * @param usedPermille least share of declared time that was paid
 * @param orders least distinct orders
 * @param leavePermille most leave in the window
 * @param paidPermille least part of a week's declared time that makes it a paid week
 * @param paidWithinDays work that was paid later than so many days after it was accepted counts in the week of the payment
 * @param owner who answers for them
 */
public record ContinuityRule(
        LocalDate startsOn,
        int weeks,
        int available,
        int ratioPermille,
        int longestGap,
        int usedPermille,
        int orders,
        int leavePermille,
        int paidPermille,
        int paidWithinDays,
        String owner) {

    public ContinuityRule {
        if (weeks < 1 || weeks > 104 || available < 1 || available > weeks) {
            throw new IllegalArgumentException("a window of " + weeks + " weeks, of them " + available + " available");
        }
    }
}
