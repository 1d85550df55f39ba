package org.saan.hub.directory;

import org.saan.hub.shared.LocalizedText;

/**
 * Free time of the groups of a province in a stretch of weeks.
 *
 * @param groups that do the craft, suspended ones left out
 * @param freeGroups with a free week among them
 * @param freeMinutes that plans may lean on
 * @param freeWeeks weeks of all groups together in which at least half of a usual week is free
 */
public record ProvinceCapacity(
        String code,
        LocalizedText name,
        String regionCode,
        int groups,
        int freeGroups,
        long freeMinutes,
        int freeWeeks) {}
