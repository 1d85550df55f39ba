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

/** The questions of a test on A4. It has a place for the test id, and none for a name. */
final class TestDocument extends Paper {
    private static final String LETTERS_TH = "กขคงจฉ";
    private static final String LETTERS_EN = "ABCDEF";

    private final Assessment assessment;

    TestDocument(Words words, Language language, Assessment assessment) {
        super(words, language);
        this.assessment = assessment;
    }

    Print print() {
        var workshop = assessment.workshop();
        var title = workshop.title().in(language);
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Selvedge());
        blocks.add(Paragraph.heading(Block.Role.H1, title, Style.NAME.sized(17, 28), language));
        blocks.add(strong(t("assess.paper.test_id")));
        blocks.add(line(t("assess.paper.which")));
        blocks.add(small(t("assess.paper.how")));
        blocks.add(new Block.Gap(8));
        var letters = language == Language.TH ? LETTERS_TH : LETTERS_EN;
        int place = 1;
        for (var question : assessment.questions()) {
            var kept = new ArrayList<Block>();
            kept.add(strong(place++ + ". " + question.text().in(language)));
            for (int n = 0; n < question.choices().size(); n++) {
                kept.add(line("○ " + letters.charAt(n) + "  "
                        + question.choices().get(n).in(language)));
            }
            kept.add(new Block.Gap(6));
            blocks.add(new Block.Columns(List.of(new Block.Column(1, kept)), 0, false, true));
        }
        var made = workshop.from() == null ? Instant.EPOCH : workshop.from();
        return print(title, workshop.number(), made, blocks);
    }
}
