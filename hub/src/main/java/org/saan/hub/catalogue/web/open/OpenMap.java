package org.saan.hub.catalogue.web.open;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The country with its provinces shaded by a count, each a link; the same counts stand in a list beside it.
 *
 * @param plain provinces without any, as one path
 */
record OpenMap(String viewBox, String label, String plain, List<Shape> shapes, List<Key> legend) {
    OpenMap {
        shapes = List.copyOf(shapes);
        legend = List.copyOf(legend);
    }

    /** A province with its count said in words. */
    record Shape(
            String css,
            String path,
            String spoken,
            @Nullable String href) {}

    /** What a shade means. */
    record Key(String css, String words) {}
}
