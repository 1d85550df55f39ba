package org.saan.hub.settlement.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.saan.hub.settlement.Makers;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Span;
import org.saan.hub.shared.print.Style;

/** The statement of one maker on A4, in Thai, with room for two names. */
record MakerPaper(Words words, Makers.MakerStatement statement) {
    private static final Language TH = Language.TH;

    Print print() {
        var printing = new Printing(TH);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Selvedge());
        blocks.add(Paragraph.heading(Role.H1, t("statement"), Style.NAME, TH));
        blocks.add(Paragraph.of(statement.maker().name(), Style.HEADING, TH));
        blocks.add(line(statement.group().in(TH)));
        blocks.add(line(t(
                "makers.sums",
                printing.money(statement.earned()),
                printing.money(statement.paid()),
                printing.money(statement.toCome()))));
        blocks.add(new Block.Gap(8));
        blocks.add(new Block.Table(
                List.of(2.2f, 3f, 1.2f, 1.4f, 1.9f, 1.9f, 1.9f),
                List.of(
                        line(t("work")),
                        line(t("what")),
                        right(t("makers.pieces")),
                        right(t("makers.minutes")),
                        right(t("earned")),
                        right(t("makers.group_paid")),
                        right(t("to_come"))),
                statement.lines().stream()
                        .map(one -> List.of(
                                line(one.work().number()),
                                line(one.work().craft().in(TH)),
                                right(printing.number(one.share().pieces())),
                                right(
                                        one.share().minutes() == 0
                                                ? "–"
                                                : printing.number(one.share().minutes())),
                                right(printing.money(one.share().earned())),
                                right(printing.money(one.share().paid())),
                                right(printing.money(one.share().toCome()))))
                        .toList()));
        blocks.add(new Block.Gap(10));
        blocks.add(Paragraph.of(t("makers.paper_help"), Style.SMALL, TH));
        blocks.add(new Block.Gap(26));
        blocks.add(new Block.Columns(
                List.of(
                        new Block.Column(1, List.of(line(t("makers.sign_leader")))),
                        new Block.Column(1, List.of(line(t("makers.sign_maker"))))),
                20,
                false,
                true));
        return new Print(
                t("statement"),
                TH,
                words.say(TH, "print.hub"),
                t("statement"),
                List.of(Span.of(t("statement"))),
                Instant.EPOCH,
                blocks);
    }

    private static Paragraph line(String said) {
        return Paragraph.of(said, Style.BODY, TH);
    }

    private static Paragraph right(String said) {
        return Paragraph.of(said, Style.BODY.at(Style.Side.RIGHT), TH);
    }

    private String t(String key, Object... args) {
        return words.say(TH, "settlement." + key, args);
    }
}
