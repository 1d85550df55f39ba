package org.saan.hub.ordering.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.saan.hub.ordering.PromiseView;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/** A promise in words, as a curve of pieces by week, and as tables. */
final class PromiseDrawing {
    private static final int MOST_BARS = 40;
    private static final double HEIGHT = 96;

    private final Shell shell;
    private final PromiseView promise;
    private final YearWeek now;

    PromiseDrawing(Shell shell, PromiseView promise, YearWeek now) {
        this.shell = shell;
        this.promise = promise;
        this.now = now;
    }

    PromisePage.Answer answer() {
        var due = shell.date(Weeks.friday(promise.due()));
        boolean none = promise.pieces() == 0;
        return new PromisePage.Answer(
                promise.whole() ? "ok" : none ? "bad" : "warn",
                promise.whole() ? "check" : none ? "stop" : "alert",
                promise.whole()
                        ? shell.t("ordering.promise.whole", promise.quantity(), due)
                        : shell.t(
                                none ? "ordering.promise.none" : "ordering.promise.part",
                                promise.pieces(),
                                promise.quantity(),
                                due),
                price(),
                more(),
                curve(due),
                promise.shares().stream().map(this::row).toList(),
                promise.byWeek().stream()
                        .map(at -> new PromisePage.Row(
                                shell.week(at.week()),
                                List.of(shell.date(Weeks.friday(at.week())), shell.n(at.pieces()))))
                        .toList());
    }

    private @Nullable String price() {
        var prices = promise.prices();
        if (prices == null) {
            return null;
        }
        return prices.leastMinor() == prices.mostMinor()
                ? shell.t("ordering.promise.price", money(prices.leastMinor()), money(prices.totalMinor()))
                : shell.t(
                        "ordering.promise.prices",
                        money(prices.leastMinor()),
                        money(prices.mostMinor()),
                        money(prices.totalMinor()));
    }

    private List<String> more() {
        var more = new ArrayList<String>();
        if (promise.whole()) {
            return more;
        }
        more.add(
                promise.wholeBy() == null
                        ? shell.t("ordering.promise.never", promise.quantity(), promise.weeksKnown())
                        : shell.t(
                                "ordering.promise.whole_by",
                                promise.quantity(),
                                shell.date(Weeks.friday(promise.wholeBy()))));
        if (promise.oneMoreGroup() != null) {
            more.add(shell.t("ordering.promise.one_more", promise.oneMoreGroup()));
        }
        for (var at : promise.higherPrices()) {
            more.add(shell.t("ordering.promise.at_price", money(at.maxPriceMinor()), at.pieces()));
        }
        return more;
    }

    private PromisePage.Row row(PromiseView.Share share) {
        return new PromisePage.Row(
                shell.text(share.group()),
                List.of(
                        shell.n(share.pieces()),
                        money(share.priceMinor()),
                        share.first().equals(share.last())
                                ? shell.week(share.first())
                                : shell.t(
                                        "ordering.promise.weeks", shell.week(share.first()), shell.week(share.last())),
                        shell.text(share.province())));
    }

    private PromisePage.@Nullable Curve curve(String due) {
        if (promise.byWeek().isEmpty()) {
            return null;
        }
        var last = promise.byWeek().getLast().week();
        var until = last.isAfter(promise.due()) ? last : promise.due();
        int weeks = Math.clamp(Weeks.between(now, until) + 1, 1, MOST_BARS);
        var bars = new ArrayList<PromisePage.Bar>();
        for (int k = 0; k < weeks; k++) {
            var week = now.plusWeeks(k);
            int pieces = promise.byWeek().stream()
                    .filter(at -> !at.week().isAfter(week))
                    .mapToInt(PromiseView.ByWeek::pieces)
                    .max()
                    .orElse(0);
            double height = HEIGHT * pieces / promise.quantity();
            bars.add(
                    new PromisePage.Bar(k * 10 + 1, number(100 - height), number(height), week.isAfter(promise.due())));
        }
        return new PromisePage.Curve(
                weeks * 10,
                bars,
                shell.t(
                        "ordering.promise.curve_words",
                        promise.pieces(),
                        promise.quantity(),
                        due,
                        promise.byWeek().getLast().pieces(),
                        shell.date(Weeks.friday(last))),
                shell.week(now),
                shell.week(promise.due()),
                shell.week(now.plusWeeks(weeks - 1L)));
    }

    private String money(long minor) {
        return shell.money(Money.ofMinor(minor, Money.THB));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
