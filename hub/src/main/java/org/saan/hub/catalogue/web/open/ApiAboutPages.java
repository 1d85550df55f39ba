package org.saan.hub.catalogue.web.open;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Shell;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What the interface for programs offers, for the people who write them. */
@Controller
@RequestMapping("/{language:th|en}")
@Audience(anybody = true)
class ApiAboutPages {
    private static final List<String> ROUTES = List.of(
            "GET products",
            "GET products/{code}",
            "GET groups",
            "GET groups/{code}",
            "GET search",
            "POST orders",
            "GET orders/{number}",
            "GET openapi.json");
    private static final List<String> PROBLEMS = List.of(
            "parameters",
            "400",
            "401",
            "403",
            "404",
            "405",
            "406",
            "no_room",
            "key_used",
            "may_not_order",
            "429",
            "500",
            "503");

    private final OpenFrames frames;
    private final PublicAddress address;
    private final int anonymous;

    ApiAboutPages(
            OpenFrames frames, PublicAddress address, @Value("${saan.api.anonymous-per-minute:60}") int anonymous) {
        this.frames = frames;
        this.address = address;
        this.anonymous = anonymous;
    }

    @GetMapping("/api")
    ModelAndView about(Shell shell, HttpServletRequest request, HttpServletResponse response) {
        var frame =
                frames.of(shell, request, response).titled("api.about.title").about(shell.t("api.about.lead"));
        return new ModelAndView(
                "catalogue/web/open/api",
                "page",
                new ApiPage(
                        frame,
                        ROUTES.stream()
                                .map(route -> new ApiPage.Line(
                                        route.replace(" ", " /api/v1/"),
                                        shell.t("api.about.route."
                                                + route.substring(route.indexOf(' ') + 1)
                                                        .replaceAll("[^a-z]+", "_"))))
                                .toList(),
                        shell.t("api.about.limits", anonymous),
                        "curl '" + address.base() + "/api/v1/products?technique=mudmee&limit=10'",
                        PROBLEMS.stream()
                                .map(code -> new ApiPage.Line("problem-" + code, shell.t("api.problem." + code)))
                                .toList()));
    }

    /**
     * @param limits how often one may ask
     * @param example a command that can be tried
     * @param problems by the mark that answers point to
     */
    record ApiPage(OpenFrame frame, List<Line> routes, String limits, String example, List<Line> problems) {
        record Line(String name, String words) {}
    }
}
