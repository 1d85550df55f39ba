package org.saan.hub.directory;

import java.util.List;
import java.util.UUID;
import org.saan.hub.directory.KeepsPersonalData.Kept;

/** What an erasure of a person would do: what goes, what stays and why, and what stands against it for now. */
public record ErasurePlan(UUID person, String name, List<String> phones, List<String> ledGroups, List<Kept> kept) {
    public ErasurePlan {
        phones = List.copyOf(phones);
        ledGroups = List.copyOf(ledGroups);
        kept = List.copyOf(kept);
    }

    public boolean blocked() {
        return kept.stream().anyMatch(Kept::blocks);
    }
}
