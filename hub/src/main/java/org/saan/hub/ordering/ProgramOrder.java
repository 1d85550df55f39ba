package org.saan.hub.ordering;

import java.util.List;

/**
 * An order as a program enters it.
 *
 * @param order its buyer is the one that the key stands for
 * @param groups codes of the groups that shall make each line, in the order in which they are asked; empty for a line that any
 *     group may make
 */
public record ProgramOrder(NewOrder order, List<List<String>> groups) {
    public ProgramOrder {
        groups = groups.stream().map(List::copyOf).toList();
        if (groups.size() != order.lines().size()) {
            throw new IllegalArgumentException(
                    groups.size() + " lists of groups for " + order.lines().size() + " lines");
        }
    }
}
