package org.saan.hub.sourcing.web;

import java.util.ArrayList;
import java.util.List;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Face;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Span;
import org.saan.hub.shared.print.Style;
import org.saan.hub.sourcing.QuotationView;

/** A version of a quotation on A4, in one language. */
final class QuotationDocument {
    private static final Style CELL = Style.BODY.after(2);
    private static final Style NUMBER = CELL.at(Style.Side.RIGHT);

    private final QuotationWords words;
    private final QuotationView quotation;
    private final QuotationView.Version version;

    QuotationDocument(Words words, Language language, QuotationView quotation, QuotationView.Version version) {
        this.words = new QuotationWords(words, language, quotation, version);
        this.quotation = quotation;
        this.version = version;
    }

    Print print() {
        var language = words.language();
        var day = java.util.Objects.requireNonNull(version.sentAt());
        var title = words.say("paper_title", quotation.number());
        var said = words.say(
                "paper_version",
                version.number(),
                new Printing(language).date(day.atZone(Printing.ZONE).toLocalDate()));
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Selvedge());
        blocks.add(Paragraph.heading(Role.H1, title, Style.NAME, language));
        blocks.add(paragraph(said, Style.BODY.in(Style.PALE)));
        blocks.add(new Block.Gap(6));
        blocks.add(paragraph(words.say("paper_for", quotation.organisation(), quotation.place()), Style.BODY));
        blocks.add(paragraph(words.say("paper_enquiry", quotation.enquiryNumber()), Style.BODY));
        blocks.add(new Block.Gap(8));
        blocks.add(table());
        blocks.add(paragraph(words.say("total", words.total()), Style.HEADING.at(Style.Side.RIGHT)));
        blocks.add(new Block.Gap(8));
        blocks.add(Paragraph.heading(Role.H2, words.say("terms"), Style.HEADING, language));
        words.terms().forEach(term -> blocks.add(paragraph(term, Style.BODY)));
        var note = version.note();
        if (note != null) {
            note.lines().filter(line -> !line.isBlank()).forEach(line -> blocks.add(paragraph(line, Style.BODY)));
        }
        return new Print(
                title, language, words.say("paper_author"), title, List.of(Span.of(title + " · " + said)), day, blocks);
    }

    private Block table() {
        var rows = words.lines().stream()
                .map(line -> List.of(
                        paragraph(line.name(), CELL),
                        paragraph(line.quantity(), NUMBER),
                        paragraph(line.price(), NUMBER),
                        paragraph(line.amount(), NUMBER),
                        paragraph(line.due(), NUMBER)))
                .toList();
        return new Block.Table(
                List.of(4f, 2f, 2f, 2.2f, 2.2f),
                List.of(
                        head("product", Style.Side.LEFT),
                        head("quantity", Style.Side.RIGHT),
                        head("price", Style.Side.RIGHT),
                        head("amount", Style.Side.RIGHT),
                        head("ready", Style.Side.RIGHT)),
                rows);
    }

    private Paragraph head(String key, Style.Side side) {
        return new Paragraph(
                List.of(new Span(words.say(key), Face.STRONG, null)), CELL.at(side), words.language(), Role.P);
    }

    private Paragraph paragraph(String text, Style style) {
        return Paragraph.of(text, style, words.language());
    }
}
