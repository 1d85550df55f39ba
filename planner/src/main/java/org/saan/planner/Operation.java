package org.saan.planner;

/**
 * A step of making a line.
 *
 * @param grade least grade that a group needs
 * @param standardMinutes per piece at pace 1000
 * @param standardPrice per piece at price 1000, in minor units
 * @param maxPrice highest price per piece, in minor units; {@link #NO_LIMIT} for none
 * @param maxGroups at most so many groups share the operation; 1 for one dye lot
 */
public record Operation(
        String id, String family, int grade, int standardMinutes, long standardPrice, long maxPrice, int maxGroups) {
    public static final long NO_LIMIT = Long.MAX_VALUE;
}
