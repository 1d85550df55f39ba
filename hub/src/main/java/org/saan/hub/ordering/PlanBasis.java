package org.saan.hub.ordering;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * The version of everything within an order that its plan rests on: pieces left, groups with a share, groups that want no
 * more, and wishes. Two plans with the same basis answer the same question; that a group says yes to a share changes none.
 * What lies outside the order, the time and prices of groups, is looked at again when a plan is accepted.
 */
final class PlanBasis {
    private PlanBasis() {}

    static String of(PlanSnapshot snapshot) {
        return of(snapshot.lines(), snapshot.holders(), snapshot.refused(), snapshot.wishes());
    }

    static String of(List<LineView> lines, List<AllocationView> allocations, Map<UUID, Map<UUID, Integer>> wishes) {
        return of(
                lines,
                PlannerMapping.grouped(
                        allocations.stream().filter(a -> a.state().isLive()).toList()),
                PlannerMapping.grouped(
                        allocations.stream().filter(AllocationView::wantsNoMore).toList()),
                wishes);
    }

    private static String of(
            List<LineView> lines,
            Map<UUID, Set<UUID>> holders,
            Map<UUID, Set<UUID>> refused,
            Map<UUID, Map<UUID, Integer>> wishes) {
        var text = new StringBuilder();
        for (var line : lines) {
            text.append(line.id())
                    .append(' ')
                    .append(line.quantity())
                    .append(' ')
                    .append(line.unallocated())
                    .append(new TreeSet<>(holders.getOrDefault(line.id(), Set.of())))
                    .append(new TreeSet<>(refused.getOrDefault(line.id(), Set.of())))
                    .append(new TreeMap<>(wishes.getOrDefault(line.id(), Map.of())))
                    .append('\n');
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
