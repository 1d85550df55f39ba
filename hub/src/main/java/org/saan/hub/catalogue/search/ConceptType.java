package org.saan.hub.catalogue.search;

import java.util.Locale;

/** What a concept of the craft vocabulary is a kind of, with how much a query that names one depends on it. */
public enum ConceptType {
    PRODUCT(1.5f),
    TECHNIQUE(1.3f),
    MATERIAL(1.1f),
    MOTIF(1.0f),
    TRADITION(0.9f),
    PROVINCE(0.9f),
    REGION(0.8f),
    COLOUR(0.8f);

    final float weight;

    ConceptType(float weight) {
        this.weight = weight;
    }

    static ConceptType of(String word) {
        return word.equals("type") ? PRODUCT : valueOf(word.toUpperCase(Locale.ROOT));
    }
}
