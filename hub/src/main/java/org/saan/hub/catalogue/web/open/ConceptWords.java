package org.saan.hub.catalogue.web.open;

import java.util.List;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.shared.Language;

/** What the craft vocabulary calls things on a public page: without the explanation that some names carry in brackets. */
final class ConceptWords {
    private ConceptWords() {}

    static String name(Concepts concepts, String id, Language language) {
        var name = concepts.name(id).in(language);
        int bracket = name.indexOf(" (");
        return bracket > 0 ? name.substring(0, bracket) : name;
    }

    static List<String> names(Concepts concepts, List<String> ids, Language language, int most) {
        return ids.stream().limit(most).map(id -> name(concepts, id, language)).toList();
    }
}
