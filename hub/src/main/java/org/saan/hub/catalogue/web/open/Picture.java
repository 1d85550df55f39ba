package org.saan.hub.catalogue.web.open;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PublicPhoto;
import org.saan.hub.platform.PhotoSize;

/**
 * A picture of a page with its size, so that nothing moves when it comes.
 *
 * @param srcset other widths; absent for a drawing
 * @param share address of a large one, for those who share the page
 * @param alt what is to be seen, empty for decoration
 * @param altTag language of the alternative when it is not that of the page
 */
record Picture(
        String src,
        @Nullable String srcset,
        String share,
        int width,
        int height,
        String alt,
        @Nullable String altTag) {
    private static final int USUAL = 640;
    private static final int SHARED = 1280;

    /** A photo in the widths that it is kept in; its words, or what it is a photo of, in the language of the page. */
    static Picture photo(OpenFrame frame, PublicPhoto photo) {
        var usual = photo.upTo(USUAL);
        var alt = photo.alt();
        return new Picture(
                path(photo, usual),
                photo.sizes().stream()
                        .map(size -> path(photo, size) + " " + size.width() + "w")
                        .collect(Collectors.joining(", ")),
                path(photo, photo.upTo(SHARED)),
                usual.width(),
                usual.height(),
                alt == null
                        ? frame.shell().text(photo.subjectName()) + " · " + frame.t("media.photo", photo.number())
                        : frame.shell().text(alt),
                alt == null ? null : frame.fallbackTag(alt));
    }

    /** Where the photo is read in that size. */
    static String path(PublicPhoto photo, PhotoSize size) {
        return "/media/" + photo.id() + "/" + size.width() + ".jpg";
    }

    /** The pattern of a craft stands where no photograph is yet. */
    static Picture pattern(String name) {
        var src = "/static/patterns/" + name + ".png";
        return new Picture(src, null, src, 480, 480, "", null);
    }
}
