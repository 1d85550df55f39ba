package org.saan.hub.catalogue.web.open;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.PublicGroups;
import org.saan.hub.catalogue.PublicProductList;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Shell;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.HtmlUtils;

/** The first page of the hub for everybody, and what search engines ask for: where its pages are, and which may be listed. */
@Controller
@Audience(anybody = true)
class OpenHomePage {
    private static final int NEWEST = 6;
    private static final int GROUPS = 3;
    private static final int TECHNIQUES = 12;
    /** One sitemap holds 50,000 addresses at most; each page has two. */
    private static final int LISTED = 20_000;

    private final OpenFrames frames;
    private final PublicProductList products;
    private final PublicGroups groups;
    private final Cards cards;
    private final Concepts concepts;
    private final PublicAddress address;

    OpenHomePage(
            OpenFrames frames,
            PublicProductList products,
            PublicGroups groups,
            Cards cards,
            Concepts concepts,
            PublicAddress address) {
        this.frames = frames;
        this.products = products;
        this.groups = groups;
        this.cards = cards;
        this.concepts = concepts;
        this.address = address;
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

    /** Every public page in both languages, each naming the other. */
    @GetMapping("/sitemap.xml")
    ResponseEntity<String> sitemap() {
        var map = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                + " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n");
        for (var place : new String[] {"", "/products", "/groups", "/techniques", "/provinces"}) {
            add(map, place);
        }
        groups.byProvince(PublicGroups.Which.ALL).keySet().stream()
                .sorted()
                .forEach(code -> add(map, "/provinces/" + code));
        groups.clusters().forEach(cluster -> add(map, "/clusters/" + lower(cluster.code())));
        products.byTechnique(PublicProductList.Which.ALL).keySet().stream()
                .sorted()
                .forEach(id -> add(map, "/techniques/" + id));
        groups.codes(LISTED).forEach(code -> add(map, "/groups/" + lower(code)));
        products.codes(LISTED).forEach(code -> add(map, "/products/" + lower(code)));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .cacheControl(CacheControl.noCache().cachePublic())
                .body(map.append("</urlset>\n").toString());
    }

    private void add(StringBuilder map, String place) {
        for (var language : Language.values()) {
            map.append("<url><loc>").append(of(language, place)).append("</loc>");
            for (var other : Language.values()) {
                map.append("<xhtml:link rel=\"alternate\" hreflang=\"")
                        .append(other.tag())
                        .append("\" href=\"")
                        .append(of(other, place))
                        .append("\"/>");
            }
            map.append("</url>\n");
        }
    }

    private String of(Language language, String place) {
        return HtmlUtils.htmlEscape(address.base() + "/" + language.tag() + place, "UTF-8");
    }

    private static String lower(String code) {
        return code.toLowerCase(Locale.ROOT);
    }
}
