package org.saan.planner;

/** A reason for a share. */
public sealed interface Because {

    record Skill(int has, int needs) implements Because {}

    /** Price per piece in minor units; {@code max} is {@link Operation#NO_LIMIT} where there is none. */
    record Price(long price, long max) implements Because {}

    /** Minutes free in the window before this share, and the minutes that it uses. */
    record FreeTime(long free, long used) implements Because {}

    /** Without this share a programme group would have less than its least work in so many weeks. */
    record KeepsInWork(int weeks) implements Because {}

    /** All pieces stay in one group: one dye lot. */
    record OneLot() implements Because {}

    /** The coordinator fixed this share. */
    record Pinned() implements Because {}

    /** The share was there before and stays. */
    record Kept() implements Because {}
}
