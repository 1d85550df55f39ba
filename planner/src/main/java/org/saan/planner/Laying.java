package org.saan.planner;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Lays the minutes of a share into the weeks of its slot. */
final class Laying {
    private final Pairs pairs;
    private final Loads loads;
    private final Slots slots;
    private final Worth worth;
    private final int tiers;
    private final int classes;
    /** Minutes of the class in hand that were taken where the previous plan had them; 0 outside the taking. */
    private final int[] kept;

    private final int[] weekAt;
    private final double[] priceAt;
    /** Points of a minute by group and week, and by loom and week, as the proof has them; 0 before there is one. */
    private double[] hourPrices;

    private double[] loomPrices;
    SplittableRandom random = new SplittableRandom(0);

    Laying(Pairs pairs, Loads loads, Slots slots) {
        this.pairs = pairs;
        this.loads = loads;
        this.slots = slots;
        worth = slots.worth;
        tiers = worth.tiers;
        classes = worth.classes;
        kept = new int[pairs.weeks];
        weekAt = new int[pairs.weeks];
        priceAt = new double[pairs.weeks];
        hourPrices = new double[pairs.people.length];
        loomPrices = new double[pairs.loomCapacity.length];
    }

    void prices(double[] hourPrices, double[] loomPrices) {
        this.hourPrices = hourPrices;
        this.loomPrices = loomPrices;
    }

    /** How the minutes of a share are chosen among the free ones; any way is allowed, the plan's points judge it. */
    enum Way {
        /** Minutes by what they are worth now, so that idle weeks come first. */
        WORTH,
        /** Weeks by the prices of their hours: dear weeks are left to others. */
        PRICES,
        /** Whole weeks one after the other, idle or not: idle ones are left to others. */
        WEEKS
    }

    /** The share of a slot for so many pieces. Among equals weeks of the previous plan come first, then they come in random order. */
    Share share(int j, int pieces, Way way) {
        int i = slots.pair[j];
        long rest = pieces == 0 ? 0 : Math.max(0, (long) pieces * pairs.perPiece[i] + slots.setup[j]);
        int from = pairs.first[i];
        var minutes = new int[Math.max(0, slots.end[j] - from + 1)];
        Arrays.fill(kept, 0);
        order(j);
        rest = switch (way) {
            case WORTH -> byWorth(j, rest, minutes);
            case PRICES -> byPrice(j, rest, minutes);
            case WEEKS -> byWeek(j, rest, minutes);
        };
        if (rest > 0) {
            throw new IllegalStateException("no room for " + rest + " minutes of line " + slots.line);
        }
        return new Share(i, pieces, minutes, slots.pays[j]);
    }

    /** Weeks of the slot: from the first, from the last, or at random. */
    private void order(int j) {
        int n = slots.end[j] - slots.start[j] + 1;
        int kind = random.nextInt(4);
        for (int k = 0; k < n; k++) {
            weekAt[k] = kind == 0 ? slots.end[j] - k : slots.start[j] + k;
        }
        if (kind == 1) {
            for (int k = n - 1; k > 0; k--) {
                int other = random.nextInt(k + 1);
                int week = weekAt[k];
                weekAt[k] = weekAt[other];
                weekAt[other] = week;
            }
        }
    }

    private long byWorth(int j, long rest, int[] minutes) {
        for (int c = 0; c < classes && rest > 0; c++) {
            if (slots.minutesOf[j * classes + c] > 0) {
                if (pairs.before[slots.pair[j]] > 0) {
                    Arrays.fill(kept, 0);
                    rest = takeClass(j, c, rest, minutes, true);
                }
                rest = takeClass(j, c, rest, minutes, false);
            }
        }
        return rest;
    }

    /** On-time weeks first, then later and later ones. */
    private long byWeek(int j, long rest, int[] minutes) {
        int n = slots.end[j] - slots.start[j] + 1;
        int onTime = pairs.onTime[slots.pair[j]];
        for (int late = 0; late <= Math.max(0, slots.end[j] - onTime) && rest > 0; late++) {
            for (int k = 0; k < n && rest > 0; k++) {
                if (Math.max(0, weekAt[k] - onTime) == late) {
                    rest = takeWeek(j, weekAt[k], Integer.MAX_VALUE, rest, minutes);
                }
            }
        }
        return rest;
    }

    /** Cheap weeks first: up to the highest floor, and when all are there the rest. */
    private long byPrice(int j, long rest, int[] minutes) {
        int i = slots.pair[j];
        int n = slots.end[j] - slots.start[j] + 1;
        int group = pairs.pairGroup[i] * pairs.weeks;
        int loom = pairs.pairLoom[i] * pairs.weeks;
        double late = pairs.line(slots.line).latePointsPerMinuteWeek();
        for (int k = 0; k < n; k++) {
            int t = weekAt[k];
            priceAt[t] = hourPrices[group + t] + loomPrices[loom + t] + late * Math.max(0, t - pairs.onTime[i]);
            for (int m = k; m > 0 && priceAt[weekAt[m - 1]] > priceAt[t]; m--) {
                weekAt[m] = weekAt[m - 1];
                weekAt[m - 1] = t;
            }
        }
        int top = pairs.floor.length - 1;
        for (int k = 0; k < n && rest > 0 && top >= 0; k++) {
            int below = pairs.floor[top][group + weekAt[k]] - loads.load[group + weekAt[k]];
            if (below > 0 && weekAt[k] <= pairs.onTime[i]) {
                rest = takeWeek(j, weekAt[k], below, rest, minutes);
            }
        }
        for (int k = 0; k < n && rest > 0; k++) {
            rest = takeWeek(j, weekAt[k], Integer.MAX_VALUE, rest, minutes);
        }
        return rest;
    }

    private long takeWeek(int j, int t, int most, long rest, int[] minutes) {
        int i = slots.pair[j];
        int had = minutes[t - pairs.first[i]];
        int m = (int) Math.min(rest, Math.min(most, loads.free(i, t) - had));
        if (m > 0) {
            minutes[t - pairs.first[i]] = had + m;
            return rest - m;
        }
        return rest;
    }

    /** Takes minutes of one worth; {@code asBefore}: only where the previous plan had them. */
    private long takeClass(int j, int wanted, long rest, int[] minutes, boolean asBefore) {
        int i = slots.pair[j];
        int group = pairs.pairGroup[i] * pairs.weeks;
        int loom = pairs.pairLoom[i] * pairs.weeks;
        int n = slots.end[j] - slots.start[j] + 1;
        for (int k = 0; k < n && rest > 0; k++) {
            int t = weekAt[k];
            int free = Math.min(loads.free[group + t], loads.loomFree[loom + t]);
            int late = t > pairs.onTime[i] ? (t - pairs.onTime[i]) * tiers : 0;
            int load = loads.load[group + t];
            for (int f = 0; f < tiers && free > 0; f++) {
                int below = f == tiers - 1 ? free : Math.min(free, pairs.floor[f][group + t] - load);
                if (below <= 0) {
                    continue;
                }
                if (worth.rank[late + f] == wanted) {
                    int had = minutes[t - pairs.first[i]];
                    int most = asBefore ? Math.clamp(pairs.minutesBefore(i, t) - had, 0, below) : below - kept[t];
                    int m = (int) Math.min(rest, most);
                    kept[t] = asBefore ? m : 0;
                    minutes[t - pairs.first[i]] = had + m;
                    rest -= m;
                }
                free -= below;
                load += below;
            }
        }
        return rest;
    }
}
