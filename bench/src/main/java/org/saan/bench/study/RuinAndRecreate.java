package org.saan.bench.study;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.saan.bench.study.Loads.Shares;

/** Takes a few lines out that share groups and weeks, puts them back, and keeps what is better or, early on, not much worse. */
final class RuinAndRecreate {
    private static final double LAST_TEMPERATURE = 300;

    private final Instance in;
    private final Loads loads;
    private final Insertion insertion;
    private final SplittableRandom random;
    private final int[] groupStart;
    private final int[] pairsOfGroup;
    private final boolean[] out;
    private final BitSet changed = new BitSet();

    RuinAndRecreate(Instance in, Loads loads, Insertion insertion, long seed) {
        this.in = in;
        this.loads = loads;
        this.insertion = insertion;
        random = new SplittableRandom(seed * 77 + 5);
        out = new boolean[in.lines];
        groupStart = new int[in.groups + 1];
        for (int i = 0; i < in.pairs; i++) {
            groupStart[in.group(i) + 1]++;
        }
        for (int g = 0; g < in.groups; g++) {
            groupStart[g + 1] += groupStart[g];
        }
        pairsOfGroup = new int[in.pairs];
        var next = groupStart.clone();
        for (int i = 0; i < in.pairs; i++) {
            pairsOfGroup[next[in.group(i)]++] = i;
        }
    }

    /** Lines that are hardest to place first. */
    void construct() {
        IntStream.range(0, in.lines)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer l) -> -tightness(l)))
                .forEach(insertion::insert);
    }

    private double tightness(int line) {
        int from = in.start[line];
        int k = in.start[line + 1] - from;
        return k == 0
                ? 1e9
                : (double) in.quantity[line]
                        / (k * Math.max(1, in.due[line] - in.release[line]))
                        * (in.maxGroups[line] == 1 ? 2 : 1)
                        * in.shortPoints[line];
    }

    void improve(long deadline) {
        long begin = System.nanoTime();
        double span = Math.max(1, deadline - begin);
        double perLine = span / 1e9 * 15_000 / in.lines;
        double firstTemperature = perLine < 20 ? 1500 : perLine < 150 ? 6000 : 30_000;
        double temperature = firstTemperature;
        var best = all();
        long bestObjective = loads.objective;
        var removed = new int[16];
        for (long round = 0; ; round++) {
            if ((round & 15) == 0) {
                long now = System.nanoTime();
                if (now >= deadline) {
                    break;
                }
                double done = (now - begin) / span;
                temperature = firstTemperature * Math.pow(LAST_TEMPERATURE / firstTemperature, done);
            }
            int count = choose(removed);
            if (count == 0) {
                continue;
            }
            long before = loads.objective;
            var shares = new Shares[count];
            for (int j = 0; j < count; j++) {
                shares[j] = loads.shares(removed[j]);
                loads.remove(removed[j]);
            }
            var order = order(removed, count);
            insertion.noise = random.nextInt(3) == 0 ? 0 : 0.15 * random.nextDouble();
            for (int line : order) {
                insertion.insert(line);
            }
            long worse = loads.objective - before;
            if (worse <= 0 || worse < temperature * -Math.log(1 - random.nextDouble())) {
                touch(removed, count);
                if (loads.objective < bestObjective) {
                    bestObjective = loads.objective;
                    remember(best);
                }
            } else {
                for (int j = 0; j < count; j++) {
                    loads.remove(removed[j]);
                }
                for (int j = 0; j < count; j++) {
                    loads.put(removed[j], shares[j]);
                }
            }
        }
        if (bestObjective < loads.objective) {
            for (int l = 0; l < in.lines; l++) {
                loads.remove(l);
            }
            for (int l = 0; l < in.lines; l++) {
                loads.put(l, best[l]);
            }
        }
    }

    /** Lines that differ from the best since it was kept. */
    private void touch(int[] lines, int count) {
        for (int j = 0; j < count; j++) {
            changed.set(lines[j]);
        }
    }

    private void remember(Shares[] best) {
        changed.stream().forEach(l -> best[l] = loads.shares(l));
        changed.clear();
    }

    private Shares[] all() {
        return IntStream.range(0, in.lines).mapToObj(loads::shares).toArray(Shares[]::new);
    }

    /** A line and some that are at its groups at about its time. */
    private int choose(int[] lines) {
        int seed = random.nextInt(in.lines);
        int wanted = 2 + random.nextInt(random.nextInt(4) == 0 ? 10 : 4);
        int from = in.start[seed];
        int to = in.start[seed + 1];
        if (from == to) {
            return 0;
        }
        int count = 0;
        lines[count++] = seed;
        out[seed] = true;
        for (int tries = 0; count < wanted && tries < wanted * 4; tries++) {
            int g = in.group(from + random.nextInt(to - from));
            int pick = pairsOfGroup[groupStart[g] + random.nextInt(groupStart[g + 1] - groupStart[g])];
            int l = in.line[pick];
            boolean apart = in.release[l] > in.due[seed] + 2 || in.release[seed] > in.due[l] + 2;
            if (!out[l] && (loads.pieces[pick] > 0 || random.nextInt(5) == 0) && !apart) {
                out[l] = true;
                lines[count++] = l;
            }
        }
        for (int j = 0; j < count; j++) {
            out[lines[j]] = false;
        }
        return count;
    }

    /** Mostly by chance, sometimes the dearest first. */
    private int[] order(int[] lines, int count) {
        var order = Arrays.copyOf(lines, count);
        for (int j = count - 1; j > 0; j--) {
            int z = random.nextInt(j + 1);
            int line = order[j];
            order[j] = order[z];
            order[z] = line;
        }
        if (random.nextInt(3) == 0) {
            return Arrays.stream(order)
                    .boxed()
                    .sorted(Comparator.comparingLong(l -> -in.quantity[l] * in.shortPoints[l]))
                    .mapToInt(l -> l)
                    .toArray();
        }
        return order;
    }
}
