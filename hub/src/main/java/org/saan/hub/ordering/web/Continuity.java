package org.saan.hub.ordering.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.ordering.Proposal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/**
 * How steadily a group has work over the year to come, before and after a proposal.
 *
 * @param weeks with any time of the group
 * @param before weeks with work
 * @param lowBefore weeks with less than a fifth of the group's time in work, idle ones among them
 */
record Continuity(int weeks, int before, int after, int lowBefore, int lowAfter) {
    private static final int YEAR = 52;
    private static final int FLOOR_PERMILLE = 200;

    /** Of every group that a proposal would give work, in the order of the proposal. */
    static Map<UUID, Continuity> of(
            Optional<Proposal> proposal, YearWeek now, Directory directory, Ordering ordering, Viewer viewer) {
        var added = new LinkedHashMap<UUID, Map<String, Integer>>();
        proposal.ifPresent(it -> it.shares().forEach(share -> {
            var weeks = added.computeIfAbsent(share.groupId(), group -> new TreeMap<>());
            share.minutes().forEach((week, minutes) -> weeks.merge(week, minutes, Integer::sum));
        }));
        if (added.isEmpty()) {
            return Map.of();
        }
        var given = ordering.givenMinutes(added.keySet(), now, YEAR, viewer);
        var groups = directory.capacities(added.keySet(), now, YEAR, viewer).stream()
                .collect(Collectors.toMap(GroupCapacity::id, group -> group));
        var all = new HashMap<UUID, Continuity>();
        added.forEach((id, weeks) -> {
            var group = groups.get(id);
            if (group != null) {
                all.put(id, of(group, given.getOrDefault(id, List.of()), weeks, now));
            }
        });
        return all;
    }

    private static Continuity of(GroupCapacity group, List<Integer> given, Map<String, Integer> added, YearWeek now) {
        int weeks = 0;
        int before = 0;
        int after = 0;
        int lowBefore = 0;
        int lowAfter = 0;
        for (int k = 0; k < YEAR; k++) {
            int capacity = group.minutesByWeek().get(k);
            int was = given.get(k);
            int is = was + added.getOrDefault(Weeks.text(now.plusWeeks(k)), 0);
            long floor = (long) capacity * FLOOR_PERMILLE / 1000;
            weeks += capacity > 0 ? 1 : 0;
            before += was > 0 ? 1 : 0;
            after += is > 0 ? 1 : 0;
            lowBefore += was < floor ? 1 : 0;
            lowAfter += is < floor ? 1 : 0;
        }
        return new Continuity(weeks, before, after, lowBefore, lowAfter);
    }
}
