package org.saan.hub.catalogue;

import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;

/**
 * The approved words of a text. Where one language is missing, reading falls back to the other and the page says so.
 *
 * @param source the language in which it was first written
 * @param stale the translation follows an older state of its source
 */
public record PublicText(LocalizedText words, Language source, boolean stale) {

    public String in(Language language) {
        return words.in(language);
    }

    public boolean missingIn(Language language) {
        return words.missingIn(language);
    }

    public @Nullable String only(Language language) {
        return language == Language.TH ? words.th() : words.en();
    }
}
