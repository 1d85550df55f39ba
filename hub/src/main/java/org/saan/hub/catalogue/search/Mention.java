package org.saan.hub.catalogue.search;

/**
 * A label that stands in a text.
 *
 * @param inside whether it is only a part of a longer label there
 */
record Mention(Label label, int from, int to, boolean inside) {
    Mention asInside() {
        return new Mention(label, from, to, true);
    }

    boolean covers(Mention other) {
        return from <= other.from && to >= other.to && to - from > other.to - other.from;
    }
}
