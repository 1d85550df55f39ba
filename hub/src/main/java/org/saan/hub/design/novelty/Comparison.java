package org.saan.hub.design.novelty;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One picture laid over another as well as can be.
 *
 * @param structure likeness of the edges where both are seen, at most 1
 * @param texture likeness of threads and spots away from the edges, at most 1: near 0 for another cloth of the pattern
 * @param seen part of the earlier picture that the later one shows, 0 to 1
 * @param shown part of the later picture that lies on the earlier one, 0 to 1
 * @param mirrored whether the later one is seen as in a mirror
 * @param degrees how far it is turned, clockwise, 0 to 360
 * @param scale how much larger its motifs are
 */
public record Comparison(
        double structure, double texture, double seen, double shown, boolean mirrored, double degrees, double scale) {

    private static final int TRIED = 8;
    /** What a way must be worth before it is made to fit. */
    private static final double LEAST_VALUE = 0.1;

    /** How alike coarse edges must be before finer ones are looked at. */
    private static final double LEAST_LIKENESS = 0.4;

    private static final double LEAST_SEEN = 0.18;

    /** The best way found of laying the later picture over the earlier one. */
    public static Comparison of(Prepared earlier, Prepared later, Prepared laterMirrored) {
        Comparison plain = best(earlier, later, false);
        if (plain.certain()) {
            return plain;
        }
        Comparison mirrored = best(earlier, laterMirrored, true);
        return mirrored.rank() > plain.rank() ? mirrored : plain;
    }

    /** How well the pair fits, to choose among ways of laying it: by edges, then by threads. */
    double rank() {
        return structure * Math.sqrt(Math.min(1, Math.max(seen, shown) / 0.6)) + 0.2 * Math.max(0, texture);
    }

    private boolean certain() {
        return structure > 0.85 && texture > 0.5 && Math.max(seen, shown) > 0.6;
    }

    private record Way(Warp warp, double value) {}

    private static Comparison best(Prepared base, Prepared query, boolean mirrored) {
        List<Way> ways = new ArrayList<>();
        for (Warp warp : Moves.between(base, query)) {
            Overlay.Fit fit = Overlay.fit(base.coarse, query.coarse, warp, 2);
            if (fit.seen() >= LEAST_SEEN) {
                ways.add(new Way(warp, fit.likeness() * Math.sqrt(Math.min(1, fit.seen() / 0.5))));
            }
        }
        ways.sort(Comparator.comparingDouble(Way::value).reversed());
        Comparison best = new Comparison(0, 0, 0, 0, mirrored, 0, 1);
        List<Way> tried = new ArrayList<>();
        for (Way way : ways) {
            if (tried.size() == TRIED
                    || way.value() < Math.max(LEAST_VALUE, 0.5 * ways.getFirst().value())) {
                break;
            }
            if (tried.stream().anyMatch(t -> near(t.warp(), way.warp()))) {
                continue;
            }
            tried.add(way);
            Warp warp = Overlay.refined(base.coarse, query.coarse, way.warp(), 8, 1, 6);
            if (Overlay.fit(base.coarse, query.coarse, warp, 1).likeness() < LEAST_LIKENESS) {
                continue;
            }
            warp = Overlay.refined(base.fine, query.fine, warp, 6, 2, 8);
            if (warp.area() < 0.1 || warp.area() > 8 || warp.stretch() > 2) {
                continue;
            }
            Comparison now = judged(base, query, warp, mirrored);
            if (now.rank() > best.rank()) {
                best = now;
                if (best.certain()) {
                    return best;
                }
            }
        }
        return best;
    }

    private static boolean near(Warp a, Warp b) {
        return Math.abs(a.a() - b.a()) + Math.abs(a.d() - b.d()) < 0.03
                && Math.abs(a.c() - b.c()) + Math.abs(a.f() - b.f()) < 0.05;
    }

    private static Comparison judged(Prepared base, Prepared query, Warp warp, boolean mirrored) {
        Overlay.Fit fit = Overlay.fit(base.fine, query.fine, warp, 1);
        double texture = fit.likeness() < LEAST_LIKENESS ? 0 : base.texture.likeness(query.texture, warp);
        double area = Math.abs(warp.area());
        return new Comparison(
                fit.likeness(),
                texture,
                fit.seen(),
                Math.min(1, fit.seen() * area),
                mirrored,
                (Math.toDegrees(warp.angle()) + 360) % 360,
                Math.sqrt(area));
    }
}
