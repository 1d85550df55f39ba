package org.saan.hub.directory;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/**
 * An entry of a group beside others, before it is decided whether they are one.
 *
 * @param values what it says, by field, as text to compare; what it does not say is absent
 * @param crafts minutes, price and grade of each family, as text to compare
 * @param moves what would move with it, in words
 */
public record MergeCandidate(
        UUID id,
        int version,
        String code,
        LocalizedText name,
        Map<MergeField, String> values,
        @Nullable String leader,
        List<String> people,
        List<String> phones,
        Map<String, Craft> crafts,
        List<GroupLinks.Note> moves) {
    public MergeCandidate {
        values = Map.copyOf(values);
        people = List.copyOf(people);
        phones = List.copyOf(phones);
        moves = List.copyOf(moves);
        crafts = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(crafts));
    }

    public record Craft(LocalizedText family, int grade, int minutesPerPiece, int looms, long priceMinor) {}
}
