package org.saan.hub.production.web;

import java.util.List;
import org.saan.hub.production.Colour;
import org.saan.hub.production.Receiving;
import org.saan.hub.production.TrancheView;
import org.saan.hub.production.WorkView;
import org.saan.hub.shared.Shell;

/** One work order in the hand of the receiver: count, see the tranches, pack, answer open questions. */
record ReceivePage(
        Shell shell,
        Facts facts,
        WorkView work,
        List<TrancheView> tranches,
        List<WorkView.Discrepancy> discrepancies,
        String once,
        String packOnce,
        Typed typed) {
    ReceivePage {
        tranches = List.copyOf(tranches);
        discrepancies = List.copyOf(discrepancies);
    }

    List<Colour> colours() {
        return List.of(Colour.values());
    }

    List<String> reasons() {
        return Receiving.REASONS.stream().sorted().toList();
    }

    boolean mayReceive() {
        return work.counts().needed() > 0;
    }

    int unpacked() {
        return work.counts().good() - work.counts().packed();
    }
}
