package org.saan.hub.catalogue.search;

import java.util.List;

/** A query as it was understood: the text in normal form, and what it asks for. */
record QueryReading(String text, List<QueryPart> parts) {
    QueryReading {
        parts = List.copyOf(parts);
    }
}
