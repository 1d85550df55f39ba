package org.saan.hub.settlement.web;

import java.time.Instant;
import java.util.List;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Span;
import org.saan.hub.shared.print.Style;

/** A paper of money in one language: its words, and how its lines stand. */
abstract class Sheet {
    private final Words words;
    private final String prefix;
    final Language language;
    final Printing printing;

    /** @param prefix of the keys of its words */
    Sheet(Words words, Language language, String prefix) {
        this.words = words;
        this.language = language;
        this.prefix = prefix;
        this.printing = new Printing(language);
    }

    final String t(String key, Object... args) {
        return words.say(language, prefix + key, args);
    }

    final Paragraph line(String said) {
        return Paragraph.of(said, Style.BODY, language);
    }

    final Paragraph right(String said) {
        return Paragraph.of(said, Style.BODY.at(Style.Side.RIGHT), language);
    }

    final Paragraph small(String said) {
        return Paragraph.of(said, Style.SMALL, language);
    }

    final Paragraph strong(String said, Style.Side side) {
        return new Paragraph(List.of(Span.strong(said)), Style.BODY.at(side), language, Role.P);
    }

    final Print print(String title, String header, Instant made, List<Block> blocks) {
        return new Print(
                title, language, words.say(language, "print.hub"), header, List.of(Span.of(header)), made, blocks);
    }
}
