package org.saan.hub.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: only ever a path of this site. */
public final class OwnPath {
    private OwnPath() {}

    /** The path, or that of the first page when it leads elsewhere. */
    public static String orHome(@Nullable String path) {
        return path != null && path.matches("/(?![/\\\\])[^\\p{Cntrl}\\\\]*") ? path : "/";
    }

    /** To be added to the address of the page for signing in; empty for the first page. */
    public static String asParameter(@Nullable String path) {
        var own = orHome(path);
        return own.equals("/") ? "" : "&to=" + URLEncoder.encode(own, StandardCharsets.UTF_8);
    }
}
