package org.saan.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Free minutes of every group, craft and week, as work is placed and taken back. */
final class Calendar {
    private final Model model;
    private final int[][] people;
    private final int[][][] looms;
    /** Minutes below which programme groups cost points: by group, week and floor, ascending. */
    private final int[][][] floors;

    private final int[] floorPoints;

    Calendar(Model model) {
        this.model = model;
        int n = model.groups.size();
        people = new int[n][model.weeks];
        looms = new int[n][][];
        var order = model.problem.floors().stream()
                .sorted(java.util.Comparator.comparingInt(Problem.Floor::permille))
                .toList();
        floorPoints = order.stream().mapToInt(Problem.Floor::pointsPerMinute).toArray();
        floors = new int[n][model.weeks][order.size()];
        for (var site : model.groups) {
            int g = site.index();
            looms[g] = new int[site.skills().size()][model.weeks];
            for (int t = 0; t < model.weeks; t++) {
                people[g][t] = site.group().capacity().get(t);
                for (var skill : site.skills()) {
                    looms[g][skill.index()][t] = model.loomCapacity(site, skill, t);
                }
                for (int f = 0; f < order.size(); f++) {
                    floors[g][t][f] = model.floorMinutes(site, order.get(f), t);
                }
            }
        }
    }

    int free(Model.Candidate candidate, int week) {
        int g = candidate.group();
        return Math.max(0, Math.min(people[g][week], looms[g][candidate.skill().index()][week]));
    }

    int load(int group, int week) {
        return model.groups.get(group).group().capacity().get(week) - people[group][week];
    }

    /** Free minutes in the weeks from start to end, both included. */
    long room(Model.Candidate candidate, int start, int end) {
        long sum = 0;
        for (int t = Math.max(0, start); t <= end; t++) {
            sum += free(candidate, t);
        }
        return sum;
    }

    /** Takes minutes from the earliest free weeks of start to end. */
    TreeMap<Integer, Integer> fill(Model.Candidate candidate, int start, int end, long minutes) {
        var taken = new TreeMap<Integer, Integer>();
        for (int t = Math.max(0, start); t <= end && minutes > 0; t++) {
            int m = (int) Math.min(minutes, free(candidate, t));
            if (m > 0) {
                taken.put(t, m);
                minutes -= m;
            }
        }
        move(candidate, taken, 1);
        return taken;
    }

    void take(Campaign campaign) {
        move(campaign.candidate, campaign.minutes, 1);
    }

    void giveBack(Campaign campaign) {
        move(campaign.candidate, campaign.minutes, -1);
    }

    /** Takes (1) or gives back (-1) minutes by week. */
    void move(Model.Candidate candidate, Map<Integer, Integer> minutes, int sign) {
        int g = candidate.group();
        var loom = looms[g][candidate.skill().index()];
        minutes.forEach((t, m) -> {
            people[g][t] -= sign * m;
            loom[t] -= sign * m;
        });
    }

    boolean fits(Campaign campaign, int fromWeek) {
        return campaign.minutes.tailMap(fromWeek).entrySet().stream()
                .allMatch(e -> free(campaign.candidate, e.getKey()) >= e.getValue());
    }

    /** Points of a group for having too little work in its weeks. */
    long idlePoints(int group) {
        long points = 0;
        for (int t = 0; t < model.weeks; t++) {
            points += idlePoints(group, t);
        }
        return points;
    }

    long idlePoints(int group, int week) {
        long points = 0;
        int load = load(group, week);
        for (int f = 0; f < floorPoints.length; f++) {
            points += (long) floorPoints[f] * Math.max(0, floors[group][week][f] - load);
        }
        return points;
    }

    /** Minutes of the lowest floor that a group lacks in a week; 0 for groups outside the programme. */
    int lacking(int group, int week) {
        return floorPoints.length == 0 ? 0 : Math.max(0, floors[group][week][0] - load(group, week));
    }

    /**
     * Free minutes of a window in stretches of equal worth: a minute in an idle week saves points, one in a late week
     * costs them. Best first, then earliest.
     */
    List<Stretch> stretches(Model.Candidate candidate, int start, int onTime, int end, long latePoints) {
        var all = new ArrayList<Stretch>();
        int g = candidate.group();
        for (int t = Math.max(0, start); t <= end; t++) {
            int free = free(candidate, t);
            if (free == 0) {
                continue;
            }
            long late = t > onTime ? (t - onTime) * latePoints : 0;
            int load = load(g, t);
            long gain = 0;
            for (int points : floorPoints) {
                gain += points;
            }
            for (int f = 0; f < floorPoints.length && free > 0; f++) {
                int below = Math.min(free, Math.max(0, floors[g][t][f] - load));
                if (below > 0) {
                    all.add(new Stretch(t, below, late - gain));
                    free -= below;
                    load += below;
                }
                gain -= floorPoints[f];
            }
            if (free > 0) {
                all.add(new Stretch(t, free, late));
            }
        }
        all.sort(java.util.Comparator.comparingLong(Stretch::points).thenComparingInt(Stretch::week));
        return all;
    }

    /** Free minutes of one week that cost the same; negative points are saved. */
    record Stretch(int week, int minutes, long points) {}

    /** Takes the best minutes of those stretches. */
    SortedMap<Integer, Integer> takeBest(Model.Candidate candidate, List<Stretch> stretches, long minutes) {
        var taken = new TreeMap<Integer, Integer>();
        for (var stretch : stretches) {
            if (minutes <= 0) {
                break;
            }
            int m = (int) Math.min(minutes, stretch.minutes());
            taken.merge(stretch.week(), m, Integer::sum);
            minutes -= m;
        }
        move(candidate, taken, 1);
        return taken;
    }
}
