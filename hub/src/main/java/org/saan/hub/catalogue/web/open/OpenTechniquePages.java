package org.saan.hub.catalogue.web.open;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.PublicGroups;
import org.saan.hub.catalogue.PublicProductList;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Shell;
import org.saan.thaitext.ThaiOrder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Techniques of the craft vocabulary: what is made by each, and by whom. */
@Controller
@RequestMapping("/{language:th|en}")
@Audience(anybody = true)
class OpenTechniquePages {
    private static final int PRODUCTS = 9;

    private final OpenFrames frames;
    private final PublicProductList products;
    private final PublicGroups groups;
    private final Cards cards;
    private final Concepts concepts;
    private final Maps maps;

    OpenTechniquePages(
            OpenFrames frames,
            PublicProductList products,
            PublicGroups groups,
            Cards cards,
            Concepts concepts,
            Maps maps) {
        this.frames = frames;
        this.products = products;
        this.groups = groups;
        this.cards = cards;
        this.concepts = concepts;
        this.maps = maps;
    }

    @GetMapping("/techniques")
    ModelAndView all(Shell shell, HttpServletRequest request, HttpServletResponse response) {
        var frame = frames.of(shell, request, response)
                .titled("public.nav.techniques")
                .about(shell.t("public.techniques.lead"));
        var language = shell.language();
        var techniques = products.byTechnique(PublicProductList.Which.ALL).entrySet().stream()
                .map(one -> new TechniquesPage.Technique(
                        ConceptWords.name(concepts, one.getKey(), language),
                        ConceptWords.name(concepts, one.getKey(), language.other()),
                        language.other().tag(),
                        frame.to("/techniques/" + one.getKey()),
                        shell.t("public.products.count", one.getValue())))
                .sorted(Comparator.comparing(TechniquesPage.Technique::words, ThaiOrder.dictionary()))
                .toList();
        return new ModelAndView("catalogue/web/open/techniques", "page", new TechniquesPage(frame, techniques));
    }

    @GetMapping("/techniques/{id:[a-z0-9_]{1,60}}")
    ModelAndView one(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int page) {
        if (!concepts.is(id, Concepts.TECHNIQUE)) {
            throw new NotFound("technique");
        }
        var language = shell.language();
        var name = ConceptWords.name(concepts, id, language);
        var made = PublicProductList.Which.ofTechnique(id);
        var by = new PublicGroups.Which(null, null, null, List.of(id));
        int count = products.count(made);
        int makers = groups.count(by);
        var lead = shell.t("public.technique.lead", count, makers);
        var frame =
                frames.of(shell, request, response).titled("public.title", name).about(name + ". " + lead);
        int at = Math.clamp(page, 0, Math.max(0, (makers - 1) / OpenGroupPages.ON_A_PAGE));
        return new ModelAndView(
                "catalogue/web/open/about",
                "page",
                new AboutPage(
                        count + makers == 0 ? frame.unlisted() : frame,
                        List.of(new Link(shell.t("public.nav.techniques"), frame.to("/techniques"))),
                        name,
                        ConceptWords.name(concepts, id, language.other()),
                        language.other().tag(),
                        lead,
                        maps.of(
                                shell,
                                products.byProvince(made),
                                null,
                                code -> frame.to("/products?technique=" + id + "&province=" + code),
                                "public.products.count"),
                        cards.products(
                                frame, products.list(made, PublicProductList.Order.NEWEST, language, 0, PRODUCTS)),
                        count > PRODUCTS
                                ? new Link(
                                        shell.t("public.all_products_of", name), frame.to("/products?technique=" + id))
                                : null,
                        cards.groups(
                                frame,
                                groups.list(by, language, at * OpenGroupPages.ON_A_PAGE, OpenGroupPages.ON_A_PAGE)),
                        OpenGroupPages.pager(at, makers, frame.to("/techniques/" + id + "?"))));
    }
}
