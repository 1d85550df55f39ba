package org.saan.hub.catalogue.web.open;

import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Shell;
import org.saan.thaitext.ThaiText;

/**
 * The frame of a public page: what stands in its head for browsers, search engines and those who share it.
 *
 * @param address where this hub is reached, without a slash at its end
 * @param here path without the language, empty for the first page: {@code /products/p0012}
 * @param question what was asked in the address after its path, with the question mark, or empty
 * @param place the part of it that makes another page of a list, or empty
 * @param description one or two sentences without markup
 * @param image absolute address of a picture for sharing
 * @param facts JSON-LD of schema.org about the thing this page is of
 * @param listed whether search engines may list it: not the results of a search
 */
record OpenFrame(
        Shell shell,
        String address,
        String here,
        String question,
        String place,
        String description,
        @Nullable String image,
        @Nullable String facts,
        boolean listed) {

    /** The address of another page in the language of this one. */
    String to(String path) {
        return "/" + shell.language().tag() + path;
    }

    /** The address of this page in that language, asking the same. */
    String in(Language language) {
        return "/" + language.tag() + here + question;
    }

    /** The one address under which search engines know the page in that language. */
    String canonical(Language language) {
        return address + "/" + language.tag() + here + place;
    }

    String canonical() {
        return canonical(shell.language());
    }

    String t(String key, Object... args) {
        return shell.t(key, args);
    }

    /** The tag of the language in which this text is really read, when it falls back to the other. */
    @Nullable
    String fallbackTag(LocalizedText text) {
        return text.missingIn(shell.language())
                ? (shell.language() == Language.TH ? Language.EN : Language.TH).tag()
                : null;
    }

    OpenFrame titled(String key, Object... args) {
        return with(shell.titled(key, args), description, image, facts, listed);
    }

    OpenFrame about(String words) {
        return with(shell, ThaiText.shorten(words.strip().replaceAll("\\s+", " "), 150), image, facts, listed);
    }

    OpenFrame showing(@Nullable String picture) {
        return with(shell, description, picture == null ? null : address + picture, facts, listed);
    }

    OpenFrame stating(String jsonLd) {
        return with(shell, description, image, jsonLd, listed);
    }

    OpenFrame unlisted() {
        return with(shell, description, image, facts, false);
    }

    private OpenFrame with(
            Shell shown, String words, @Nullable String picture, @Nullable String jsonLd, boolean mayBeListed) {
        return new OpenFrame(shown, address, here, question, place, words, picture, jsonLd, mayBeListed);
    }
}
