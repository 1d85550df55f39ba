package org.saan.hub.production.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.production.Colour;
import org.saan.hub.production.Fault;
import org.saan.hub.production.Sampling;
import org.saan.hub.production.TrancheView;
import org.saan.hub.production.WorkView;
import org.saan.hub.shared.Shell;

/** A tranche in the hand of the inspector. */
record InspectPage(
        Shell shell,
        Facts facts,
        WorkView work,
        TrancheView tranche,
        Sampling.@Nullable Plan plan,
        String once,
        String sampleOnce,
        String backOnce,
        Typed typed) {
    List<Fault> faults() {
        return List.of(Fault.values());
    }

    List<Colour> colours() {
        return List.of(Colour.values());
    }

    List<String> levels() {
        return Sampling.LEVELS;
    }

    List<String> aqls() {
        return Sampling.AQLS;
    }
}
