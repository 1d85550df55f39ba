package org.saan.hub.ordering;

import java.util.UUID;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Component;

/** Makes a plan while the caller waits, for programs that enter orders; people ask {@link Plans} and are not kept waiting. */
@Component
public class PlanAtOnce {
    private final Plans plans;
    private final PlanJob job;
    private final OrderReads reads;

    PlanAtOnce(Plans plans, PlanJob job, OrderReads reads) {
        this.plans = plans;
        this.job = job;
        this.reads = reads;
    }

    /** The plan that was made: proposed, or failed with its reason. */
    public PlanView plan(UUID order, Viewer viewer) {
        job.make(plans.requestPlan(order, viewer));
        return reads.latestPlan(order).orElseThrow();
    }
}
