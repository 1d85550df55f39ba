package org.saan.hub.catalogue.web.open;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the reader is in what was found, and where else to go: the first, the last, and those around.
 *
 * @param here address of this page
 * @param steps numbers with their address; this page and the gaps have none
 */
record Pager(
        String here, @Nullable String previous, @Nullable String next, List<Link> steps) {

    Pager {
        steps = List.copyOf(steps);
    }

    boolean needed() {
        return steps.size() > 1;
    }

    /**
     * @param page counted from 0
     * @param link address of a page counted from 0
     */
    static Pager of(int page, int pages, IntFunction<String> link) {
        var shown = new TreeSet<Integer>();
        for (int at : new int[] {0, page - 1, page, page + 1, pages - 1}) {
            if (at >= 0 && at < pages) {
                shown.add(at);
            }
        }
        var steps = new ArrayList<Link>();
        int last = -1;
        for (int at : shown) {
            if (at > last + 1) {
                steps.add(new Link("…", null));
            }
            steps.add(new Link(Integer.toString(at + 1), at == page ? null : link.apply(at)));
            last = at;
        }
        return new Pager(
                link.apply(page),
                page > 0 ? link.apply(page - 1) : null,
                page + 1 < pages ? link.apply(page + 1) : null,
                steps);
    }
}
