package org.saan.hub.catalogue.web.open;

import java.util.List;

/** All techniques that public products are made by, in the order of their names. */
record TechniquesPage(OpenFrame frame, List<Technique> techniques) {
    TechniquesPage {
        techniques = List.copyOf(techniques);
    }

    /** A technique in both languages, and how many products are made by it. */
    record Technique(String words, String other, String otherTag, String href, String count) {}
}
