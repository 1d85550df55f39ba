package org.saan.hub.catalogue.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One meaning of the craft vocabulary: mudmee, silk, a scarf, indigo blue, the hook motif, a province. Its id never changes;
 * how people write it stands in {@link Label labels}.
 *
 * @param broader the concept that it is a kind of; none for the top of a type
 */
public record Concept(String id, ConceptType type, @Nullable String broader, String th, String en) {
    public Concept {
        if (id.isBlank() || th.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a concept has an id and a name in both languages: " + id);
        }
    }

    /** What it is called, without the explanation that some names carry in brackets. */
    public String name(String language) {
        var name = language.equals("th") ? th : en;
        int bracket = name.indexOf(" (");
        return bracket > 0 ? name.substring(0, bracket) : name;
    }

    /** The names of one meaning, as they stand in a list: {@code ["มัดหมี่", "mudmee"]}. */
    public List<String> names() {
        return List.of(name("th"), name("en"));
    }
}
