package org.saan.hub.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * One cluster: its groups with their leaders by name, what it can make, and the time it has free.
 *
 * @param minutesByWeek artisan minutes of all its groups that are not suspended, from the week asked for on
 */
public record ClusterDetail(
        UUID id,
        int version,
        String code,
        LocalizedText name,
        String regionCode,
        int people,
        List<Group> groups,
        List<Former> former,
        List<Technique> techniques,
        List<Long> minutesByWeek) {

    public ClusterDetail {
        groups = List.copyOf(groups);
        former = List.copyOf(former);
        techniques = List.copyOf(techniques);
        minutesByWeek = List.copyOf(minutesByWeek);
    }

    /** A group of the cluster today. */
    public record Group(
            UUID id,
            String code,
            LocalizedText name,
            LocalizedText province,
            @Nullable UUID leaderId,
            @Nullable String leader,
            int people,
            int artisans,
            boolean suspended,
            LocalDate since) {}

    /** A group that has left. */
    public record Former(UUID id, LocalizedText name, LocalDate from, LocalDate until) {}

    /** A craft and how many groups of the cluster make it. */
    public record Technique(String familyCode, LocalizedText family, String technique, int groups) {}

    /** Makers of all groups that are not suspended. */
    public int artisans() {
        return groups.stream()
                .filter(group -> !group.suspended())
                .mapToInt(Group::artisans)
                .sum();
    }
}
