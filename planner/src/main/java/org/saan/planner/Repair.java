package org.saan.planner;

/** What would let a line be made that the plan leaves short. */
public sealed interface Repair {

    /** Due so many weeks later. */
    record Later(int weeks) implements Repair {}

    /** A smaller quantity that can be made as things stand. */
    record Smaller(int pieces) implements Repair {}

    /** A larger quantity that whole minimum batches add up to. */
    record Larger(int pieces) implements Repair {}

    /** So many groups instead of fewer; for one dye lot, so many lots. */
    record MoreGroups(int groups) implements Repair {}

    /** A highest price per piece of so many minor units. */
    record HigherPrice(long maxPrice) implements Repair {}
}
