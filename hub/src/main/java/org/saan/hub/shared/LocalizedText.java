package org.saan.hub.shared;

import org.jspecify.annotations.Nullable;

/** Content in two languages; either may be missing, never both. Reading falls back to the one that is there. */
public record LocalizedText(@Nullable String th, @Nullable String en) {

    public LocalizedText {
        th = blankToNull(th);
        en = blankToNull(en);
        if (th == null && en == null) {
            throw new IllegalArgumentException("text in neither language");
        }
    }

    public String in(Language language) {
        var wanted = language == Language.TH ? th : en;
        var other = language == Language.TH ? en : th;
        return wanted != null ? wanted : other != null ? other : "";
    }

    /** Whether reading in this language falls back to the other. */
    public boolean missingIn(Language language) {
        return (language == Language.TH ? th : en) == null;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
