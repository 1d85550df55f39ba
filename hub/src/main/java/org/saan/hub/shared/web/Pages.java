package org.saan.hub.shared.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Where the reader is in a long list; links are absent at its ends. */
public record Pages(
        int page, @Nullable String previous, @Nullable String next) {

    /** Pages of a list under that path; the parameters are kept, page is added. */
    public static Pages of(String path, Map<String, String> kept, int page, boolean more) {
        return new Pages(page, page > 0 ? link(path, kept, page - 1) : null, more ? link(path, kept, page + 1) : null);
    }

    /** The path with its parameters, those that are empty left out. */
    public static String link(String path, Map<String, String> kept, int page) {
        var link = UriComponentsBuilder.fromPath(path);
        kept.forEach((name, value) -> {
            if (!value.isEmpty()) {
                link.queryParam(name, "{" + name + "}");
            }
        });
        if (page > 0) {
            link.queryParam("page", page);
        }
        return link.encode().buildAndExpand(kept).toUriString();
    }

    public boolean needed() {
        return previous != null || next != null;
    }
}
