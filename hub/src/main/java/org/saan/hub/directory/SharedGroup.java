package org.saan.hub.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.LocalizedText;

/** What a permission shows of one group: its free hours week by week, or who leads it and how they are reached. */
public record SharedGroup(
        String code,
        LocalizedText name,
        LocalizedText province,
        List<Integer> hoursByWeek,
        @Nullable String leader,
        List<String> phones,
        ContactWay contact) {
    public SharedGroup {
        hoursByWeek = List.copyOf(hoursByWeek);
        phones = List.copyOf(phones);
    }
}
