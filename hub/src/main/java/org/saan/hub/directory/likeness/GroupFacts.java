package org.saan.hub.directory.likeness;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a group when it is compared with others.
 *
 * @param name as it was typed, in Thai
 * @param districtCode null when the register did not say, or nobody knows
 * @param leader given and family name of whoever speaks for the group, without the title
 * @param phones in E.164
 */
public record GroupFacts(
        UUID id,
        String name,
        String provinceCode,
        @Nullable String districtCode,
        @Nullable String subdistrictCode,
        @Nullable String moo,
        @Nullable String leader,
        List<String> phones) {
    public GroupFacts {
        phones = List.copyOf(phones);
    }
}
