package org.saan.planner;

import java.util.SplittableRandom;

/** Chooses among ways by how often each made the plan better lately; none is ever given up. */
final class Roulette {
    private static final int PERIOD = 500;
    private static final double LEAST = 0.04;
    private static final double MEMORY = 0.7;

    private final double[] weight;
    private final int[] tried;
    private final double[] gained;
    private int turns;
    private int chosen;

    Roulette(int ways) {
        weight = new double[ways];
        java.util.Arrays.fill(weight, 1.0 / ways);
        tried = new int[ways];
        gained = new double[ways];
    }

    int choose(SplittableRandom random) {
        double at = random.nextDouble();
        chosen = 0;
        while (chosen < weight.length - 1 && at >= weight[chosen]) {
            at -= weight[chosen];
            chosen++;
        }
        return chosen;
    }

    /** Notes what the way chosen last took and whether the plan became better. */
    void note(int work, boolean better) {
        tried[chosen] += work;
        gained[chosen] += better ? 1 : 0;
        if (++turns % PERIOD == 0) {
            weigh();
        }
    }

    private void weigh() {
        double sum = 0;
        var rate = new double[weight.length];
        for (int k = 0; k < weight.length; k++) {
            rate[k] = (gained[k] + 0.1) / (tried[k] + 1);
            sum += rate[k];
        }
        double total = 0;
        for (int k = 0; k < weight.length; k++) {
            weight[k] = Math.max(LEAST, MEMORY * weight[k] + (1 - MEMORY) * rate[k] / sum);
            total += weight[k];
            tried[k] = 0;
            gained[k] = 0;
        }
        for (int k = 0; k < weight.length; k++) {
            weight[k] /= total;
        }
    }
}
