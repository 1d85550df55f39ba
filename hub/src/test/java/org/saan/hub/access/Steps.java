package org.saan.hub.access;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Role;

/** Steps that share one route and are for fewer roles than the route: to the others, the thing is not there. */
final class Steps {
    private record Step(String route, Set<String> words, Set<Role> notFor) {}

    private static final List<Step> ALL = List.of(
            new Step(
                    "POST /samples/{id}/{step}",
                    Set.of("rounds", "receive", "take-back", "waive", "need"),
                    Set.of(Role.BUYER, Role.DESIGNER, Role.GROUP_LEADER)),
            new Step("POST /samples/{id}/{step}", Set.of("send"), Set.of(Role.BUYER, Role.DESIGNER)),
            new Step("POST /samples/{id}/{step}", Set.of("decide"), Set.of(Role.DESIGNER, Role.GROUP_LEADER)),
            new Step(
                    "POST /designs/{id}/{step}",
                    Set.of("move", "release", "withdraw", "pack", "explain"),
                    Set.of(Role.BUYER, Role.GROUP_LEADER)),
            new Step(
                    "POST /designs/{id}/{step}",
                    Set.of("answer", "link"),
                    Set.of(Role.BUYER, Role.GROUP_LEADER, Role.DESIGNER)),
            new Step("POST /profiles/{id}/marks/{mark}/{what}", Set.of("confirm"), Set.of(Role.GROUP_LEADER)));

    private Steps() {}

    static boolean isNotFor(String route, Map<String, String> way, @Nullable Role role) {
        return ALL.stream()
                .anyMatch(step -> step.route().equals(route)
                        && way.values().stream().anyMatch(step.words()::contains)
                        && role != null
                        && step.notFor().contains(role));
    }
}
