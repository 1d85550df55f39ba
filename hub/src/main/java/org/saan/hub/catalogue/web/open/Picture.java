package org.saan.hub.catalogue.web.open;

import org.jspecify.annotations.Nullable;

/**
 * A picture of a page with its size, so that nothing moves when it comes.
 *
 * @param srcset other widths; absent for a drawing
 * @param alt what is to be seen, empty for decoration
 * @param altTag language of the alternative when it is not that of the page
 */
record Picture(
        String src,
        @Nullable String srcset,
        int width,
        int height,
        String alt,
        @Nullable String altTag) {

    /** The pattern of a craft stands where no photograph is yet. */
    static Picture pattern(String name) {
        return new Picture("/static/patterns/" + name + ".png", null, 480, 480, "", null);
    }
}
