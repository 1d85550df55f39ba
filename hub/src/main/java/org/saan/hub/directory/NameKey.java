package org.saan.hub.directory;

import org.saan.thaitext.ThaiText;

/** The form of a Thai name in which two ways of writing it are the same: spaces and punctuation do not count. */
final class NameKey {
    private NameKey() {}

    static String of(String name) {
        return ThaiText.matchingKey(name);
    }
}
