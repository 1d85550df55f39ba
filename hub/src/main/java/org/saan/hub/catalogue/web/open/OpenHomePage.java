package org.saan.hub.catalogue.web.open;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.PublicGroups;
import org.saan.hub.catalogue.PublicProductList;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Shell;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The first page of the hub for everybody, and what search engines ask for: where its pages are, and which may be listed. */
@Controller
@Audience(anybody = true)
class OpenHomePage {
    private static final int NEWEST = 6;
    private static final int GROUPS = 3;
    private static final int TECHNIQUES = 12;

    private final OpenFrames frames;
    private final PublicProductList products;
    private final PublicGroups groups;
    private final Cards cards;
    private final Concepts concepts;
    private final PublicAddress address;
    private final Sitemap sitemap;

    OpenHomePage(
            OpenFrames frames,
            PublicProductList products,
            PublicGroups groups,
            Cards cards,
            Concepts concepts,
            PublicAddress address,
            Sitemap sitemap) {
        this.frames = frames;
        this.products = products;
        this.groups = groups;
        this.cards = cards;
        this.concepts = concepts;
        this.address = address;
        this.sitemap = sitemap;
    }

    @GetMapping("/{language:th|en}")
    ModelAndView home(Shell shell, HttpServletRequest request, HttpServletResponse response) {
        var language = shell.language();
        int makers = groups.count(PublicGroups.Which.ALL);
        int count = products.count(PublicProductList.Which.ALL);
        var lead = shell.t("public.home.lead", count, makers);
        var frame =
                frames.of(shell, request, response).titled("public.home.title").about(lead);
        return new ModelAndView(
                "catalogue/web/open/home",
                "page",
                new HomePage(
                        frame.stating(new JsonLd(frame).site()),
                        lead,
                        Ask.NOTHING,
                        products.byTechnique(PublicProductList.Which.ALL).entrySet().stream()
                                .limit(TECHNIQUES)
                                .map(one -> new HomePage.Tile(
                                        frame.to("/techniques/" + one.getKey()),
                                        ConceptWords.name(concepts, one.getKey(), language),
                                        shell.n(one.getValue())))
                                .toList(),
                        cards.products(
                                frame,
                                products.list(
                                        PublicProductList.Which.ALL,
                                        PublicProductList.Order.NEWEST,
                                        language,
                                        0,
                                        NEWEST)),
                        cards.groups(frame, groups.list(PublicGroups.Which.ALL, language, 0, GROUPS))));
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .body("User-agent: *\nAllow: /th\nAllow: /en\nAllow: /static/\nAllow: /media/\nDisallow: /\n\nSitemap: "
                        + address.base() + "/sitemap.xml\n");
    }

    /** Every public page in both languages, each naming the other, with the first photo of each product. */
    @GetMapping("/sitemap.xml")
    ResponseEntity<String> sitemap() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(sitemap.xml());
    }
}
