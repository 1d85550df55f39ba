package org.saan.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A whole plan while it is being improved: the shares of every line, and the minutes that they take. */
final class Sketch {
    private static final Share[] NONE = {};

    final Pairs pairs;
    final Loads loads;
    /** By line, all operations together. */
    final Share[][] shares;

    /** Whether a pair has a share. */
    final boolean[] used;

    private final Share[][] original;
    /** By line: shares that the coordinator fixed. */
    final Share[][] pinned;
    /** By line: points for previous work at groups that may no longer do it; nothing can change them. */
    private final long[] lost;

    private final int[] frozenMinutes;

    Sketch(Draft draft, Pairs pairs) {
        this.pairs = pairs;
        loads = new Loads(pairs);
        int n = pairs.model.lines.size();
        shares = new Share[n][];
        pinned = new Share[n][];
        used = new boolean[pairs.count];
        lost = new long[n];
        frozenMinutes = new int[pairs.count];
        var stability = pairs.model.problem.stability();
        draft.previous.forEach((key, campaign) -> {
            int i = pairs.pair(pairs.op(key.line(), key.op()), key.group());
            if (i < 0) {
                lost[key.line()] += stability.groupChangePoints() + stability.pieceChangePoints() * campaign.pieces;
            } else {
                frozenMinutes[i] = Math.toIntExact(campaign.frozenMinutes);
            }
        });
        for (int line = 0; line < n; line++) {
            var fixed = new ArrayList<Share>();
            var all = new ArrayList<Share>();
            for (var campaign : draft.byLine.get(line)) {
                var share = share(campaign);
                all.add(share);
                if (campaign.pinned) {
                    fixed.add(share);
                }
            }
            pinned[line] = fixed.toArray(NONE);
            for (var share : fixed) {
                loads.take(share);
                used[share.pair()] = true;
            }
            put(line, all.toArray(NONE));
        }
        original = shares.clone();
    }

    private Share share(Campaign campaign) {
        int i = pairs.pair(pairs.op(campaign.line, campaign.op), campaign.group());
        var later = campaign.minutes.tailMap(pairs.model.frozenBefore);
        var minutes = new int[later.isEmpty() ? 0 : Math.max(0, later.lastKey() - pairs.first[i] + 1)];
        later.forEach((week, m) -> minutes[week - pairs.first[i]] += m);
        return new Share(i, campaign.pieces, minutes, campaign.paysSetup);
    }

    int frozenMinutes(int pair) {
        return frozenMinutes[pair];
    }

    /**
     * Puts shares of a line of which only what is pinned is in the plan; tells by how much the points of idle groups
     * change.
     *
     * @param work all shares of the line, those that are pinned included
     */
    long put(int line, Share[] work) {
        long change = 0;
        for (var share : work) {
            if (!isPinned(line, share)) {
                change += loads.take(share);
                used[share.pair()] = true;
            }
        }
        shares[line] = work;
        return change;
    }

    /** Takes out all shares of a line but those that are pinned. */
    long takeOut(int line) {
        long change = 0;
        for (var share : shares[line]) {
            if (!isPinned(line, share)) {
                change += loads.giveBack(share);
                used[share.pair()] = false;
            }
        }
        shares[line] = pinned[line];
        return change;
    }

    private boolean isPinned(int line, Share share) {
        for (var fixed : pinned[line]) {
            if (fixed == share) {
                return true;
            }
        }
        return false;
    }

    /** Points of a line without those of idle groups. */
    long points(int line) {
        return points(line, shares[line]);
    }

    long points(int line, Share[] work) {
        var of = pairs.line(line);
        long points = lost[line];
        int delivered = 0;
        boolean late = false;
        for (var share : work) {
            int i = share.pair();
            points += (share.paysSetup() ? pairs.fixed[i] : 0) + share.pieces() * pairs.perPiecePoints[i];
            if (!pairs.opLast[pairs.pairOp[i]]) {
                continue;
            }
            delivered += share.pieces();
            for (int k = Math.max(0, pairs.onTime[i] + 1 - pairs.first[i]); k < share.minutes().length; k++) {
                int m = share.minutes()[k];
                if (m > 0) {
                    late = true;
                    points += (long) m * (pairs.first[i] + k - pairs.onTime[i]) * of.latePointsPerMinuteWeek();
                }
            }
        }
        int missing = of.quantity() - delivered;
        points += missing * of.shortPointsPerPiece() + (missing > 0 || late ? of.notOtifPoints() : 0);
        return pairs.lineKnown[line] ? points + stability(line, work) : points;
    }

    private long stability(int line, Share[] work) {
        var of = pairs.model.problem.stability();
        long points = 0;
        for (int i = pairs.opStart[pairs.lineStart[line]]; i < pairs.opStart[pairs.lineStart[line + 1]]; i++) {
            int before = pairs.before[i];
            int pieces = -1;
            for (var share : work) {
                if (share.pair() == i) {
                    pieces = share.pieces();
                }
            }
            if (before >= 0 == pieces < 0) {
                points += of.groupChangePoints();
            }
            points += of.pieceChangePoints() * Math.abs(Math.max(0, before) - Math.max(0, pieces));
        }
        return points;
    }

    long points() {
        long points = loads.idlePoints();
        for (int line = 0; line < shares.length; line++) {
            points += points(line);
        }
        return points;
    }

    Share[][] copy() {
        return shares.clone();
    }

    void restore(Share[][] plan) {
        for (int line = 0; line < plan.length; line++) {
            if (shares[line] != plan[line]) {
                takeOut(line);
            }
        }
        for (int line = 0; line < plan.length; line++) {
            if (shares[line] != plan[line]) {
                put(line, plan[line]);
            }
        }
    }

    /** Writes the shares into the draft that this sketch was made of. */
    void write(Draft draft) {
        for (int line = 0; line < shares.length; line++) {
            if (shares[line] != original[line]) {
                write(draft, line);
            }
        }
    }

    private void write(Draft draft, int line) {
        var work = draft.byLine.get(line);
        work.forEach(c -> draft.calendar.move(c.candidate, c.minutes.tailMap(pairs.model.frozenBefore), -1));
        work.clear();
        var job = pairs.model.lines.get(line);
        var id = job.line().id();
        draft.shipments.removeIf(s -> s.line().equals(id));
        var byOp = new ArrayList<List<Campaign>>();
        for (int op = 0; op <= job.lastOp(); op++) {
            byOp.add(new ArrayList<>());
        }
        for (var share : shares[line]) {
            var campaign = campaign(draft, job, share);
            byOp.get(campaign.op).add(campaign);
            work.add(campaign);
            draft.calendar.move(campaign.candidate, campaign.minutes.tailMap(pairs.model.frozenBefore), 1);
        }
        for (int op = 0; op < job.lastOp(); op++) {
            draft.ship(job, op, byOp.get(op), byOp.get(op + 1));
        }
    }

    private Campaign campaign(Draft draft, Model.Job job, Share share) {
        int i = share.pair();
        int op = pairs.pairOp[i] - pairs.lineStart[job.index()];
        var candidate = java.util.Objects.requireNonNull(pairs.model.candidate(job.index(), op, pairs.pairGroup[i]));
        var campaign = new Campaign(job.index(), op, candidate);
        campaign.pieces = share.pieces();
        campaign.paysSetup = share.paysSetup();
        campaign.pinned = isPinned(job.index(), share);
        var minutes = new TreeMap<Integer, Integer>();
        var before = draft.previous.get(new Draft.Key(job.index(), op, pairs.pairGroup[i]));
        if (before != null) {
            minutes.putAll(before.minutes.headMap(pairs.model.frozenBefore));
            campaign.frozenMinutes = before.frozenMinutes;
        }
        for (int k = 0; k < share.minutes().length; k++) {
            if (share.minutes()[k] > 0) {
                minutes.put(pairs.first[i] + k, share.minutes()[k]);
            }
        }
        campaign.minutes = minutes;
        return campaign;
    }
}
