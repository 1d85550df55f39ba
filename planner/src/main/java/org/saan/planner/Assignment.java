package org.saan.planner;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A group makes pieces of an operation of a line: one campaign that may be interrupted.
 *
 * @param minutes work by week number; only weeks with work
 */
public record Assignment(String line, String operation, String group, int pieces, SortedMap<Integer, Integer> minutes) {
    public Assignment {
        minutes = Collections.unmodifiableSortedMap(new TreeMap<>(minutes));
    }
}
