package org.saan.hub.settlement.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.saan.hub.settlement.Statement;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Span;
import org.saan.hub.shared.print.Style;

/** The statement of a group on A4, in Thai. */
record StatementPaper(Words words, Statement statement) {
    private static final Language TH = Language.TH;

    Print print() {
        var printing = new Printing(TH);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Selvedge());
        blocks.add(Paragraph.heading(Role.H1, t("statement"), Style.NAME, TH));
        blocks.add(line(statement.group().in(TH)));
        blocks.add(line(t(
                "statement.sums",
                printing.money(statement.earned()),
                printing.money(statement.paid()),
                printing.money(statement.toCome()),
                printing.money(statement.advance()))));
        blocks.add(new Block.Gap(8));
        blocks.add(Paragraph.heading(Role.H2, t("works"), Style.HEADING, TH));
        blocks.add(new Block.Table(
                List.of(2.1f, 2.5f, 1.1f, 1.5f, 2f, 2f, 2f),
                List.of(
                        line(t("work")),
                        line(t("what")),
                        right(t("accepted")),
                        right(t("piece_rate")),
                        right(t("earned")),
                        right(t("paid_out")),
                        right(t("to_come"))),
                statement.works().stream()
                        .map(work -> List.of(
                                line(work.number()),
                                line(work.craft().in(TH)),
                                right(printing.number(work.accepted())),
                                right(printing.money(work.rate())),
                                right(printing.money(work.earned())),
                                right(printing.money(work.paid())),
                                right(printing.money(work.toCome()))))
                        .toList()));
        blocks.add(new Block.Gap(8));
        blocks.add(Paragraph.heading(Role.H2, t("payouts"), Style.HEADING, TH));
        for (var payout : statement.payouts()) {
            blocks.add(line(t(
                    "payout_line",
                    payout.number(),
                    printing.date(payout.paidOn()),
                    printing.money(payout.transferred()),
                    payout.bankReference(),
                    printing.money(payout.withheld()))));
        }
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
