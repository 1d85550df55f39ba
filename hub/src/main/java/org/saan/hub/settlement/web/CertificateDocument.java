package org.saan.hub.settlement.web;

import java.util.ArrayList;
import java.util.List;
import org.saan.hub.settlement.Certificates.Certificate;
import org.saan.hub.settlement.Certificates.Party;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Style;
import org.saan.thaitext.NumberWords;

/**
 * หนังสือรับรองการหักภาษี ณ ที่จ่าย on A4, in Thai, with everything that section 50 bis asks for. It is the hub's own print, not the
 * form of the Revenue Department, and counts when the payer has signed it.
 */
final class CertificateDocument extends Sheet {
    private final Certificate certificate;

    CertificateDocument(Words words, Certificate certificate) {
        super(words, Language.TH, "settlement.certificate.");
        this.certificate = certificate;
    }

    Print print() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Selvedge());
        blocks.add(Paragraph.heading(Role.H1, t("title"), Style.NAME.sized(17, 28), language));
        blocks.add(line(t("law")));
        blocks.add(line(t("number", certificate.number(), certificate.payout())));
        blocks.add(new Block.Gap(6));
        party(blocks, t("payer"), certificate.payer());
        party(blocks, t("payee"), certificate.payee());
        blocks.add(line(t("filed." + certificate.kind().name().toLowerCase(java.util.Locale.ROOT))));
        blocks.add(new Block.Gap(8));
        blocks.add(new Block.Table(
                List.of(4f, 2f, 2f, 1.2f, 2f),
                List.of(
                        strong(t("income"), Style.Side.LEFT),
                        strong(t("paid_on"), Style.Side.LEFT),
                        strong(t("amount"), Style.Side.RIGHT),
                        strong(t("percent"), Style.Side.RIGHT),
                        strong(t("withheld"), Style.Side.RIGHT)),
                List.of(List.of(
                        line(t("hire_of_work")),
                        line(printing.date(certificate.paidOn())),
                        right(printing.money(certificate.amount())),
                        right(Amounts.percent(certificate.percent())),
                        right(printing.money(certificate.withheld()))))));
        blocks.add(new Block.Gap(6));
        blocks.add(
                line(t("in_words", NumberWords.writeBaht(certificate.withheld().amount()))));
        blocks.add(line(t("condition")));
        blocks.add(new Block.Gap(28));
        blocks.add(line(t("signed")));
        blocks.add(line(t(
                "issued",
                certificate.issuer(),
                printing.date(certificate.issuedAt().atZone(Printing.ZONE).toLocalDate()))));
        blocks.add(new Block.Gap(10));
        blocks.add(small(t("own_print")));
        return print(t("title") + " " + certificate.number(), certificate.number(), certificate.issuedAt(), blocks);
    }

    private void party(List<Block> blocks, String who, Party party) {
        blocks.add(Paragraph.heading(Role.H2, who, Style.SUBHEADING, language));
        blocks.add(line(t("party", party.name(), party.printedTaxId())));
        blocks.add(line(t("address", party.address())));
        blocks.add(new Block.Gap(4));
    }
}
