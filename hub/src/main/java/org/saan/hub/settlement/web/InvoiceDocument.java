package org.saan.hub.settlement.web;

import java.util.ArrayList;
import java.util.List;
import org.saan.hub.settlement.InvoiceView;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Span;
import org.saan.hub.shared.print.Style;

/** An invoice on A4, in one language. It is no tax invoice. */
final class InvoiceDocument {
    private final Words words;
    private final Language language;
    private final Printing printing;
    private final InvoiceView invoice;

    InvoiceDocument(Words words, Language language, InvoiceView invoice) {
        this.words = words;
        this.language = language;
        this.printing = new Printing(language);
        this.invoice = invoice;
    }

    Print print() {
        var title = t("invoice_title", invoice.number());
        var day = printing.date(invoice.issuedAt().atZone(Printing.ZONE).toLocalDate());
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Selvedge());
        blocks.add(Paragraph.heading(Role.H1, title, Style.NAME, language));
        blocks.add(line(t("paper.issued", day)));
        blocks.add(line(t("paper.to", invoice.buyer())));
        blocks.add(line(t("paper.order", invoice.orderNumber())));
        blocks.add(line(t("paper.due", printing.date(invoice.dueOn()))));
        blocks.add(new Block.Gap(8));
        blocks.add(new Block.Table(
                List.of(4f, 1.2f, 2f, 2f),
                List.of(
                        strong(t("what"), Style.Side.LEFT),
                        strong(t("quantity"), Style.Side.RIGHT),
                        strong(t("unit_price"), Style.Side.RIGHT),
                        strong(t("amount"), Style.Side.RIGHT)),
                invoice.lines().stream()
                        .map(one -> List.of(
                                line(one.name().in(language)),
                                right(printing.number(one.quantity())),
                                right(Amounts.percent(one.price())),
                                right(one.amount().plain())))
                        .toList()));
        blocks.add(new Block.Gap(6));
        if (invoice.discount().minor() > 0) {
            blocks.add(right(t("paper.discount", printing.money(invoice.discount()))));
        }
        blocks.add(right(t("paper.net", printing.money(invoice.net()))));
        blocks.add(right(t("paper.vat", Amounts.percent(invoice.vatPercent()), printing.money(invoice.vat()))));
        blocks.add(Paragraph.of(
                t("paper.total", printing.money(invoice.total())), Style.HEADING.at(Style.Side.RIGHT), language));
        if (invoice.rate() != null) {
            blocks.add(right(t(
                    "paper.rate",
                    invoice.total().currency().getCurrencyCode(),
                    Amounts.percent(invoice.rate()),
                    printing.money(invoice.total().in(Money.THB, invoice.rate())))));
        }
        blocks.add(new Block.Gap(10));
        blocks.add(Paragraph.of(t("paper.no_tax_invoice"), Style.SMALL, language));
        return new Print(
                title,
                language,
                words.say(language, "print.hub"),
                title,
                List.of(Span.of(title)),
                invoice.issuedAt(),
                blocks);
    }

    private Paragraph line(String said) {
        return Paragraph.of(said, Style.BODY, language);
    }

    private Paragraph right(String said) {
        return Paragraph.of(said, Style.BODY.at(Style.Side.RIGHT), language);
    }

    private Paragraph strong(String said, Style.Side side) {
        return new Paragraph(List.of(Span.strong(said)), Style.BODY.at(side), language, Role.P);
    }

    private String t(String key, Object... args) {
        return words.say(language, "settlement." + key, args);
    }
}
