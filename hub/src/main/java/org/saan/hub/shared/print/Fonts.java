package org.saan.hub.shared.print;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The fonts of the program, each read once. */
final class Fonts {
    private static final Map<Face, FontFile> READ = new ConcurrentHashMap<>();

    private Fonts() {}

    static FontFile of(Face face) {
        return READ.computeIfAbsent(face, each -> FontFile.of(each.resource()));
    }
}
