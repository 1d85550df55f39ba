package org.saan.planner;

import java.util.SplittableRandom;

/** Which units to take out of a plan together, because putting them back otherwise may be better. */
@FunctionalInterface
interface Neighbourhood {
    /** Marks units in the ruin. */
    void choose(Ruin ruin, SplittableRandom random);
}
