package org.saan.hub.design.novelty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Says which of some likely known designs a picture shows. */
public final class Novelty {
    /** Edges of one design agree at least so much; unlike patterns of one kind stay under it. */
    private static final double SAME_STRUCTURE = 0.62;

    /** Agreement of edges from which a reviewer is shown a pair. */
    private static final double ALIKE_STRUCTURE = 0.45;

    /** Threads and spots that agree so much show one and the same cloth. */
    private static final double SAME_TEXTURE = 0.4;

    /** Fit lost against the best explanation from which a design is only alike. */
    private static final double MARGIN = 0.06;

    private Novelty() {}

    /** Best fitting first. A design is the same when its edges agree and no other explains the picture much better. */
    public static <T> List<Match<T>> compare(Picture picture, Map<T, Prepared> known) {
        Prepared query = Prepared.of(picture);
        Prepared mirrored = Prepared.of(picture.mirrored());
        List<Match<T>> found = new ArrayList<>();
        known.forEach((design, prepared) ->
                found.add(new Match<>(design, Comparison.of(prepared, query, mirrored), Verdict.DIFFERENT)));
        found.sort(Comparator.comparingDouble((Match<T> m) -> m.comparison().rank())
                .reversed());
        if (found.isEmpty()) {
            return found;
        }
        Comparison best = found.getFirst().comparison();
        found.replaceAll(m -> new Match<>(m.design(), m.comparison(), verdict(m.comparison(), best)));
        return found;
    }

    private static Verdict verdict(Comparison c, Comparison best) {
        double fit = c.structure() * Math.sqrt(Math.min(1, Math.max(c.seen(), c.shown()) / 0.6));
        if (fit < ALIKE_STRUCTURE) {
            return Verdict.DIFFERENT;
        }
        boolean explainedBetter =
                best.rank() - c.rank() > MARGIN || best.texture() > SAME_TEXTURE && c.texture() < best.texture() - 0.2;
        return fit >= SAME_STRUCTURE && !explainedBetter ? Verdict.SAME : Verdict.ALIKE;
    }
}
