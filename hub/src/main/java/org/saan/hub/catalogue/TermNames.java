package org.saan.hub.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.saan.hub.identity.SubjectNames;
import org.saan.hub.shared.LocalizedText;
import org.springframework.stereotype.Component;

/** What terms of the vocabulary are called. */
@Component
class TermNames implements SubjectNames {
    private final CraftWords words;

    TermNames(CraftWords words) {
        this.words = words;
    }

    @Override
    public boolean serves(String type) {
        return type.equals("term");
    }

    @Override
    public Map<String, Subject> named(String type, Collection<String> ids) {
        var all = new HashMap<String, Subject>();
        ids.forEach(id -> words.words()
                .find(id)
                .ifPresent(concept -> all.put(
                        id, new Subject(new LocalizedText(concept.th(), concept.en()), "/vocabulary/terms/" + id))));
        return all;
    }
}
