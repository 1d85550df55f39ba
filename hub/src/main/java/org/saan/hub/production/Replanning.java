package org.saan.hub.production;

import java.util.UUID;
import org.saan.hub.ordering.Offers;
import org.saan.hub.ordering.Plans;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Moves pieces that would come too late to groups that have time: ordering's own re-planning, asked for from the work. */
@Service
public class Replanning {
    private final WorkReads reads;
    private final Offers offers;
    private final Plans plans;

    Replanning(WorkReads reads, Offers offers, Plans plans) {
        this.reads = reads;
        this.offers = offers;
        this.plans = plans;
    }

    /**
     * Takes so many pieces back from the group, leaves it out of the next plan, and asks for that plan. Nothing is offered to
     * anybody before the coordinator has accepted the proposal.
     *
     * @return the order that is planned anew
     */
    @Transactional
    public UUID propose(UUID work, int pieces, Viewer viewer) {
        Access.must(viewer.runsTheProgramme());
        var seen = reads.get(work, viewer);
        if (seen.counts().needed() == 0) {
            throw new Refusal("production.receive.cancelled");
        }
        offers.takeBackSome(seen.orderId(), work, pieces, viewer);
        plans.wish(seen.orderId(), seen.lineId(), seen.groupId(), 0, viewer);
        plans.requestPlan(seen.orderId(), viewer);
        return seen.orderId();
    }
}
