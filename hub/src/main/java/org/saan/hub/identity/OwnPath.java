package org.saan.hub.identity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Where to go after signing in: only ever a path of this site. */
final class OwnPath {
    private OwnPath() {}

    static String orHome(@Nullable String path) {
        return path != null && path.matches("/(?![/\\\\])[^\\r\\n\\\\]*") ? path : "/";
    }

    static String asParameter(@Nullable String path) {
        var own = orHome(path);
        return own.equals("/") ? "" : "&to=" + URLEncoder.encode(own, StandardCharsets.UTF_8);
    }
}
