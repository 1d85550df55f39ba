package org.saan.planner;

/**
 * The best way to make pieces of one operation with the time that groups have left: which groups, how many each.
 *
 * <p>For a set of groups the pieces go step by step to whoever makes the next ones for the fewest points; minutes of a
 * window are sorted by what they are worth (a minute in an idle week saves points, a late one costs them), so points grow
 * ever steeper and the split is the best up to one batch at each step. The set grows group by group while that pays, or is
 * tried in every combination where there are few. Used by one thread at a time.
 */
final class Split {
    static final long IMPOSSIBLE = Long.MAX_VALUE / 4;
    private static final int MOST_CANDIDATES_FOR_SECOND = 8;
    private static final int FEW = 7;

    private final Pairs pairs;
    private final Loads loads;
    private final int tiers;
    private final int classes;

    // The request.
    private int line;
    private int batch;
    private long stabilityPerPiece;

    // Candidates: by slot.
    int size;
    int[] pair = new int[32];
    private int[] start = new int[32];
    private int[] end = new int[32];
    private boolean[] pays = new boolean[32];
    /** Fewest pieces of the slot, and whether the slot is in every set (work already begun). */
    private int[] least = new int[32];

    private boolean[] forced = new boolean[32];
    private long[] setup = new long[32];
    private int[] most = new int[32];
    private long[] startPoints = new long[32];
    private int[] startClass = new int[32];
    private long[] startLeft = new long[32];
    private long[] alone = new long[32];
    private int[] minutesOf;

    // Classes of minutes by worth: points of one minute, ascending.
    private long[] worth;
    private int[] rank;
    private long worthOf = Long.MIN_VALUE;
    private int worthIdle;
    /** How much of what an idle minute saves is counted: less when others will likely fill it. */
    int idlePermille = 1000;

    // The answer.
    int chosen;
    int[] chosenSlot = new int[8];
    int[] chosenPieces = new int[8];
    private int[] trySlot = new int[8];
    private int[] tryPieces = new int[8];
    private int[] at = new int[8];
    private long[] left = new long[8];
    /** Whether some candidates are offered for fewer pieces than they could make. */
    boolean fewer;

    /** Random points up to this are added to those of a set, so that other groups get their turn. */
    double noise;

    /** Minutes of the class in hand that were taken where the previous plan had them; 0 outside the taking. */
    private final int[] kept;

    private final int[] weekAt;
    private final double[] priceAt;
    /** Points of a minute by group and week, and by loom and week, as the proof has them; 0 before there is one. */
    private double[] hourPrices;

    private double[] loomPrices;

    java.util.SplittableRandom random = new java.util.SplittableRandom(0);

    Split(Pairs pairs, Loads loads) {
        this.pairs = pairs;
        this.loads = loads;
        kept = new int[pairs.weeks];
        weekAt = new int[pairs.weeks];
        priceAt = new double[pairs.weeks];
        hourPrices = new double[pairs.people.length];
        loomPrices = new double[pairs.loomCapacity.length];
        tiers = pairs.floorPoints.length + 1;
        classes = tiers * (pairs.model.problem.maxLateWeeks() + 1);
        worth = new long[classes];
        rank = new int[classes];
        minutesOf = new int[pair.length * classes];
    }

    void prices(double[] hourPrices, double[] loomPrices) {
        this.hourPrices = hourPrices;
        this.loomPrices = loomPrices;
    }

    /** Begins a request for a line; candidates follow. */
    void begin(int line) {
        this.line = line;
        var of = pairs.line(line);
        batch = of.batchMultiple();
        stabilityPerPiece =
                pairs.lineKnown[line] ? pairs.model.problem.stability().pieceChangePoints() : 0;
        size = 0;
        sortClasses(of.latePointsPerMinuteWeek());
    }

    private void sortClasses(long late) {
        if (late == worthOf && idlePermille == worthIdle) {
            return;
        }
        worthOf = late;
        worthIdle = idlePermille;
        var order = new Integer[classes];
        var points = new long[classes];
        for (int c = 0; c < classes; c++) {
            order[c] = c;
            long gain = 0;
            for (int f = c % tiers; f < tiers - 1; f++) {
                gain += pairs.floorPoints[f];
            }
            points[c] = c / tiers * late - gain * idlePermille / 1000;
        }
        java.util.Arrays.sort(order, java.util.Comparator.comparingLong((Integer c) -> points[c]));
        for (int k = 0; k < classes; k++) {
            rank[order[k]] = k;
            worth[k] = points[order[k]];
        }
    }

    /**
     * Adds a candidate with the weeks in which it may work, both included.
     *
     * @param pays whether it pays set-up and fixed points
     * @param least fewest pieces
     * @param begunMinutes minutes already worked in frozen weeks; 0 when the pair is not begun
     * @param always whether the pair is in every set, as begun work is
     */
    void candidate(int i, int from, int until, boolean pays, int least, long begunMinutes, boolean always) {
        if (size == pair.length) {
            grow();
        }
        int slot = size;
        pair[slot] = i;
        start[slot] = from;
        end[slot] = until;
        this.pays[slot] = pays;
        this.least[slot] = least;
        forced[slot] = always;
        setup[slot] = (pays ? pairs.setup[i] : 0) - begunMinutes;
        long total = sort(slot);
        long pieces = Math.max(0, total - setup[slot]) / pairs.perPiece[i];
        pieces -= pieces % batch;
        most[slot] = (int) Math.min(pieces, pairs.line(line).quantity());
        if (most[slot] < least && begunMinutes == 0) {
            return;
        }
        most[slot] = Math.max(most[slot], least);
        if (fewer && most[slot] > least && random.nextInt(3) == 0) {
            double part = random.nextDouble();
            most[slot] -= (int) ((most[slot] - least) * part * part);
            most[slot] -= (most[slot] - least) % batch;
        }
        long need = Math.max(0, (long) least * pairs.perPiece[i] + setup[slot]);
        if (least == 0) {
            need = 0;
        }
        startPoints[slot] = fixed(slot) + pieces(slot, 0, least) + begin(slot, need);
        size++;
    }

    /** Points of using the pair at all. */
    private long fixed(int slot) {
        int i = pair[slot];
        long points = pays[slot] ? pairs.fixed[i] : 0;
        if (pairs.lineKnown[line]) {
            long change = pairs.model.problem.stability().groupChangePoints();
            points += pairs.before[i] >= 0 ? -change : change;
        }
        return points;
    }

    /** Points of the pieces from so many to so many, without their minutes. */
    private long pieces(int slot, int from, int to) {
        long points = (to - from) * pairs.perPiecePoints[pair[slot]];
        if (stabilityPerPiece != 0) {
            int before = Math.max(0, pairs.before[pair[slot]]);
            points += stabilityPerPiece * (Math.abs(to - before) - Math.abs(from - before));
        }
        return points;
    }

    /** Free minutes of the slot's weeks by worth; gives their sum. */
    private long sort(int slot) {
        int base = slot * classes;
        java.util.Arrays.fill(minutesOf, base, base + classes, 0);
        int i = pair[slot];
        int group = pairs.pairGroup[i] * pairs.weeks;
        int loom = pairs.pairLoom[i] * pairs.weeks;
        int onTime = pairs.onTime[i];
        long total = 0;
        for (int t = start[slot]; t <= end[slot]; t++) {
            int free = Math.min(loads.free[group + t], loads.loomFree[loom + t]);
            if (free <= 0) {
                continue;
            }
            total += free;
            int late = t > onTime ? (t - onTime) * tiers : 0;
            int load = loads.load[group + t];
            for (int f = 0; f < tiers - 1; f++) {
                int below = Math.min(free, pairs.floor[f][group + t] - load);
                if (below > 0) {
                    minutesOf[base + rank[late + f]] += below;
                    free -= below;
                    load += below;
                }
            }
            minutesOf[base + rank[late + tiers - 1]] += free;
        }
        return total;
    }

    private long begin(int slot, long minutes) {
        int base = slot * classes;
        long points = 0;
        int c = 0;
        long rest = minutes;
        while (c < classes && rest >= minutesOf[base + c]) {
            points += minutesOf[base + c] * worth[c];
            rest -= minutesOf[base + c];
            c++;
        }
        if (c < classes) {
            points += rest * worth[c];
            startLeft[slot] = minutesOf[base + c] - rest;
        } else {
            startLeft[slot] = 0;
        }
        startClass[slot] = c;
        return points;
    }

    /**
     * Finds the best set and its pieces.
     *
     * @param quantity pieces wanted
     * @param groups most groups
     * @param piecePoints points that each missing piece costs
     * @param whole whether less than the whole quantity is of no use
     * @return points of the split with those of missing pieces, or {@link #IMPOSSIBLE}
     */
    long find(int quantity, int groups, long piecePoints, boolean whole) {
        room(size);
        int fixedSlots = 0;
        for (int j = 0; j < size; j++) {
            if (forced[j]) {
                trySlot[fixedSlots++] = j;
            }
        }
        chosen = 0;
        long best = IMPOSSIBLE;
        if (fixedSlots > 0 || !whole) {
            long points = fill(fixedSlots, quantity, piecePoints, whole);
            if (points < best) {
                best = points;
                keep(fixedSlots);
            }
        }
        if (size - fixedSlots <= FEW && groups - fixedSlots > 1) {
            return every(0, fixedSlots, groups, quantity, piecePoints, whole, best);
        }
        return grow(fixedSlots, groups, quantity, piecePoints, whole, best);
    }

    private long every(int from, int k, int groups, int quantity, long piecePoints, boolean whole, long best) {
        for (int j = from; j < size && k < groups; j++) {
            if (forced[j]) {
                continue;
            }
            trySlot[k] = j;
            long points = shaken(fill(k + 1, quantity, piecePoints, whole));
            if (points < best) {
                best = points;
                keep(k + 1);
            }
            best = every(j + 1, k + 1, groups, quantity, piecePoints, whole, best);
            trySlot[k] = j;
        }
        return best;
    }

    private long grow(int k, int groups, int quantity, long piecePoints, boolean whole, long best) {
        long current = IMPOSSIBLE;
        long threshold = IMPOSSIBLE;
        boolean first = true;
        while (k < groups) {
            long least = IMPOSSIBLE;
            int next = -1;
            for (int j = 0; j < size; j++) {
                if (forced[j] || taken(j, k) || !first && alone[j] > threshold) {
                    continue;
                }
                trySlot[k] = j;
                // While the set grows a missing piece is only dear, so that a set too small for all leads on to the
                // next.
                long points = fill(k + 1, quantity, piecePoints, false);
                if (first) {
                    alone[j] = points;
                }
                points = shaken(points);
                if (points < least) {
                    least = points;
                    next = j;
                }
            }
            if (next < 0 || least >= current) {
                break;
            }
            current = least;
            trySlot[k] = next;
            if (first) {
                threshold = threshold();
                first = false;
            }
            k++;
            long points = whole ? fill(k, quantity, piecePoints, true) : least;
            if (!whole) {
                fill(k, quantity, piecePoints, false);
            }
            if (points < best) {
                best = points;
                keep(k);
            }
        }
        return best;
    }

    private long shaken(long points) {
        return noise > 0 && points < IMPOSSIBLE ? points + (long) (noise * random.nextDouble()) : points;
    }

    /** Points alone of the eighth best candidate: who is worse alone is not tried as a further group. */
    private long threshold() {
        if (size <= MOST_CANDIDATES_FOR_SECOND) {
            return IMPOSSIBLE;
        }
        var sorted = java.util.Arrays.copyOf(alone, size);
        for (int j = 0; j < size; j++) {
            if (forced[j]) {
                sorted[j] = IMPOSSIBLE;
            }
        }
        java.util.Arrays.sort(sorted);
        return sorted[MOST_CANDIDATES_FOR_SECOND - 1];
    }

    private boolean taken(int slot, int k) {
        for (int z = 0; z < k; z++) {
            if (trySlot[z] == slot) {
                return true;
            }
        }
        return false;
    }

    private void keep(int k) {
        chosen = k;
        System.arraycopy(trySlot, 0, chosenSlot, 0, k);
        System.arraycopy(tryPieces, 0, chosenPieces, 0, k);
    }

    /** Points of the best split over the first k tried slots, whose pieces it notes. */
    private long fill(int k, int quantity, long piecePoints, boolean whole) {
        int rest = quantity;
        long points = 0;
        for (int z = 0; z < k; z++) {
            int j = trySlot[z];
            tryPieces[z] = least[j];
            rest -= least[j];
            points += startPoints[j];
            at[z] = startClass[j];
            left[z] = startLeft[j];
        }
        if (rest < 0) {
            return IMPOSSIBLE;
        }
        while (rest >= batch) {
            int best = -1;
            long fewest = whole ? Long.MAX_VALUE : piecePoints * batch + 1;
            for (int z = 0; z < k; z++) {
                if (tryPieces[z] + batch <= most[trySlot[z]]) {
                    long more = next(z);
                    if (more < fewest) {
                        fewest = more;
                        best = z;
                    }
                }
            }
            if (best < 0) {
                break;
            }
            int taken = Math.min(same(best), rest);
            taken -= taken % batch;
            points += advance(best, taken);
            rest -= taken;
        }
        return whole && rest > 0 ? IMPOSSIBLE : points + rest * piecePoints;
    }

    private long minutesFor(int z, int pieces) {
        int j = trySlot[z];
        long perPiece = pairs.perPiece[pair[j]];
        long now = tryPieces[z] == 0 ? 0 : Math.max(0, tryPieces[z] * perPiece + setup[j]);
        return Math.max(0, (tryPieces[z] + pieces) * perPiece + setup[j]) - now;
    }

    /** Points of the next batch at z. */
    private long next(int z) {
        int j = trySlot[z];
        long points = pieces(j, tryPieces[z], tryPieces[z] + batch);
        long minutes = minutesFor(z, batch);
        if (minutes <= left[z]) {
            return points + minutes * (at[z] < classes ? worth[at[z]] : 0);
        }
        int base = j * classes;
        points += left[z] * worth[at[z]];
        minutes -= left[z];
        for (int c = at[z] + 1; c < classes && minutes > 0; c++) {
            long m = Math.min(minutes, minutesOf[base + c]);
            points += m * worth[c];
            minutes -= m;
        }
        return points;
    }

    /** How many pieces from here on cost the same each: at least one batch. */
    private int same(int z) {
        int j = trySlot[z];
        int i = pair[j];
        long pieces = left[z] / pairs.perPiece[i];
        if (forced[j] && tryPieces[z] * (long) pairs.perPiece[i] + setup[j] < 0 || tryPieces[z] == 0) {
            pieces = batch;
        }
        if (stabilityPerPiece != 0 && pairs.before[i] > tryPieces[z]) {
            pieces = Math.min(pieces, pairs.before[i] - tryPieces[z]);
        }
        pieces = Math.min(pieces, most[j] - tryPieces[z]);
        pieces -= pieces % batch;
        return (int) Math.max(batch, pieces);
    }

    private long advance(int z, int pieces) {
        int j = trySlot[z];
        long points = pieces(j, tryPieces[z], tryPieces[z] + pieces);
        long minutes = minutesFor(z, pieces);
        int base = j * classes;
        while (minutes > 0) {
            if (minutes < left[z]) {
                points += minutes * worth[at[z]];
                left[z] -= minutes;
                break;
            }
            points += left[z] * worth[at[z]];
            minutes -= left[z];
            at[z]++;
            left[z] = at[z] < classes ? minutesOf[base + at[z]] : Long.MAX_VALUE;
        }
        tryPieces[z] += pieces;
        return points;
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

    /** The share of a chosen slot. Among equals weeks of the previous plan come first, then they come in random order. */
    Share share(int z, Way way) {
        int j = chosenSlot[z];
        int i = pair[j];
        int pieces = chosenPieces[z];
        long rest = pieces == 0 ? 0 : Math.max(0, (long) pieces * pairs.perPiece[i] + setup[j]);
        int from = pairs.first[i];
        var minutes = new int[Math.max(0, end[j] - from + 1)];
        java.util.Arrays.fill(kept, 0);
        order(j);
        rest = switch (way) {
            case WORTH -> byWorth(j, rest, minutes);
            case PRICES -> byPrice(j, rest, minutes);
            case WEEKS -> byWeek(j, rest, minutes);
        };
        if (rest > 0) {
            throw new IllegalStateException("no room for " + rest + " minutes of line " + line);
        }
        return new Share(i, pieces, minutes, pays[j]);
    }

    /** Weeks of the slot: from the first, from the last, or at random. */
    private void order(int j) {
        int n = end[j] - start[j] + 1;
        int kind = random.nextInt(4);
        for (int k = 0; k < n; k++) {
            weekAt[k] = kind == 0 ? end[j] - k : start[j] + k;
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
            if (minutesOf[j * classes + c] > 0) {
                if (pairs.before[pair[j]] > 0) {
                    java.util.Arrays.fill(kept, 0);
                    rest = takeClass(j, c, rest, minutes, true);
                }
                rest = takeClass(j, c, rest, minutes, false);
            }
        }
        return rest;
    }

    /** On-time weeks first, then later and later ones. */
    private long byWeek(int j, long rest, int[] minutes) {
        int n = end[j] - start[j] + 1;
        int onTime = pairs.onTime[pair[j]];
        for (int late = 0; late <= Math.max(0, end[j] - onTime) && rest > 0; late++) {
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
        int i = pair[j];
        int n = end[j] - start[j] + 1;
        int group = pairs.pairGroup[i] * pairs.weeks;
        int loom = pairs.pairLoom[i] * pairs.weeks;
        double late = pairs.line(line).latePointsPerMinuteWeek();
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
        int i = pair[j];
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
        int i = pair[j];
        int group = pairs.pairGroup[i] * pairs.weeks;
        int loom = pairs.pairLoom[i] * pairs.weeks;
        int n = end[j] - start[j] + 1;
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
                if (rank[late + f] == wanted) {
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

    private void room(int k) {
        if (k + 1 > trySlot.length) {
            int n = Math.max(k + 1, trySlot.length * 2);
            trySlot = java.util.Arrays.copyOf(trySlot, n);
            tryPieces = java.util.Arrays.copyOf(tryPieces, n);
            chosenSlot = java.util.Arrays.copyOf(chosenSlot, n);
            chosenPieces = java.util.Arrays.copyOf(chosenPieces, n);
            at = java.util.Arrays.copyOf(at, n);
            left = java.util.Arrays.copyOf(left, n);
        }
    }

    private void grow() {
        int n = pair.length * 2;
        pair = java.util.Arrays.copyOf(pair, n);
        start = java.util.Arrays.copyOf(start, n);
        end = java.util.Arrays.copyOf(end, n);
        pays = java.util.Arrays.copyOf(pays, n);
        least = java.util.Arrays.copyOf(least, n);
        forced = java.util.Arrays.copyOf(forced, n);
        setup = java.util.Arrays.copyOf(setup, n);
        most = java.util.Arrays.copyOf(most, n);
        startPoints = java.util.Arrays.copyOf(startPoints, n);
        startClass = java.util.Arrays.copyOf(startClass, n);
        startLeft = java.util.Arrays.copyOf(startLeft, n);
        alone = java.util.Arrays.copyOf(alone, n);
        minutesOf = java.util.Arrays.copyOf(minutesOf, n * classes);
    }
}
