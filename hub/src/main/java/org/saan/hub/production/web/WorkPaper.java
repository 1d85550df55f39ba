package org.saan.hub.production.web;

import static org.saan.hub.shared.Language.EN;
import static org.saan.hub.shared.Language.TH;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.production.WorkView;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Column;
import org.saan.hub.shared.print.Block.Columns;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Span;
import org.saan.hub.shared.print.Style;

/**
 * The paper of piece work on A4, Thai with English beneath: who, what, how many, the rate, the dates, and two places to sign. It
 * says what was agreed on the day of the yes; pieces taken back since are named beside it.
 */
record WorkPaper(Words words, WorkView work, FamilyView family) {
    Print print() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Selvedge());
        blocks.add(Paragraph.heading(Role.H1, th("title"), Style.NAME, TH));
        blocks.add(Paragraph.of(en("title"), Style.BODY.in(Style.PALE), EN));
        blocks.add(Paragraph.of(th("number", work.number(), work.orderNumber()), Style.SUBHEADING, TH));
        blocks.add(new Block.Gap(8));
        var rows = new ArrayList<List<Paragraph>>();
        row(rows, "hirer", language -> say(language, "hub"));
        row(rows, "maker", this::maker);
        row(
                rows,
                "issued",
                language -> date(language, work.issuedAt().atZone(Printing.ZONE).toLocalDate()));
        row(rows, "goods", language -> family.name().in(language));
        row(rows, "quantity", this::quantity);
        row(rows, "rate", language -> money(language, 1));
        row(rows, "total", language -> money(language, work.counts().allocated()));
        row(rows, "begins", language -> work.first() == null ? "–" : date(language, Weeks.monday(work.first())));
        row(rows, "due", language -> date(language, Weeks.friday(work.due())));
        blocks.add(new Block.Table(List.of(1f, 2f), null, rows));
        blocks.add(new Block.Gap(10));
        for (var term : List.of("pay", "faults", "less", "keep")) {
            blocks.add(Paragraph.of(th("term." + term), Style.BODY, TH));
            blocks.add(Paragraph.of(en("term." + term), Style.SMALL, EN));
        }
        blocks.add(new Block.Gap(40));
        blocks.add(new Columns(
                List.of(
                        new Column(1, signature("hirer", say(TH, "hub"))),
                        new Column(1, signature("maker", maker(TH)))),
                24,
                false,
                true));
        return new Print(
                th("title") + " " + work.number(),
                TH,
                th("hub"),
                work.number(),
                List.of(Span.of(th("foot", work.number()))),
                work.issuedAt(),
                blocks);
    }

    private String maker(Language language) {
        var group = work.group().in(language);
        return work.leader() == null ? group : group + " · " + work.leader();
    }

    private String quantity(Language language) {
        var unit = words.say(language, "ordering.unit." + family.unitCode());
        int gone = work.counts().allocated() - work.counts().needed();
        var agreed = new Printing(language).number(work.counts().allocated()) + " " + unit;
        return gone == 0
                ? agreed
                : agreed + " " + say(language, "taken_back", gone, work.counts().needed());
    }

    private String money(Language language, int times) {
        return new Printing(language)
                .money(Money.ofMinor(work.priceMinor(), Money.THB).times(times));
    }

    private static String date(Language language, java.time.LocalDate date) {
        return new Printing(language).dayAndDate(date);
    }

    private List<Block> signature(String who, String name) {
        return List.of(
                Paragraph.of("……………………………………………", Style.BODY, TH),
                Paragraph.of(name, Style.BODY, TH),
                Paragraph.of(th(who) + " / " + en(who), Style.SMALL, TH));
    }

    private void row(List<List<Paragraph>> rows, String what, Function<Language, String> value) {
        var inThai = value.apply(TH);
        var inEnglish = value.apply(EN);
        BiFunction<String, String, Paragraph> both = (first, second) -> new Paragraph(
                List.of(Span.strong(first), Span.of(first.equals(second) ? "" : "  " + second)),
                Style.BODY,
                TH,
                Role.P);
        rows.add(List.of(both.apply(th(what), en(what)), both.apply(inThai, inEnglish)));
    }

    private String th(String key, Object... args) {
        return say(TH, key, args);
    }

    private String en(String key, Object... args) {
        return say(EN, key, args);
    }

    private String say(Language language, String key, Object... args) {
        return words.say(language, "production.paper." + key, args);
    }
}
