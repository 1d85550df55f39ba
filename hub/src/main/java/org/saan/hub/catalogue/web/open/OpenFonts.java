package org.saan.hub.catalogue.web.open;

import java.util.List;
import org.saan.hub.shared.Language;

/** Fonts that a page of a language begins with: asked for at once, so that its letters need not change while it is read. */
final class OpenFonts {
    private OpenFonts() {}

    static List<String> of(Language language) {
        var script = language == Language.TH ? "thai" : "latin";
        return List.of(
                "ibm-plex-sans-thai-looped-" + script + "-400-normal.woff2",
                "ibm-plex-sans-thai-looped-" + script + "-600-normal.woff2",
                "trirong-" + script + "-600-normal.woff2");
    }
}
