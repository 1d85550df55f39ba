package org.saan.hub.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.likeness.Likeness;
import org.saan.hub.directory.likeness.Reason;
import org.saan.hub.shared.LocalizedText;

/**
 * Groups that may be one, as they are put to an officer: members by code, pairs strongest first.
 */
public record DuplicateCluster(UUID id, List<Member> members, List<Pair> pairs) {
    public DuplicateCluster {
        members = List.copyOf(members);
        pairs = List.copyOf(pairs);
    }

    public record Member(
            UUID id,
            String code,
            LocalizedText name,
            LocalizedText province,
            @Nullable String address) {}

    public record Pair(UUID first, UUID second, int points, List<Reason> reasons) {
        public Pair {
            reasons = List.copyOf(reasons);
        }

        public boolean isSame() {
            return points >= Likeness.SAME;
        }
    }

    /** The points of its strongest pair. */
    public int points() {
        return pairs.isEmpty() ? 0 : pairs.getFirst().points();
    }

    public Member member(UUID group) {
        return members.stream()
                .filter(member -> member.id().equals(group))
                .findFirst()
                .orElseThrow();
    }
}
