package org.saan.planner;

/** Why a group has no share of a line. */
public sealed interface WhyNot {

    /** The group does not do this craft. */
    record WrongCraft() implements WhyNot {}

    record WrongGrade(int has, int needs) implements WhyNot {}

    /** Prices per piece, in minor units. */
    record TooDear(long price, long max) implements WhyNot {}

    record Reserved() implements WhyNot {}

    record Excluded() implements WhyNot {}

    record Suspended() implements WhyNot {}

    /** Between release and due there is no week, once the way to the hub is taken off. */
    record NoWindow() implements WhyNot {}

    record BelowMinimumBatch(int quantity, int minimum) implements WhyNot {}

    /**
     * Too little free time in the window.
     *
     * @param freePieces what still fits into the window
     * @param firstFreeWeek first week by whose end a minimum batch would be done; -1 when not within the horizon
     */
    record NoTime(int freePieces, int firstFreeWeek) implements WhyNot {}

    record MaxGroupsReached(int max) implements WhyNot {}

    /** Allowed and possible, but the plan would be worse by so many points or more. */
    record CostsMore(long points) implements WhyNot {}
}
