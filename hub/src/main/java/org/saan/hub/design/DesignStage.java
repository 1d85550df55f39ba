package org.saan.hub.design;

import java.util.List;
import java.util.Locale;

/** Where a design stands, from the wish to the end (domain/08). */
public enum DesignStage {
    BRIEF,
    CONCEPT,
    PROTOTYPE,
    SAMPLE_SUBMITTED,
    SAMPLE_APPROVED,
    PRODUCTION_READY,
    RETIRED;

    /** Key of the word for this stage. */
    public String key() {
        return "designs.stage." + name().toLowerCase(Locale.ROOT);
    }

    /** Stages that may follow this one. */
    public List<DesignStage> next() {
        return switch (this) {
            case BRIEF -> List.of(CONCEPT);
            case CONCEPT -> List.of(PROTOTYPE, RETIRED);
            case PROTOTYPE -> List.of(SAMPLE_SUBMITTED);
            case SAMPLE_SUBMITTED -> List.of(SAMPLE_APPROVED, PROTOTYPE);
            case SAMPLE_APPROVED -> List.of(PRODUCTION_READY, RETIRED);
            case PRODUCTION_READY -> List.of(SAMPLE_SUBMITTED, RETIRED);
            case RETIRED -> List.of(PROTOTYPE);
        };
    }
}
