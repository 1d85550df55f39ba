package org.saan.hub.catalogue.web.open;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.saan.hub.catalogue.PublicGroups;
import org.saan.hub.catalogue.PublicGroups.Which;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Where in the country: the map of all provinces, and each province with its groups. */
@Controller
@RequestMapping("/{language:th|en}")
@Audience(anybody = true)
class OpenPlacePages {
    private final OpenFrames frames;
    private final PublicGroups groups;
    private final Cards cards;
    private final Maps maps;

    OpenPlacePages(OpenFrames frames, PublicGroups groups, Cards cards, Maps maps) {
        this.frames = frames;
        this.groups = groups;
        this.cards = cards;
        this.maps = maps;
    }

    @GetMapping("/provinces")
    ModelAndView all(Shell shell, HttpServletRequest request, HttpServletResponse response) {
        var frame = frames.of(shell, request, response)
                .titled("public.nav.provinces")
                .about(shell.t("public.places.lead"));
        var counts = groups.byProvince(Which.ALL);
        var provinces = groups.provinces();
        var regions = new ArrayList<PlacesPage.Region>();
        for (var region : OpenGroupPages.REGIONS) {
            var places = provinces.values().stream()
                    .filter(province -> province.region().equals(region))
                    .filter(province -> counts.containsKey(province.code()))
                    .map(province -> new PlacesPage.Place(
                            shell.text(province.name()),
                            frame.to("/provinces/" + province.code()),
                            shell.t("public.map.groups", counts.getOrDefault(province.code(), 0))))
                    .toList();
            if (!places.isEmpty()) {
                regions.add(new PlacesPage.Region(shell.t("directory.region." + region), places));
            }
        }
        return new ModelAndView(
                "catalogue/web/open/places",
                "page",
                new PlacesPage(
                        frame,
                        maps.of(shell, counts, null, code -> frame.to("/provinces/" + code), "public.map.groups"),
                        regions));
    }

    @GetMapping("/provinces/{code:[0-9]{2}}")
    ModelAndView one(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int page) {
        var province = groups.provinces().get(code);
        if (province == null) {
            throw new NotFound("province");
        }
        var which = new Which(null, code, null, List.of());
        int count = groups.count(which);
        var name = shell.text(province.name());
        var lead = shell.t("public.province.lead", count, shell.t("directory.region." + province.region()));
        var frame =
                frames.of(shell, request, response).titled("public.title", name).about(name + ". " + lead);
        int at = Math.clamp(page, 0, Math.max(0, (count - 1) / OpenGroupPages.ON_A_PAGE));
        return new ModelAndView(
                "catalogue/web/open/about",
                "page",
                new AboutPage(
                        count == 0 ? frame.unlisted() : frame,
                        List.of(new Link(shell.t("public.nav.provinces"), frame.to("/provinces"))),
                        name,
                        shell.language().other() == org.saan.hub.shared.Language.TH
                                ? province.name().th()
                                : province.name().en(),
                        shell.language().other().tag(),
                        lead,
                        maps.of(
                                shell,
                                Map.of(code, count),
                                code,
                                c -> frame.to("/provinces/" + c),
                                "public.map.groups"),
                        List.of(),
                        new Link(shell.t("public.province.products"), frame.to("/products?province=" + code)),
                        cards.groups(
                                frame,
                                groups.list(
                                        which,
                                        shell.language(),
                                        at * OpenGroupPages.ON_A_PAGE,
                                        OpenGroupPages.ON_A_PAGE)),
                        OpenGroupPages.pager(at, count, frame.to("/provinces/" + code + "?"))));
    }
}
