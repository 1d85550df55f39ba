package org.saan.hub.settlement.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.settlement.InvoiceView;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Style;

/** An invoice on A4, in one language. It is no tax invoice. */
final class InvoiceDocument extends Sheet {
    private final InvoiceView invoice;
    private final @Nullable String account;
    private final @Nullable String code;

    /**
     * @param account whose name the payer's bank shows
     * @param code for PromptPay, of what is open; absent where it is not paid so
     */
    InvoiceDocument(
            Words words, Language language, InvoiceView invoice, @Nullable String account, @Nullable String code) {
        super(words, language, "settlement.");
        this.invoice = invoice;
        this.account = account;
        this.code = code;
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
                                right(Amounts.price(one.price())),
                                right(printing.money(one.amount()))))
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
        if (invoice.credited().minor() > 0) {
            blocks.add(right(t("paper.credited", printing.money(invoice.credited()))));
        }
        if (code != null) {
            var open = printing.money(invoice.outstanding());
            blocks.add(new Block.Gap(10));
            blocks.add(new Block.Columns(
                    List.of(
                            new Block.Column(
                                    1,
                                    List.of(new Block.Code(
                                            code, 96, t("promptpay_alt", open, String.valueOf(account))))),
                            new Block.Column(
                                    3,
                                    List.of(
                                            Paragraph.of(t("promptpay"), Style.SUBHEADING, language),
                                            line(t("promptpay_amount", open)),
                                            line(t("promptpay_name", String.valueOf(account))),
                                            small(t("promptpay_help"))))),
                    12,
                    false,
                    true));
        }
        blocks.add(new Block.Gap(10));
        blocks.add(small(t("paper.no_tax_invoice")));
        return print(title, title, invoice.issuedAt(), blocks);
    }
}
