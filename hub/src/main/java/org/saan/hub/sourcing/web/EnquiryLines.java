package org.saan.hub.sourcing.web;

import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;
import org.saan.hub.sourcing.EnquiryView;
import org.saan.hub.sourcing.Promise;

/** Lines of an enquiry in words. */
final class EnquiryLines {
    private EnquiryLines() {}

    /**
     * A line as it is read.
     *
     * @param promise how many by when; absent when nothing is said
     * @param whole whether that is all of them
     * @param price range at the groups; only for those who run the programme
     */
    record Said(
            String code,
            String name,
            String quantity,
            @Nullable String promise,
            boolean whole,
            @Nullable String price,
            boolean craft) {}

    static Said said(Shell shell, EnquiryView.Line line, boolean told) {
        var promise = told ? line.promise() : null;
        return new Said(
                line.productCode(),
                shell.text(line.name()),
                Units.of(shell, line.quantity(), line.unitCode()),
                promise == null ? null : promise(shell, line, promise),
                promise != null && promise.pieces() >= promise.quantity(),
                promise == null ? null : price(shell, promise),
                line.familyCode() != null);
    }

    private static String promise(Shell shell, EnquiryView.Line line, Promise promise) {
        var day = shell.date(Weeks.friday(promise.due()));
        var pieces = Units.of(shell, promise.pieces(), line.unitCode());
        if (promise.pieces() >= promise.quantity()) {
            return shell.t("sourcing.promise.all", pieces, day);
        }
        var whole = promise.wholeBy();
        return whole == null
                ? shell.t("sourcing.promise.part", pieces, day)
                : shell.t("sourcing.promise.part_whole", pieces, day, shell.date(Weeks.friday(whole)));
    }

    private static @Nullable String price(Shell shell, Promise promise) {
        var least = promise.leastMinor();
        var most = promise.mostMinor();
        if (least == null || most == null) {
            return null;
        }
        return least.equals(most)
                ? shell.money(Money.ofMinor(least, Money.THB))
                : shell.t(
                        "sourcing.promise.range",
                        shell.money(Money.ofMinor(least, Money.THB)),
                        shell.money(Money.ofMinor(most, Money.THB)));
    }
}
