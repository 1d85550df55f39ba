package org.saan.hub.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.search.ConceptType;
import org.saan.hub.shared.LocalizedText;
import org.springframework.stereotype.Component;

/** The concepts of the craft vocabulary that a profile or product may name, by their type, and what they suggest. */
@Component
public class Concepts {
    public static final String TECHNIQUE = "technique";
    public static final String MATERIAL = "material";
    public static final String PRODUCT = "product";
    public static final String COLOUR = "colour";
    public static final String MOTIF = "motif";

    private final CraftWords words;
    private final List<TableFile.Row> hsHints = TableFile.read("trade/concept_hs_hints.csv");

    Concepts(CraftWords words) {
        this.words = words;
    }

    public boolean is(String id, String type) {
        return words.words()
                .find(id)
                .filter(concept -> concept.type() == type(type))
                .isPresent();
    }

    /** What a concept is called; its id when the vocabulary has it no longer. */
    public LocalizedText name(String id) {
        return words.words()
                .find(id)
                .map(concept -> new LocalizedText(concept.th(), concept.en()))
                .orElseGet(() -> new LocalizedText(id, id));
    }

    public Map<String, LocalizedText> of(String type) {
        var wanted = type(type);
        var all = new LinkedHashMap<String, LocalizedText>();
        words.words().concepts().forEach(concept -> {
            if (concept.type() == wanted) {
                all.put(concept.id(), new LocalizedText(concept.th(), concept.en()));
            }
        });
        return all;
    }

    private static ConceptType type(String type) {
        return ConceptType.valueOf(type.toUpperCase(Locale.ROOT));
    }

    /** The HS heading that goods of this kind and material usually have: a suggestion, which a person confirms. */
    public Optional<String> suggestHs(@Nullable String family, List<String> materials) {
        if (family == null) {
            return Optional.empty();
        }
        return hsHints.stream()
                .filter(hint -> {
                    var parts = List.of(hint.get("concepts").split("\\+"));
                    return parts.getFirst().equals(family) && (parts.size() == 1 || materials.contains(parts.get(1)));
                })
                .map(hint -> hint.get("hs6"))
                .findFirst();
    }
}
