package org.saan.hub.shared;

import java.util.Locale;

/** The two languages of every page; Thai is the first reader. */
public enum Language {
    TH(Locale.of("th")),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    public String tag() {
        return locale.getLanguage();
    }

    public Language other() {
        return this == TH ? EN : TH;
    }

    /** Thai unless the tag clearly asks for English. */
    public static Language of(String tag) {
        return tag.toLowerCase(Locale.ROOT).startsWith("en") ? EN : TH;
    }
}
