package org.saan.hub.trade.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.print.QrPath;
import org.saan.hub.shared.web.OpenFrame;
import org.saan.hub.trade.GuideCards;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The export guide, for everybody: what was answered once, found by words, country, craft and document; each card prints on a page. */
@Controller
@RequestMapping("/{language:th|en}/export-guide")
@Audience(anybody = true)
class GuidePages {
    private final GuideCards cards;
    private final Directory directory;
    private final PublicAddress hub;

    GuidePages(GuideCards cards, Directory directory, PublicAddress hub) {
        this.cards = cards;
        this.directory = directory;
        this.hub = hub;
    }

    @GetMapping
    ModelAndView list(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String family,
            @RequestParam(defaultValue = "") String document) {
        var frame = OpenFrame.of(shell, request, response).titled("trade.guide.title");
        var wanted = new GuideCards.Wanted(q, country, family, document);
        var choices = cards.choices();
        var words = ObstacleWords.of(shell, directory);
        return new ModelAndView(
                "trade/web/guide",
                "page",
                new GuidePage(
                        frame,
                        words,
                        wanted,
                        cards.list(wanted),
                        choices.countries().stream()
                                .map(code -> new ListFilter.Choice(code, words.country(code)))
                                .toList(),
                        choices.families().stream()
                                .map(code -> new ListFilter.Choice(code, words.craft(code)))
                                .toList(),
                        choices.documents()));
    }

    record GuidePage(
            OpenFrame frame,
            ObstacleWords words,
            GuideCards.Wanted wanted,
            List<GuideCards.Card> cards,
            List<ListFilter.Choice> countries,
            List<ListFilter.Choice> crafts,
            List<String> documents) {
        GuidePage {
            cards = List.copyOf(cards);
            countries = List.copyOf(countries);
            crafts = List.copyOf(crafts);
            documents = List.copyOf(documents);
        }
    }

    @GetMapping("/{number:OBS-[0-9]{4}-[0-9]{1,9}}")
    ModelAndView card(
            Shell shell, HttpServletRequest request, HttpServletResponse response, @PathVariable String number) {
        var card = cards.get(number);
        var frame = OpenFrame.of(shell, request, response);
        var titled = new OpenFrame(shell.titled("trade.guide.card_title", shell.text(card.title())), frame.here());
        return new ModelAndView(
                "trade/web/guide-card",
                "page",
                new CardPage(
                        titled,
                        ObstacleWords.of(shell, directory),
                        card,
                        QrPath.of(hub.base() + titled.to(frame.here()))));
    }

    record CardPage(OpenFrame frame, ObstacleWords words, GuideCards.Card card, QrPath code) {}
}
