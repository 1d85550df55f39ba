package org.saan.hub.training.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Style;
import org.saan.hub.training.Assessment;
import org.saan.hub.training.WorkshopHead;

/** Slips to cut and hand out, one for each learner: a test id and the private link. Names stand on none of them. */
final class SlipsDocument extends Paper {
    private static final int BESIDE = 2;

    private final WorkshopHead workshop;
    private final List<Assessment.TestId> ids;
    private final String base;

    SlipsDocument(Words words, Language language, WorkshopHead workshop, List<Assessment.TestId> ids, String base) {
        super(words, language);
        this.workshop = workshop;
        this.ids = List.copyOf(ids);
        this.base = base;
    }

    Print print() {
        var title = workshop.title().in(language);
        var blocks = new ArrayList<Block>();
        blocks.add(Paragraph.heading(Block.Role.H1, title, Style.HEADING, language));
        blocks.add(small(t("assess.slip.help")));
        for (int n = 0; n < ids.size(); n += BESIDE) {
            var columns = new ArrayList<Block.Column>();
            for (int m = n; m < n + BESIDE; m++) {
                columns.add(new Block.Column(1, m < ids.size() ? slip(ids.get(m)) : List.of()));
            }
            blocks.add(new Block.Columns(columns, 20, true, true));
        }
        if (ids.isEmpty()) {
            blocks.add(line(t("assess.ids.none")));
        }
        return print(title, workshop.number(), workshop.from() == null ? Instant.EPOCH : workshop.from(), blocks);
    }

    private List<Block> slip(Assessment.TestId id) {
        var address = base + "/" + language.tag() + "/tests/" + id.code();
        return List.of(
                Paragraph.heading(
                        Block.Role.P, t("assess.slip.number", id.number()), Style.NAME.sized(18, 30), language),
                new Block.Code(address, 96, t("assess.slip.code")),
                line(t(
                        "assess.slip.letters",
                        id.code().substring(0, 5) + " " + id.code().substring(5))),
                small(base + "/" + language.tag() + "/tests"),
                new Block.Gap(8));
    }
}
