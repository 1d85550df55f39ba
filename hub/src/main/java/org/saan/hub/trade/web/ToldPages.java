package org.saan.hub.trade.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.print.QrPath;
import org.saan.hub.shared.web.OpenFrame;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.trade.ObstacleState;
import org.saan.hub.trade.ObstacleView;
import org.saan.hub.trade.TellerKey;
import org.saan.hub.trade.ToldObstacles;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where somebody without account sees what became of what they told in a workshop, and agrees that it is solved, or not. */
@Controller
@RequestMapping("/{language:th|en}/export-guide/told/{key:[A-Za-z0-9_-]{43}}")
@Audience(anybody = true)
class ToldPages {
    private final ToldObstacles told;
    private final Directory directory;
    private final PublicAddress hub;

    ToldPages(ToldObstacles told, Directory directory, PublicAddress hub) {
        this.told = told;
        this.directory = directory;
        this.hub = hub;
    }

    @GetMapping
    ModelAndView show(Shell shell, HttpServletRequest request, HttpServletResponse response, @PathVariable String key) {
        return page(OpenFrame.of(shell, request, response), key, Typed.NOTHING);
    }

    @PostMapping("/agree")
    ModelAndView agree(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String key,
            RedirectAttributes flash) {
        var frame = OpenFrame.of(shell, request, response).at("/export-guide/told/" + key);
        told.agree(new TellerKey(key));
        flash.addFlashAttribute("notice", shell.t("trade.obstacle.agreed_done"));
        return new ModelAndView("redirect:" + frame.to(frame.here()));
    }

    @PostMapping("/reopen")
    ModelAndView reopen(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String key,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var frame = OpenFrame.of(shell, request, response).at("/export-guide/told/" + key);
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "trade.obstacle.reopened_done",
                () -> {
                    told.reopen(new TellerKey(key), typed.value("why"));
                    return frame.to(frame.here());
                },
                again -> page(frame, key, again));
    }

    private ModelAndView page(OpenFrame frame, String key, Typed typed) {
        var it = told.get(new TellerKey(key));
        var address = hub.base() + frame.to("/export-guide/told/" + key);
        return new ModelAndView(
                "trade/web/told",
                "page",
                new ToldPage(
                        frame.titled("trade.obstacle.one", it.number()),
                        ObstacleWords.of(frame.shell(), directory),
                        it,
                        address,
                        QrPath.of(address),
                        typed));
    }

    record ToldPage(OpenFrame frame, ObstacleWords words, ObstacleView it, String address, QrPath code, Typed typed) {
        boolean mayAgree() {
            return it.parentId() == null && it.state() == ObstacleState.ANSWERED;
        }

        boolean mayReopen() {
            return it.parentId() == null
                    && (it.state() == ObstacleState.ANSWERED || it.state() == ObstacleState.AGREED);
        }
    }
}
