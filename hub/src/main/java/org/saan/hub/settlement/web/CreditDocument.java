package org.saan.hub.settlement.web;

import java.util.ArrayList;
import java.util.List;
import org.saan.hub.settlement.CreditNote;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Style;

/**
 * A credit note on A4, in one language: the invoice, what it said, what is right, the difference with its VAT, and why, as section
 * 86/10 of the Revenue Code asks of one. It is no tax document.
 */
final class CreditDocument extends Sheet {
    private final CreditNote note;

    CreditDocument(Words words, Language language, CreditNote note) {
        super(words, language, "settlement.");
        this.note = note;
    }

    Print print() {
        var title = t("credit.title", note.number());
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Selvedge());
        blocks.add(Paragraph.heading(Role.H1, title, Style.NAME, language));
        blocks.add(line(t(
                "paper.issued",
                printing.date(note.issuedAt().atZone(Printing.ZONE).toLocalDate()))));
        blocks.add(line(t("paper.to", note.buyer())));
        blocks.add(line(t(
                "paper.credit_of",
                note.invoice(),
                printing.date(note.invoicedAt().atZone(Printing.ZONE).toLocalDate()))));
        blocks.add(line(t("paper.order", note.order())));
        blocks.add(line(t("paper.credit_why", t(note.reason().key().substring("settlement.".length())), note.words())));
        blocks.add(new Block.Gap(8));
        blocks.add(new Block.Table(
                List.of(4f, 1.2f, 2f, 2f),
                List.of(
                        strong(t("what"), Style.Side.LEFT),
                        strong(t("quantity"), Style.Side.RIGHT),
                        strong(t("unit_price"), Style.Side.RIGHT),
                        strong(t("amount"), Style.Side.RIGHT)),
                note.lines().stream()
                        .map(one -> List.of(
                                line(one.name().in(language)),
                                right(printing.number(one.quantity())),
                                right(Amounts.price(one.price())),
                                right(printing.money(one.amount()))))
                        .toList()));
        blocks.add(new Block.Gap(6));
        if (note.discount().minor() > 0) {
            blocks.add(right(t("paper.discount", printing.money(note.discount()))));
        }
        blocks.add(right(t("paper.credit_was", printing.money(note.was()))));
        blocks.add(right(t("paper.credit_becomes", printing.money(note.becomes()))));
        blocks.add(right(t("paper.credit_net", printing.money(note.net()))));
        blocks.add(right(t("paper.vat", Amounts.percent(note.vatPercent()), printing.money(note.vat()))));
        blocks.add(Paragraph.of(
                t("paper.credit_total", printing.money(note.total())), Style.HEADING.at(Style.Side.RIGHT), language));
        blocks.add(new Block.Gap(10));
        blocks.add(small(t("paper.no_tax_credit")));
        return print(title, title, note.issuedAt(), blocks);
    }
}
