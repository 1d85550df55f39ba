package org.saan.planner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A plan in the making: campaigns, shipments, and the calendar that they fill. Its points are those of the format. */
final class Draft {
    final Model model;
    final Calendar calendar;
    final List<List<Campaign>> byLine = new ArrayList<>();
    final List<Shipment> shipments = new ArrayList<>();
    /** The plan in force. */
    final Map<Key, Campaign> previous = new HashMap<>();

    private final Map<Integer, List<Campaign>> previousByLine = new HashMap<>();

    /** What an assignment is known by. */
    record Key(int line, int op, int group) {}

    Draft(Model model) {
        this.model = model;
        calendar = new Calendar(model);
        model.lines.forEach(line -> byLine.add(new ArrayList<>()));
        for (var assignment : model.problem.previous()) {
            var campaign = campaignOf(assignment);
            campaign.frozenMinutes = campaign.minutesBefore(model.frozenBefore);
            previous.put(new Key(campaign.line, campaign.op, campaign.group()), campaign);
            previousByLine
                    .computeIfAbsent(campaign.line, line -> new ArrayList<>())
                    .add(campaign);
            // Frozen weeks are worked whatever comes after.
            calendar.move(campaign.candidate, campaign.minutes.headMap(model.frozenBefore), 1);
        }
    }

    private Campaign campaignOf(Assignment assignment) {
        var step = model.step(assignment.line(), assignment.operation());
        var candidate = model.candidate(step.line(), step.op(), model.group(assignment.group()));
        if (candidate == null) {
            throw new IllegalArgumentException(
                    "the previous plan uses a craft that " + assignment.group() + " has not");
        }
        var campaign = new Campaign(step.line(), step.op(), candidate);
        campaign.pieces = assignment.pieces();
        campaign.minutes = new TreeMap<>(assignment.minutes());
        return campaign;
    }

    void add(Campaign campaign) {
        byLine.get(campaign.line).add(campaign);
    }

    Collection<Campaign> campaigns() {
        return byLine.stream().flatMap(List::stream).toList();
    }

    /** What the plan in force has of a line, in its order. */
    List<Campaign> previousOf(int line) {
        return previousByLine.getOrDefault(line, List.of());
    }

    /** Sends the pieces of an operation, when they are all done, to those who go on with them, in order. */
    void ship(Model.Job job, int op, List<Campaign> upstream, List<Campaign> downstream) {
        if (downstream.isEmpty()) {
            return;
        }
        var from = upstream.iterator();
        var source = from.next();
        int left = source.pieces;
        for (var to : downstream) {
            for (int wanted = to.pieces; wanted > 0; ) {
                if (left == 0) {
                    source = from.next();
                    left = source.pieces;
                }
                int pieces = Math.min(left, wanted);
                shipments.add(new Shipment(
                        job.line().id(),
                        job.operation(op).id(),
                        source.candidate.site().group().id(),
                        to.candidate.site().group().id(),
                        source.minutes.lastKey(),
                        pieces));
                left -= pieces;
                wanted -= pieces;
            }
        }
    }

    long points() {
        long points = 0;
        for (var job : model.lines) {
            points += linePoints(job);
        }
        for (var site : model.groups) {
            points += calendar.idlePoints(site.index());
        }
        return points + stabilityPoints();
    }

    /** Points of a line without those of idle groups and of stability. */
    long linePoints(Model.Job job) {
        long points = 0;
        int delivered = 0;
        boolean late = false;
        for (var c : byLine.get(job.index())) {
            points += (c.paysSetup ? c.candidate.site().group().fixedPoints() : 0)
                    + c.pieces
                            * model.pointsPerPiece(
                                    job.operation(c.op), c.candidate.skill().craft());
            if (c.op < job.lastOp()) {
                continue;
            }
            delivered += c.pieces;
            int onTime = model.lastOnTime(job, c.candidate.site());
            for (var week : c.minutes.tailMap(onTime + 1).entrySet()) {
                late = true;
                points += (long) week.getValue()
                        * (week.getKey() - onTime)
                        * job.line().latePointsPerMinuteWeek();
            }
        }
        int missing = job.line().quantity() - delivered;
        return points
                + missing * job.line().shortPointsPerPiece()
                + (missing > 0 || late ? job.line().notOtifPoints() : 0);
    }

    private long stabilityPoints() {
        var now = new HashMap<Key, Integer>();
        var hadWork = new HashSet<Integer>();
        previous.keySet().forEach(key -> hadWork.add(key.line()));
        for (var c : campaigns()) {
            if (hadWork.contains(c.line)) {
                now.put(new Key(c.line, c.op, c.group()), c.pieces);
            }
        }
        var all = new HashSet<>(now.keySet());
        all.addAll(previous.keySet());
        var stability = model.problem.stability();
        long points = 0;
        for (var key : all) {
            var before = previous.get(key);
            var after = now.get(key);
            if (before == null || after == null) {
                points += stability.groupChangePoints();
            }
            points += stability.pieceChangePoints()
                    * Math.abs((before == null ? 0 : before.pieces) - (after == null ? 0 : after));
        }
        return points;
    }

    Plan plan() {
        var assignments = campaigns().stream()
                .sorted(Comparator.comparingInt((Campaign c) -> c.line)
                        .thenComparingInt(c -> c.op)
                        .thenComparingInt(Campaign::group))
                .map(c -> new Assignment(
                        model.lines.get(c.line).line().id(),
                        model.lines.get(c.line).operation(c.op).id(),
                        c.candidate.site().group().id(),
                        c.pieces,
                        c.minutes))
                .toList();
        return new Plan(model.problem.id(), points(), assignments, shipments);
    }
}
