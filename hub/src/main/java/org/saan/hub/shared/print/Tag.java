package org.saan.hub.shared.print;

import java.util.ArrayList;
import java.util.List;

/** What a part of the pages is, for those who have the document read to them: a paragraph may stand on two pages. */
final class Tag {
    /** A place on a page: numbers of both. */
    record Mark(int page, int number) {}

    final String role;
    final String language;
    final String words;
    final List<Mark> marks = new ArrayList<>();

    /** @param words what a picture shows; empty for text, which says it itself */
    Tag(String role, String language, String words) {
        this.role = role;
        this.language = language;
        this.words = words;
    }
}
