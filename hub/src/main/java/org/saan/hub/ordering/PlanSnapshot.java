package org.saan.hub.ordering;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.directory.GroupCapacity;
import org.threeten.extra.YearWeek;

/**
 * Everything that a plan of one order rests on, read at one moment.
 *
 * @param first week that everything is counted from: the present one
 * @param given minutes that are given away already
 * @param had work of the weeks just past, of groups of which it is known
 * @param holders groups that have a live share, by line
 * @param refused groups that may get no more of a line: they said no, or asked for fewer
 * @param wishes pieces by group, by line; 0 leaves the group out
 */
record PlanSnapshot(
        UUID order,
        UUID buyer,
        YearWeek first,
        int weeks,
        List<LineView> lines,
        List<GroupCapacity> groups,
        Map<String, FamilyView> families,
        Map<GroupTime.Place, Integer> given,
        Map<UUID, WorkSoFar.Had> had,
        Map<UUID, Set<UUID>> holders,
        Map<UUID, Set<UUID>> refused,
        Map<UUID, Map<UUID, Integer>> wishes) {}
