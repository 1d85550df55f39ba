package org.saan.hub.design.weave;

import java.util.List;
import java.util.Set;

/**
 * How a cloth is woven: through which shafts each end goes, which shafts each treadle moves, which treadles each pick treads, and
 * the colour of each thread. Ends run from the right, as weavers count them; picks from the first that is woven. Numbers of shafts
 * and treadles begin at 1.
 *
 * @param threading shafts of each end
 * @param tieUp shafts of each treadle, as they stand in the file; empty when shafts are lifted by a plan
 * @param treadling treadles of each pick; empty when shafts are lifted by a plan
 * @param lifted shafts that are up at each pick, worked out from tie-up and treadling or from the lift plan
 * @param warp colour of each end as {@code #RRGGBB}
 * @param weft colour of each pick as {@code #RRGGBB}
 */
public record WeaveDraft(
        int shafts,
        List<Set<Integer>> threading,
        List<Set<Integer>> tieUp,
        List<Set<Integer>> treadling,
        List<Set<Integer>> lifted,
        List<String> warp,
        List<String> weft) {
    /** Ends, and picks, at most. */
    public static final int MOST_THREADS = 4_000;

    /** Shafts, and treadles, at most. */
    public static final int MOST_SHAFTS = 128;

    public WeaveDraft {
        threading = copy(threading);
        tieUp = copy(tieUp);
        treadling = copy(treadling);
        lifted = copy(lifted);
        warp = List.copyOf(warp);
        weft = List.copyOf(weft);
    }

    private static List<Set<Integer>> copy(List<Set<Integer>> rows) {
        return rows.stream().map(Set::copyOf).toList();
    }

    /**
     * Of a file; threads that it does not name go through no shaft.
     *
     * @throws UnreadableWif that names section and line of what cannot be woven
     */
    public static WeaveDraft of(Wif wif) {
        return new WifReading(wif).draft();
    }

    public int ends() {
        return threading.size();
    }

    public int picks() {
        return lifted.size();
    }

    /** Whether shafts are lifted by a plan, without treadles. */
    public boolean planned() {
        return tieUp.isEmpty();
    }

    /** Whether the end lies over the pick; both counted from 0. */
    public boolean warpOver(int end, int pick) {
        return threading.get(end).stream().anyMatch(lifted.get(pick)::contains);
    }

    /** The colour that is seen where they cross. */
    public String seen(int end, int pick) {
        return warpOver(end, pick) ? warp.get(end) : weft.get(pick);
    }

    /** The woven cloth as a picture, one square of {@code side} units for each crossing; first pick below, first end right. */
    public String svg(int side) {
        int ends = threading.size();
        int picks = lifted.size();
        StringBuilder svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" shape-rendering=\"crispEdges\">"
                        .formatted(ends * side, picks * side));
        for (int pick = 0; pick < picks; pick++) {
            int from = 0;
            for (int end = 1; end <= ends; end++) {
                if (end < ends && seen(end, pick).equals(seen(from, pick))) {
                    continue;
                }
                svg.append("<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>"
                        .formatted(
                                (ends - end) * side,
                                (picks - 1 - pick) * side,
                                (end - from) * side,
                                side,
                                seen(from, pick)));
                from = end;
            }
        }
        return svg.append("</svg>").toString();
    }
}
