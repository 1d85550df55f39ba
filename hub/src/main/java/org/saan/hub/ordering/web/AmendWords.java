package org.saan.hub.ordering.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.ordering.AmendmentView;
import org.saan.hub.ordering.OrderVersion;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Weeks;

/** Puts changes of orders into words. */
final class AmendWords {
    private final Shell shell;
    private final Map<String, String> families;

    /** @param families names by code */
    AmendWords(Shell shell, Map<String, String> families) {
        this.shell = shell;
        this.families = families;
    }

    AmendPage.Meaning meaning(AmendmentView change) {
        var lines = change.lines().stream()
                .filter(AmendmentView.LineChange::changed)
                .map(line -> new AmendPage.Line(family(line), List.of(quantity(line), due(line), price(line))))
                .toList();
        var shares = change.shares().stream()
                .map(share -> new AmendPage.Share(
                        shell.text(share.name()),
                        shell.t(share.state().key()),
                        shell.n(share.before()),
                        shell.n(share.after()),
                        share.before() == share.after(),
                        shell.t(share.why().key())))
                .toList();
        return new AmendPage.Meaning(
                lines,
                shares,
                change.moneyBefore() == change.moneyAfter()
                        ? shell.t("amend.money_same", money(change.moneyBefore()))
                        : shell.t("amend.money", money(change.moneyBefore()), money(change.moneyAfter())),
                shell.t("amend.unallocated", change.unallocated()));
    }

    private String family(AmendmentView.LineChange line) {
        return families.getOrDefault(line.family(), line.family());
    }

    private AmendPage.Cell quantity(AmendmentView.LineChange line) {
        return new AmendPage.Cell(pieces(line.before()), pieces(line.after()));
    }

    private String pieces(AmendmentView.@Nullable State state) {
        return state == null ? "0" : shell.n(state.quantity());
    }

    private AmendPage.Cell due(AmendmentView.LineChange line) {
        return new AmendPage.Cell(week(line.before(), line.after()), week(line.after(), line.before()));
    }

    private String week(AmendmentView.@Nullable State state, AmendmentView.@Nullable State other) {
        var one = state == null ? other : state;
        return one == null ? "" : shell.date(Weeks.friday(Weeks.parse(one.due())));
    }

    private AmendPage.Cell price(AmendmentView.LineChange line) {
        return new AmendPage.Cell(limit(line.before(), line.after()), limit(line.after(), line.before()));
    }

    private String limit(AmendmentView.@Nullable State state, AmendmentView.@Nullable State other) {
        var one = state == null ? other : state;
        return one == null || one.maxPriceMinor() == null ? shell.t("amend.no_limit") : money(one.maxPriceMinor());
    }

    private String money(long minor) {
        return shell.money(Money.ofMinor(minor, Money.THB));
    }

    /** What a version changed, a sentence for each line. */
    List<String> sentences(OrderVersion version) {
        var all = new ArrayList<String>();
        for (var line : version.change().lines()) {
            var before = line.before();
            var after = line.after();
            if (!line.changed()) {
                continue;
            }
            if (after == null) {
                all.add(shell.t("amend.meanwhile.removed", version.version(), family(line)));
            } else if (before == null) {
                all.add(shell.t("amend.meanwhile.added", version.version(), family(line), after.quantity()));
            } else {
                all.add(shell.t(
                        "amend.meanwhile.line",
                        version.version(),
                        family(line),
                        before.quantity(),
                        after.quantity(),
                        week(before, null),
                        week(after, null)));
            }
        }
        return all;
    }
}
