package org.saan.hub.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;

/**
 * An officer says that some groups are one.
 *
 * @param keep the group that stays, with its id and code
 * @param others the groups that go into it
 * @param apart groups that were proposed with them and are not the same
 * @param chosen whose word counts, where they differ; what is not chosen is as the group that stays says, or the first that
 *     says anything
 * @param leader of which group the present leader leads on; null for the one of the group that stays
 * @param versions of all groups as the officer saw them
 * @param mayOverfill the officer knows that weeks will have more work than time
 */
public record MergeRequest(
        UUID keep,
        List<UUID> others,
        List<UUID> apart,
        Map<MergeField, UUID> chosen,
        Map<String, UUID> chosenCrafts,
        @Nullable UUID leader,
        Map<UUID, Integer> versions,
        boolean mayOverfill) {
    /** More than this many entries of one group are merged in two steps. */
    public static final int MOST = 8;

    public MergeRequest {
        others = List.copyOf(others);
        apart = List.copyOf(apart);
        chosen = Map.copyOf(chosen);
        chosenCrafts = Map.copyOf(chosenCrafts);
        versions = Map.copyOf(versions);
        if (others.isEmpty()) {
            throw new Refusal("duplicates.merge.choose_two");
        }
        if (others.size() >= MOST) {
            throw new Refusal("duplicates.merge.too_many", MOST);
        }
        var all = new HashSet<>(others);
        if (!all.add(keep) || all.size() != others.size() + 1) {
            throw new Refusal("duplicates.merge.choose_two");
        }
    }
}
