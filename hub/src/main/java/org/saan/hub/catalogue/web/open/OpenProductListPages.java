package org.saan.hub.catalogue.web.open;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.PublicGroups;
import org.saan.hub.catalogue.PublicProductList;
import org.saan.hub.catalogue.PublicProductList.Order;
import org.saan.hub.catalogue.PublicProductList.Which;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.web.Pages;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All public products, narrowed by technique, material, kind, region or province. */
@Controller
@RequestMapping("/{language:th|en}")
@Audience(anybody = true)
class OpenProductListPages {
    static final int ON_A_PAGE = 24;
    private static final int VALUES = 12;
    private static final List<String> FILTERS = List.of("technique", "material", "kind", "region", "province");
    private static final String CODE = "[A-Za-z0-9_.'-]{1,60}";

    private final OpenFrames frames;
    private final PublicProductList products;
    private final PublicGroups groups;
    private final Cards cards;
    private final Concepts concepts;

    OpenProductListPages(
            OpenFrames frames, PublicProductList products, PublicGroups groups, Cards cards, Concepts concepts) {
        this.frames = frames;
        this.products = products;
        this.groups = groups;
        this.cards = cards;
        this.concepts = concepts;
    }

    @GetMapping("/products")
    ModelAndView list(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam Map<String, String> typed) {
        var asked = new LinkedHashMap<String, String>();
        for (var name : FILTERS) {
            var value = typed.getOrDefault(name, "").strip();
            if (value.matches(CODE)) {
                asked.put(name, value);
            }
        }
        var order = "name".equals(typed.get("sort")) ? Order.NAME : Order.NEWEST;
        var which = new Which(
                asked.get("region"),
                asked.get("province"),
                asked.get("technique"),
                asked.get("material"),
                asked.get("kind"));
        int count = products.count(which);
        int pages = Math.max(1, (count + ON_A_PAGE - 1) / ON_A_PAGE);
        var typedPage = typed.getOrDefault("page", "0");
        int at = typedPage.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(typedPage), pages - 1) : 0;
        var frame = frames.of(shell, request, response).titled("public.nav.products");
        var sorted = new LinkedHashMap<>(asked);
        if (order == Order.NAME) {
            sorted.put("sort", "name");
        }
        var heading = shell.t("public.products.count", count);
        return new ModelAndView(
                "catalogue/web/open/products",
                "page",
                new ProductsPage(
                        (asked.isEmpty() ? frame : frame.unlisted()).about(heading),
                        heading,
                        asked.entrySet().stream()
                                .map(one -> new Link(
                                        words(shell, one.getKey(), one.getValue()),
                                        link(frame, without(sorted, one.getKey()))))
                                .toList(),
                        facets(frame, which, sorted),
                        List.of(
                                new GroupsPage.Choice(
                                        shell.t("public.sort.newest"),
                                        link(frame, without(sorted, "sort")),
                                        order == Order.NEWEST),
                                new GroupsPage.Choice(
                                        shell.t("public.sort.name"),
                                        link(frame, with(sorted, "sort", "name")),
                                        order == Order.NAME)),
                        cards.products(frame, products.list(which, order, shell.language(), at * ON_A_PAGE, ON_A_PAGE)),
                        Pager.of(at, pages, page -> Pages.link(frame.to("/products"), sorted, page))));
    }

    private List<ProductsPage.Facet> facets(OpenFrame frame, Which which, Map<String, String> asked) {
        var shell = frame.shell();
        var facets = new ArrayList<ProductsPage.Facet>();
        facet(facets, frame, asked, "technique", which.technique(), products.byTechnique(which));
        facet(facets, frame, asked, "material", which.material(), products.byMaterial(which));
        facet(facets, frame, asked, "province", which.province(), products.byProvince(which));
        return facets.stream()
                .filter(facet -> !facet.values().isEmpty())
                .map(facet -> new ProductsPage.Facet(shell.t("public.fact." + facet.title()), facet.values()))
                .toList();
    }

    /** What is chosen already can only be taken back, not chosen again. */
    private void facet(
            List<ProductsPage.Facet> facets,
            OpenFrame frame,
            Map<String, String> asked,
            String name,
            @Nullable String chosen,
            Map<String, Integer> counts) {
        if (chosen == null) {
            facets.add(new ProductsPage.Facet(
                    name,
                    counts.entrySet().stream()
                            .limit(VALUES)
                            .map(one -> new ProductsPage.Value(
                                    words(frame.shell(), name, one.getKey()),
                                    link(frame, with(asked, name, one.getKey())),
                                    frame.shell().n(one.getValue())))
                            .toList()));
        }
    }

    private String words(Shell shell, String name, String value) {
        return switch (name) {
            case "region" -> OpenGroupPages.REGIONS.contains(value) ? shell.t("directory.region." + value) : value;
            case "province" -> {
                var province = groups.provinces().get(value);
                yield province == null ? value : shell.text(province.name());
            }
            default -> ConceptWords.name(concepts, value, shell.language());
        };
    }

    private static String link(OpenFrame frame, Map<String, String> asked) {
        return Pages.link(frame.to("/products"), asked, 0);
    }

    private static Map<String, String> without(Map<String, String> asked, String name) {
        var left = new LinkedHashMap<>(asked);
        left.remove(name);
        return left;
    }

    private static Map<String, String> with(Map<String, String> asked, String name, String value) {
        var more = new LinkedHashMap<>(asked);
        more.put(name, value);
        return more;
    }
}
