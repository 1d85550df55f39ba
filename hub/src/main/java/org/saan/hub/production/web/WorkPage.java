package org.saan.hub.production.web;

import java.util.List;
import org.saan.hub.production.TrancheView;
import org.saan.hub.production.WorkPhotos;
import org.saan.hub.production.WorkView;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Shell;

/** One work order for those who run the programme: sums, forecast, what was told, what arrived, what is open. */
record WorkPage(
        Shell shell,
        Facts facts,
        WorkView work,
        List<WorkView.Report> reports,
        List<TrancheView> tranches,
        List<WorkView.Discrepancy> discrepancies,
        List<WorkPhotos.Shot> shots,
        Typed typed) {
    WorkPage {
        reports = List.copyOf(reports);
        tranches = List.copyOf(tranches);
        discrepancies = List.copyOf(discrepancies);
        shots = List.copyOf(shots);
    }

    String rate() {
        return shell.money(Money.ofMinor(work.priceMinor(), Money.THB));
    }

    String payable() {
        return shell.money(
                Money.ofMinor(work.priceMinor(), Money.THB).times(work.counts().payable()));
    }

    boolean mayReplan() {
        return work.counts().undelivered()
                        + work.counts().rejected()
                        - work.counts().released()
                > 0;
    }

    /** What would come too late, else what was turned down. */
    String toMove() {
        var forecast = work.forecast();
        int late = forecast == null ? 0 : forecast.latePieces();
        int turnedDown = work.counts().rejected() - work.counts().released();
        return typed.value("pieces", Integer.toString(late > 0 ? late : Math.max(1, turnedDown)));
    }
}
