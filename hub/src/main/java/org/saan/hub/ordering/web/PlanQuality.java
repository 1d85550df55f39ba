package org.saan.hub.ordering.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.saan.hub.ordering.LineView;
import org.saan.hub.ordering.Proposal;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;

/** How good a proposal is, in words: lines on time, groups for a line, work that groups needed, and what is proven. */
final class PlanQuality {
    private static final int SATANG = 100;

    private final OrderPicture picture;
    private final Shell shell;

    PlanQuality(OrderPicture picture, Shell shell) {
        this.picture = picture;
        this.shell = shell;
    }

    List<OrderPage.Why> words(Proposal proposal, int keptWeeks) {
        var words = new ArrayList<OrderPage.Why>();
        long missing =
                proposal.lines().stream().filter(line -> line.missing() > 0).count();
        int lines = picture.order.lines().size();
        words.add(new OrderPage.Why(
                missing == 0 ? "check" : "alert", shell.t("ordering.quality.on_time", lines - missing, lines)));
        int most = picture.order.lines().stream()
                .mapToInt(line -> groups(line, proposal))
                .max()
                .orElse(0);
        words.add(new OrderPage.Why("list", shell.t("ordering.quality.groups", most)));
        if (keptWeeks > 0) {
            words.add(new OrderPage.Why("scale", shell.t("ordering.quality.kept", keptWeeks)));
        }
        var quality = proposal.quality();
        if (quality != null) {
            var gap = quality.gapPercent();
            words.add(new OrderPage.Why(
                    "info", gap == null ? shell.t("ordering.quality.no_proof") : shell.t("ordering.quality.gap", gap)));
            quality.scarce().stream()
                    .filter(week -> picture.groups.containsKey(week.groupId()))
                    .forEach(week -> words.add(new OrderPage.Why(
                            "cal",
                            shell.t(
                                    "ordering.quality.scarce",
                                    shell.text(picture.group(week.groupId()).name()),
                                    shell.week(Weeks.parse(week.week())),
                                    shell.money(Money.ofMinor(week.bahtPerHour() * SATANG, Money.THB))))));
        }
        return words;
    }

    private int groups(LineView line, Proposal proposal) {
        var groups = new HashSet<UUID>();
        picture.order.allocations().stream()
                .filter(a -> a.lineId().equals(line.id()) && a.state().isLive())
                .forEach(a -> groups.add(a.groupId()));
        proposal.shares().stream()
                .filter(share -> share.lineId().equals(line.id()))
                .forEach(share -> groups.add(share.groupId()));
        return groups.size();
    }

    /** How the groups of the proposal fare over the year to come. */
    List<OrderPage.Fares> fares() {
        var rows = new ArrayList<OrderPage.Fares>();
        picture.continuity.forEach((group, it) -> rows.add(new OrderPage.Fares(
                shell.text(picture.group(group).name()),
                shell.n(it.weeks()),
                shell.n(it.before()),
                shell.n(it.after()),
                shell.n(it.lowBefore()),
                shell.n(it.lowAfter()))));
        rows.sort(java.util.Comparator.comparing(OrderPage.Fares::group));
        return rows;
    }
}
