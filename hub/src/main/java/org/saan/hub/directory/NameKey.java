package org.saan.hub.directory;

import com.ibm.icu.text.Normalizer2;
import java.util.regex.Pattern;

/** The form of a Thai name in which two ways of writing it are the same. */
final class NameKey {
    private static final Pattern ZERO_WIDTH =
            Pattern.compile("[\\u00ad\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2064\\ufeff]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u3000]+");

    private NameKey() {}

    static String of(String name) {
        var text =
                ZERO_WIDTH.matcher(Normalizer2.getNFCInstance().normalize(name)).replaceAll("");
        text = text.replace("\u0e4d\u0e32", "\u0e33").replaceAll("\u0e4d([\u0e48-\u0e4b])\u0e32", "$1\u0e33");
        text = text.replace("\u0e40\u0e40", "\u0e41");
        return SPACES.matcher(text).replaceAll(" ").strip();
    }
}
