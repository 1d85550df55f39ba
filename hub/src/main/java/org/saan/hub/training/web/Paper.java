package org.saan.hub.training.web;

import java.time.Instant;
import java.util.List;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Span;
import org.saan.hub.shared.print.Style;

/** A paper of training in one language: its words, and how its lines stand. */
abstract class Paper {
    private final Words words;
    final Language language;
    final Printing printing;

    Paper(Words words, Language language) {
        this.words = words;
        this.language = language;
        this.printing = new Printing(language);
    }

    final String t(String key, Object... args) {
        return words.say(language, key, args);
    }

    final Paragraph line(String said) {
        return Paragraph.of(said, Style.BODY, language);
    }

    final Paragraph small(String said) {
        return Paragraph.of(said, Style.SMALL, language);
    }

    final Paragraph strong(String said) {
        return new Paragraph(List.of(Span.strong(said)), Style.BODY, language, Block.Role.P);
    }

    final Print print(String title, String header, Instant made, List<Block> blocks) {
        return new Print(title, language, t("print.hub"), header, List.of(Span.of(header)), made, blocks);
    }
}
