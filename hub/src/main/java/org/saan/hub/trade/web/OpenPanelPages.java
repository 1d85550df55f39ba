package org.saan.hub.trade.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.web.OpenFrame;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.trade.ObstaclePanels;
import org.saan.hub.trade.ObstacleTelling;
import org.saan.hub.trade.TellerKey;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The short form of a workshop, for anybody who has its code. A whole room shares one address of the network, so addresses are not
 * limited; the form has a field that people do not see, and a workshop hears only so many.
 */
@Controller
@RequestMapping("/{language:th|en}/export-guide/tell/{code:[a-z2-9]{12}}")
@Audience(anybody = true)
class OpenPanelPages {
    private final ObstaclePanels panels;
    private final ObstacleTelling telling;
    private final Directory directory;

    OpenPanelPages(ObstaclePanels panels, ObstacleTelling telling, Directory directory) {
        this.panels = panels;
        this.telling = telling;
        this.directory = directory;
    }

    @GetMapping
    ModelAndView form(
            Shell shell, HttpServletRequest request, HttpServletResponse response, @PathVariable String code) {
        return page(OpenFrame.of(shell, request, response), code, Typed.NOTHING);
    }

    @PostMapping
    ModelAndView tell(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String code,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var frame = OpenFrame.of(shell, request, response);
        var typed = Typed.of(asked);
        panels.open(code);
        return typed.act(
                shell,
                flash,
                "trade.panel.told",
                () -> {
                    if (!typed.value("website").isEmpty()) {
                        throw Refusal.of("problem", "trade.obstacle.problem_missing");
                    }
                    var key = new TellerKey(typed.value("key"));
                    var told = ObstacleForm.read(
                            typed,
                            new UUID(0, 0),
                            shell.language(),
                            ObstacleWords.of(shell, directory).families().keySet());
                    telling.tell(
                            code,
                            key,
                            told,
                            ObstacleForm.teller(typed, directory.listProvinces().keySet()));
                    return frame.to("/export-guide/told/" + key.text());
                },
                again -> page(frame, code, again));
    }

    private ModelAndView page(OpenFrame frame, String code, Typed typed) {
        var panel = panels.open(code);
        var words = ObstacleWords.of(frame.shell(), directory);
        return new ModelAndView(
                "trade/web/panel-tell",
                "page",
                new PanelTellPage(
                        frame.titled("trade.panel.tell"),
                        panel,
                        words.countries(),
                        words.crafts(),
                        directory.listProvinces().entrySet().stream()
                                .map(one -> new ListFilter.Choice(
                                        one.getKey(), frame.shell().text(one.getValue())))
                                .toList(),
                        typed.value("key").isEmpty() ? TellerKey.draw().text() : typed.value("key"),
                        typed));
    }

    /** @param key secret by which the teller follows it, drawn with the form so that sending it twice tells it once */
    record PanelTellPage(
            OpenFrame frame,
            ObstaclePanels.Panel panel,
            List<ListFilter.Choice> countries,
            List<ListFilter.Choice> crafts,
            List<ListFilter.Choice> provinces,
            String key,
            Typed typed) {
        PanelTellPage {
            countries = List.copyOf(countries);
            crafts = List.copyOf(crafts);
            provinces = List.copyOf(provinces);
        }

        List<ListFilter.Choice> sexes() {
            return List.of("female", "male", "other").stream()
                    .map(sex -> new ListFilter.Choice(sex, frame.shell().t("trade.panel.sex." + sex)))
                    .toList();
        }
    }
}
