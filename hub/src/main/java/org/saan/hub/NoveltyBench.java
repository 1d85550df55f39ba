package org.saan.hub;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.saan.hub.design.novelty.MadeAlterations;
import org.saan.hub.design.novelty.MadePatterns;
import org.saan.hub.design.novelty.PairsTrial;
import org.saan.hub.design.novelty.Picture;
import org.saan.hub.design.novelty.Prepared;
import org.saan.hub.design.novelty.Sketch;
import org.saan.hub.design.novelty.SketchIndex;

/** {@code ./saan bench novelty}: made designs and alterations that no setting was chosen on, and the time among many designs. */
final class NoveltyBench {
    private static final int DRAWN = 1_000;
    private static final int MANY = 50_000;
    private static final int ASKED = 200;
    private static final int NEAREST = 10;
    private static final double MOST_MILLIS = 50;
    private static final int DESIGNS = 96;
    private static final long SEED = 70_000;

    private NoveltyBench() {}

    static int run(PrintStream out) {
        boolean fast = nearest(out);
        PairsTrial.Result result = quality();
        out.println("kind             pairs  recall  precision");
        result.kinds().forEach((kind, count) -> line(out, kind, count));
        line(out, "all", result.all());
        return fast && result.all().recall() >= 0.9 && result.all().precision() >= 0.9 ? 0 : 1;
    }

    private static void line(PrintStream out, String kind, PairsTrial.Count count) {
        out.printf(Locale.ROOT, "%-16s %5d  %6.4f  %9.4f%n", kind, count.truths(), count.recall(), count.precision());
    }

    /** Each design altered in two ways, all ways in turn. */
    private static PairsTrial.Result quality() {
        Map<String, Picture> designs = new HashMap<>();
        List<PairsTrial.Altered> altered = new ArrayList<>();
        MadeAlterations[] kinds = MadeAlterations.values();
        int next = 0;
        for (long seed = SEED; seed < SEED + DESIGNS; seed++) {
            var image = MadePatterns.of(seed);
            designs.put("d" + seed, Picture.of(image));
            for (int i = 0; i < 2; i++) {
                MadeAlterations kind = kinds[next++ % kinds.length];
                altered.add(new PairsTrial.Altered(
                        "d" + seed + kind, "d" + seed, kind.name(), Picture.of(kind.of(image, seed))));
            }
        }
        return PairsTrial.of(designs, altered);
    }

    /** A thousand drawn designs; the other sketches are those with every value moved a little, to make as many as there may be. */
    private static boolean nearest(PrintStream out) {
        List<Prepared> drawn = LongStream.range(0, DRAWN)
                .parallel()
                .mapToObj(seed -> Prepared.of(Picture.of(MadePatterns.of(seed))))
                .toList();
        SketchIndex<Integer> index = new SketchIndex<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < MANY; i++) {
            float[] sketch = Sketch.of(drawn.get(i % DRAWN), 0).clone();
            for (int k = 0; i >= DRAWN && k < sketch.length; k++) {
                sketch[k] += (float) (random.nextGaussian() * 0.02);
            }
            index.add(i, sketch);
        }
        double[] millis = new double[ASKED];
        for (int i = -50; i < ASKED; i++) {
            long begun = System.nanoTime();
            index.nearest(drawn.get(Math.floorMod(i * 7, DRAWN)), NEAREST);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(millis);
        out.printf(
                Locale.ROOT,
                "nearest %d of %d designs: p50 %.1f ms, p99 %.1f ms%n",
                NEAREST,
                index.size(),
                millis[ASKED / 2],
                millis[ASKED * 99 / 100]);
        return millis[ASKED / 2] <= MOST_MILLIS;
    }
}
