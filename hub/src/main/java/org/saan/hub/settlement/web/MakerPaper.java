package org.saan.hub.settlement.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.saan.hub.settlement.Makers;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Style;

/** The statement of one maker on A4, in Thai, with room for two names. */
final class MakerPaper extends Sheet {
    private final Makers.MakerStatement statement;

    MakerPaper(Words words, Makers.MakerStatement statement) {
        super(words, Language.TH, "settlement.");
        this.statement = statement;
    }

    Print print() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Selvedge());
        blocks.add(Paragraph.heading(Role.H1, t("statement"), Style.NAME, language));
        blocks.add(Paragraph.of(statement.maker().name(), Style.HEADING, language));
        blocks.add(line(statement.group().in(language)));
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
                                line(one.work().craft().in(language)),
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
        blocks.add(small(t("makers.paper_help")));
        blocks.add(new Block.Gap(26));
        blocks.add(new Block.Columns(
                List.of(
                        new Block.Column(1, List.of(line(t("makers.sign_leader")))),
                        new Block.Column(1, List.of(line(t("makers.sign_maker"))))),
                20,
                false,
                true));
        return print(t("statement"), t("statement"), Instant.EPOCH, blocks);
    }
}
