package org.saan.hub.training.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Style;
import org.saan.hub.training.TrainingCertificate;

/** The certificate on A4, in Thai or English: who, what, by which rule, its number, and a code that asks whether it is valid. */
final class CertificatePaper extends Paper {
    private static final int CODE = 92;
    private static final int MINUTES = 60;

    private final TrainingCertificate certificate;
    private final String base;

    /** @param base address of the hub, without a slash at its end */
    CertificatePaper(Words words, Language language, TrainingCertificate certificate, String base) {
        super(words, language);
        this.certificate = certificate;
        this.base = base;
    }

    Print print() {
        var workshop = certificate.workshop();
        var centre = Style.BODY.sized(12, 21).at(Style.Side.CENTRE);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Selvedge());
        if (!certificate.valid()) {
            blocks.add(strong(t("assess.certificate.revoked")));
        }
        blocks.add(new Block.Gap(40));
        blocks.add(Paragraph.heading(
                Block.Role.H1,
                t("assess.paper.certificate"),
                Style.NAME.sized(30, 48).at(Style.Side.CENTRE),
                language));
        blocks.add(Paragraph.of(t("assess.paper.certifies"), centre, language));
        blocks.add(new Block.Gap(16));
        blocks.add(Paragraph.heading(
                Block.Role.H2,
                certificate.name(),
                Style.NAME.sized(24, 40).at(Style.Side.CENTRE).in(Style.INDIGO),
                language));
        blocks.add(new Block.Gap(12));
        blocks.add(Paragraph.of(t("assess.paper.passed"), centre, language));
        blocks.add(Paragraph.heading(
                Block.Role.H2,
                workshop.title().in(language),
                Style.NAME.sized(17, 30).at(Style.Side.CENTRE),
                language));
        var held = held();
        if (held != null) {
            blocks.add(Paragraph.of(held, centre, language));
        }
        var venue = workshop.venue();
        if (venue != null) {
            blocks.add(Paragraph.of(venue.in(language), centre, language));
        }
        blocks.add(new Block.Gap(14));
        blocks.add(Paragraph.of(
                t("assess.paper.rule"), Style.BODY.at(Style.Side.CENTRE).in(Style.PALE), language));
        blocks.add(new Block.Gap(64));
        List<Block> left = List.of(
                line(".".repeat(60)),
                line(t("assess.paper.signed")),
                new Block.Gap(10),
                line(t("assess.paper.number", certificate.number())),
                line(t("assess.paper.issued", printing.date(day(certificate.issuedAt())))));
        List<Block> right = List.of(
                new Block.Code(base + "/certificates/" + certificate.code(), CODE, t("assess.paper.code")),
                small(t("assess.paper.check")),
                small(certificate.printedCode()));
        blocks.add(new Block.Columns(List.of(new Block.Column(3, left), new Block.Column(2, right)), 24, false, true));
        return print(
                t("assess.paper.certificate") + " " + certificate.number(),
                certificate.number(),
                certificate.issuedAt(),
                blocks);
    }

    private @Nullable String held() {
        var from = certificate.workshop().from();
        var until = certificate.workshop().until();
        if (from == null || until == null) {
            return null;
        }
        var first = printing.date(day(from));
        var last = printing.date(day(until));
        var hours = printing.number(
                java.math.BigDecimal.valueOf(certificate.workshop().minutes())
                        .divide(java.math.BigDecimal.valueOf(MINUTES), 1, java.math.RoundingMode.HALF_UP));
        return first.equals(last)
                ? t("assess.paper.held_day", first, hours)
                : t("assess.paper.held", first, last, hours);
    }

    private static LocalDate day(Instant at) {
        return at.atZone(Printing.ZONE).toLocalDate();
    }
}
