package org.saan.hub.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A browser and its system in two words, so that people know their own again; more is not kept. */
final class Browsers {
    /** The first that fits: most call themselves by the names of others too. */
    private static final List<String[]> BROWSERS = List.of(
            new String[] {"Line/", "LINE"},
            new String[] {"Edg", "Edge"},
            new String[] {"OPR/", "Opera"},
            new String[] {"SamsungBrowser", "Samsung Internet"},
            new String[] {"Firefox", "Firefox"},
            new String[] {"FxiOS", "Firefox"},
            new String[] {"Chrome", "Chrome"},
            new String[] {"CriOS", "Chrome"},
            new String[] {"Safari", "Safari"});

    private static final List<String[]> SYSTEMS = List.of(
            new String[] {"Android", "Android"},
            new String[] {"iPhone", "iPhone"},
            new String[] {"iPad", "iPad"},
            new String[] {"Windows", "Windows"},
            new String[] {"Mac OS", "macOS"},
            new String[] {"CrOS", "ChromeOS"},
            new String[] {"Linux", "Linux"});

    private Browsers() {}

    /** Empty when it says nothing that is known. */
    static String named(@Nullable String userAgent) {
        var browser = first(BROWSERS, userAgent);
        var system = first(SYSTEMS, userAgent);
        return browser.isEmpty() ? system : system.isEmpty() ? browser : browser + " · " + system;
    }

    private static String first(List<String[]> known, @Nullable String userAgent) {
        return userAgent == null
                ? ""
                : known.stream()
                        .filter(one -> userAgent.contains(one[0]))
                        .map(one -> one[1])
                        .findFirst()
                        .orElse("");
    }
}
