package org.saan.planner;

/** What the work of one pair costs at prices of weeks: it fills the cheapest weeks of its window first. */
final class Campaigns {
    private final Relaxed relaxed;
    private final Pairs pairs;
    private final int weeks;
    private final double[] price;
    private final short[] order;
    private final long[] earlier;

    /** Weeks of the open pair, cheapest first, with their price, and minutes and points until their end. */
    int count;

    private final int[] week;
    final double[] rate;
    final double[] minutes;
    final double[] points;
    /** Pieces of the open pair that were found best. */
    double chosen;

    private int pair;
    private double start;

    Campaigns(Relaxed relaxed, double[] price, short[] order, long[] earlier) {
        this.relaxed = relaxed;
        this.price = price;
        this.order = order;
        this.earlier = earlier;
        pairs = relaxed.pairs;
        weeks = relaxed.weeks;
        week = new int[weeks];
        rate = new double[weeks];
        minutes = new double[weeks];
        points = new double[weeks];
    }

    /** The least price of a minute in the window. */
    double cheapest(int i, int mode) {
        int base = pairs.pairLoom[i] * weeks;
        int first = pairs.first[i];
        int end = relaxed.end[mode][i];
        if (earlier.length > 0) {
            long places = places(i, mode);
            return places == 0 ? 0 : price[base + order[base + Long.numberOfTrailingZeros(places)]];
        }
        for (int k = base; k < base + weeks; k++) {
            int t = order[k];
            if (t >= first && t <= end && relaxed.room[base + t] > 0) {
                return price[base + t];
            }
        }
        return 0;
    }

    private long places(int i, int mode) {
        int at = pairs.pairLoom[i] * (weeks + 1);
        int end = relaxed.end[mode][i];
        return end < pairs.first[i] ? 0 : earlier[at + end + 1] & ~earlier[at + pairs.first[i]];
    }

    /** Points of a piece at least, with a price for using the pair at all. */
    double rate(int i, int mode, double use) {
        double v = cheapest(i, mode);
        double once = relaxed.fixed[i] + use + relaxed.setup[i] * v + relaxed.spare[i] * Math.min(0, v);
        return pairs.perPiecePoints[i]
                + pairs.perPiece[i] * v
                + (once >= 0 ? once / relaxed.most[mode][i] : once / relaxed.least[i]);
    }

    void open(int i, int mode) {
        pair = i;
        int base = pairs.pairLoom[i] * weeks;
        int first = pairs.first[i];
        int end = relaxed.end[mode][i];
        int onTime = pairs.onTime[i];
        double late = mode == Relaxed.ON_TIME ? 0 : relaxed.late[pairs.pairOp[i]];
        double need = (double) pairs.perPiece[i] * relaxed.most[mode][i] + relaxed.setup[i];
        double found = 0;
        int n = 0;
        if (earlier.length > 0 && late == 0) {
            for (long left = places(i, mode); left != 0 && found < need; left &= left - 1) {
                int t = order[base + Long.numberOfTrailingZeros(left)];
                rate[n] = price[base + t];
                week[n++] = t;
                found += relaxed.room[base + t];
            }
        } else {
            n = sorted(base, first, end, onTime, late);
        }
        count = n;
        double m = 0;
        double c = 0;
        for (int k = 0; k < n; k++) {
            int room = relaxed.room[base + week[k]];
            m += room;
            c += room * rate[k];
            minutes[k] = m;
            points[k] = c;
            if (m >= need) {
                count = k + 1;
                break;
            }
        }
        start = relaxed.fixed[i] + (count == 0 ? 0 : relaxed.spare[i] * Math.min(0, rate[0]));
    }

    private int sorted(int base, int first, int end, int onTime, double late) {
        int n = 0;
        for (int k = base; k < base + weeks; k++) {
            int t = order[k];
            if (t < first || t > end || relaxed.room[base + t] == 0) {
                continue;
            }
            double v = price[base + t] + (late > 0 && t > onTime ? late * (t - onTime) : 0);
            int j = n++;
            while (j > 0 && rate[j - 1] > v) {
                rate[j] = rate[j - 1];
                week[j] = week[j - 1];
                j--;
            }
            rate[j] = v;
            week[j] = t;
        }
        return n;
    }

    /** Points of so many pieces at the open pair. */
    double cost(double pieces) {
        return start + pairs.perPiecePoints[pair] * pieces + fill(pieces * pairs.perPiece[pair] + relaxed.setup[pair]);
    }

    private double fill(double need) {
        double m = 0;
        double c = 0;
        for (int k = 0; k < count; k++) {
            if (need <= minutes[k]) {
                return c + (need - m) * rate[k];
            }
            m = minutes[k];
            c = points[k];
        }
        return c + (count == 0 ? 0 : (need - m) * rate[count - 1]);
    }

    /** Pieces until the end of a week of the list. */
    double pieces(int k) {
        return (minutes[k] - relaxed.setup[pair]) / pairs.perPiece[pair];
    }

    /** Points of one more piece in a week of the list. */
    double slope(int k) {
        return pairs.perPiecePoints[pair] + pairs.perPiece[pair] * rate[k];
    }

    /** As many pieces as cost less than they are worth, within the limits of the pair. */
    double piecesWorth(double worth, int mode) {
        double n = relaxed.least[pair];
        double most = relaxed.most[mode][pair];
        for (int k = 0; k < count && n < most && slope(k) < worth; k++) {
            n = Math.max(n, k == count - 1 ? most : Math.min(most, pieces(k)));
        }
        return n;
    }

    /** Adds the minutes of so many pieces to the use; answers the sizes of what they cost. */
    double spend(double pieces, double share, double[] use, int loomsFrom) {
        int people = pairs.pairGroup[pair] * weeks;
        int loom = pairs.pairLoom[pair];
        double left = pieces * pairs.perPiece[pair] + relaxed.setup[pair];
        double size = relaxed.fixed[pair] + pairs.perPiecePoints[pair] * pieces;
        double m = 0;
        for (int k = 0; k < count && left > 0; k++) {
            double a = Math.min(left, minutes[k] - m);
            m = minutes[k];
            left -= a;
            use[people + week[k]] += share * a;
            if (relaxed.pricedLoom[loom]) {
                use[loomsFrom + loom * weeks + week[k]] += share * a;
            }
            size += a * Math.abs(rate[k]);
        }
        return size;
    }
}
