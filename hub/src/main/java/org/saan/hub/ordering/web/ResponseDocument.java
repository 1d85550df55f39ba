package org.saan.hub.ordering.web;

import java.util.ArrayList;
import java.util.List;
import org.saan.hub.ordering.OrderResponse;
import org.saan.hub.ordering.OrderView;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.print.Block;
import org.saan.hub.shared.print.Block.Paragraph;
import org.saan.hub.shared.print.Block.Role;
import org.saan.hub.shared.print.Print;
import org.saan.hub.shared.print.Span;
import org.saan.hub.shared.print.Style;

/** The answer to the buyer on paper. Everything in it is as it was said; only the buyer and the order's number are read anew. */
final class ResponseDocument {
    private final Words words;
    private final Language language;
    private final Printing printing;
    private final OrderView order;
    private final OrderResponse response;

    ResponseDocument(Words words, Language language, OrderView order, OrderResponse response) {
        this.words = words;
        this.language = language;
        this.printing = new Printing(language);
        this.order = order;
        this.response = response;
    }

    Print print() {
        var blocks = new ArrayList<Block>();
        var day = printing.date(response.madeAt().atZone(Printing.ZONE).toLocalDate());
        blocks.add(new Block.Selvedge());
        blocks.add(Paragraph.heading(Role.H1, t("answer.document"), Style.NAME, language));
        blocks.add(line(t("answer.number", response.number(), day)));
        blocks.add(line(t("answer.of_order", order.number(), response.orderVersion())));
        blocks.add(line(t("answer.to", order.buyer())));
        blocks.add(new Block.Gap(12));
        blocks.add(Paragraph.heading(Role.H2, t(response.verdict().key() + "_whole"), Style.HEADING, language));
        blocks.add(new Block.Gap(6));
        blocks.add(new Block.Table(List.of(3f, 1.1f, 1.6f, 1.2f, 1.6f, 1.6f), head(), rows()));
        if (response.note() != null) {
            blocks.add(new Block.Gap(12));
            blocks.add(line(response.note()));
        }
        blocks.add(new Block.Gap(12));
        blocks.add(Paragraph.of(t("answer.weeks"), Style.SMALL, language));
        return new Print(
                response.number(),
                language,
                t("print.hub"),
                t("answer.document"),
                List.of(Span.of(response.number())),
                response.madeAt(),
                blocks);
    }

    private List<Paragraph> head() {
        return List.of(
                strong(t("ordering.form.family"), Style.Side.LEFT),
                strong(t("answer.asked"), Style.Side.RIGHT),
                strong(t("answer.asked_week"), Style.Side.LEFT),
                strong(t("answer.promised"), Style.Side.RIGHT),
                strong(t("answer.promised_week"), Style.Side.LEFT),
                strong(t("answer.verdict"), Style.Side.LEFT));
    }

    private List<List<Paragraph>> rows() {
        return response.lines().stream()
                .map(line -> List.of(
                        line(line.family().in(language)),
                        figure(line.asked()),
                        line(week(line.due())),
                        figure(line.promised()),
                        line(line.week() == null ? "–" : week(line.week())),
                        line(t(line.verdict().key()))))
                .toList();
    }

    private String week(String text) {
        return printing.date(Weeks.friday(Weeks.parse(text)));
    }

    private Paragraph figure(int number) {
        return Paragraph.of(printing.number(number), Style.BODY.at(Style.Side.RIGHT), language);
    }

    private Paragraph line(String said) {
        return Paragraph.of(said, Style.BODY, language);
    }

    private Paragraph strong(String said, Style.Side side) {
        return new Paragraph(List.of(Span.strong(said)), Style.BODY.at(side), language, Role.P);
    }

    private String t(String key, Object... args) {
        return words.say(language, key, args);
    }
}
