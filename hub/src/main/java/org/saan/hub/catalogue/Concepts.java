package org.saan.hub.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    private record Concept(String type, LocalizedText name) {}

    private final Map<String, Concept> concepts = new LinkedHashMap<>();
    private final List<TableFile.Row> hsHints = TableFile.read("trade/concept_hs_hints.csv");

    Concepts() {
        TableFile.read("vocabulary/concepts.csv")
                .forEach(row -> concepts.put(
                        row.get("concept_id"),
                        new Concept(row.get("type"), new LocalizedText(row.get("pref_th"), row.get("pref_en")))));
    }

    public boolean is(String id, String type) {
        var concept = concepts.get(id);
        return concept != null && concept.type().equals(type);
    }

    /** What a concept is called; its id when the vocabulary has it no longer. */
    public LocalizedText name(String id) {
        var concept = concepts.get(id);
        return concept == null ? new LocalizedText(id, id) : concept.name();
    }

    public Map<String, LocalizedText> of(String type) {
        var all = new LinkedHashMap<String, LocalizedText>();
        concepts.forEach((id, concept) -> {
            if (concept.type().equals(type)) {
                all.put(id, concept.name());
            }
        });
        return all;
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
