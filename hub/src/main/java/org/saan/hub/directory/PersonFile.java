package org.saan.hub.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the hub holds about one person, as tables: what the page shows, and what they take home as JSON or .xlsx.
 * Headings are keys of the message files; cells are texts, numbers, days or instants.
 */
public record PersonFile(String name, List<Section> sections) {
    public PersonFile {
        sections = List.copyOf(sections);
    }

    public record Section(String titleKey, List<String> headKeys, List<List<@Nullable Object>> rows) {
        public Section {
            headKeys = List.copyOf(headKeys);
            rows = List.copyOf(rows);
        }
    }
}
