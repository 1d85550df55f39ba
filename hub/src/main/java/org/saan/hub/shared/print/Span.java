package org.saan.hub.shared.print;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words of one paragraph that look alike.
 *
 * @param face other letters than those of the paragraph
 * @param link where a click leads, a page, an address of mail or a number to call
 */
public record Span(
        String words, @Nullable Face face, @Nullable String link) {
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel");

    public Span {
        if (link != null && !SCHEMES.contains(link.split(":", 2)[0].toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("no link to " + link);
        }
    }

    public static Span of(String words) {
        return new Span(words, null, null);
    }

    public static Span strong(String words) {
        return new Span(words, Face.STRONG, null);
    }

    public static Span link(String words, String link) {
        return new Span(words, null, link);
    }
}
