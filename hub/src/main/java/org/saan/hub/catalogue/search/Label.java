package org.saan.hub.catalogue.search;

import java.util.List;

/**
 * A way of writing that names one concept or several: มัดหมี่, mudmee, tikar.
 *
 * @param text in lower case and normal form
 * @param concepts what it can mean
 * @param everyday whether it is also an ordinary word (จาก is nipa palm and "from") that counts only beside another craft word
 * @param language th, en, lo …; th-Latn for Thai in Latin letters
 * @param mistake whether it is a misspelling, matched but never shown
 */
public record Label(String text, List<String> concepts, boolean everyday, String language, boolean mistake) {
    public Label {
        if (text.isBlank() || concepts.isEmpty()) {
            throw new IllegalArgumentException("a label has a text and a meaning");
        }
        concepts = List.copyOf(concepts);
    }

    boolean means(String concept) {
        return concepts.contains(concept);
    }

    boolean isShared() {
        return concepts.size() > 1;
    }
}
