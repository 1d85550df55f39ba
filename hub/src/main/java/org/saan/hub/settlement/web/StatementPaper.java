package org.saan.hub.settlement.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.saan.hub.settlement.Statement;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Style;

/** The statement of a group on A4, in Thai. */
final class StatementPaper extends Sheet {
    private final Statement statement;

    StatementPaper(Words words, Statement statement) {
        super(words, Language.TH, "settlement.");
        this.statement = statement;
    }

    Print print() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Selvedge());
        blocks.add(Paragraph.heading(Role.H1, t("statement"), Style.NAME, language));
        blocks.add(line(statement.group().in(language)));
        blocks.add(line(t(
                "statement.sums",
                printing.money(statement.earned()),
                printing.money(statement.paid()),
                printing.money(statement.toCome()),
                printing.money(statement.advance()))));
        blocks.add(new Block.Gap(8));
        blocks.add(Paragraph.heading(Role.H2, t("works"), Style.HEADING, language));
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
                                line(work.craft().in(language)),
                                right(printing.number(work.accepted())),
                                right(printing.money(work.rate())),
                                right(printing.money(work.earned())),
                                right(printing.money(work.paid())),
                                right(printing.money(work.toCome()))))
                        .toList()));
        blocks.add(new Block.Gap(8));
        blocks.add(Paragraph.heading(Role.H2, t("payouts"), Style.HEADING, language));
        for (var payout : statement.payouts()) {
            blocks.add(line(t(
                    "payout_line",
                    payout.number(),
                    printing.date(payout.paidOn()),
                    printing.money(payout.transferred()),
                    payout.bankReference(),
                    printing.money(payout.withheld()))));
        }
        return print(t("statement"), t("statement"), Instant.EPOCH, blocks);
    }
}
