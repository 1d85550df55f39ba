package org.saan.hub.trade.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.trade.ObstacleTelling;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form by which somebody who is signed in tells a problem of exporting; the office may tell one for a group. */
@Controller
@Audience
class ObstacleTellPages {
    private final ObstacleTelling telling;
    private final Directory directory;

    ObstacleTellPages(ObstacleTelling telling, Directory directory) {
        this.telling = telling;
        this.directory = directory;
    }

    @GetMapping("/obstacles/new")
    ModelAndView form(Shell shell, Viewer viewer) {
        return page(shell, viewer, Typed.NOTHING);
    }

    @PostMapping("/obstacles")
    ModelAndView tell(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked, RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "trade.obstacle.told",
                () -> "/obstacles/"
                        + telling.tell(
                                ObstacleForm.read(
                                        typed,
                                        Once.token(typed.value("once")),
                                        shell.language(),
                                        ObstacleWords.of(shell, directory)
                                                .families()
                                                .keySet()),
                                group(typed, viewer),
                                viewer),
                again -> page(shell, viewer, again));
    }

    private @Nullable UUID group(Typed typed, Viewer viewer) {
        var code = typed.value("group").strip();
        return code.isEmpty() || !office(viewer)
                ? null
                : telling.findGroup(code, viewer)
                        .orElseThrow(() -> Refusal.of("group", "trade.obstacle.group_unknown"));
    }

    private static boolean office(Viewer viewer) {
        return viewer.runsTheProgramme() || viewer.is(Role.EXPORT_ADVISER);
    }

    private ModelAndView page(Shell shell, Viewer viewer, Typed typed) {
        var words = ObstacleWords.of(shell, directory);
        return new ModelAndView(
                "trade/web/obstacle-new",
                "page",
                new TellPage(
                        shell.titled("trade.obstacle.tell"),
                        words,
                        words.countries(),
                        words.crafts(),
                        office(viewer),
                        typed));
    }

    record TellPage(
            Shell shell,
            ObstacleWords words,
            List<ListFilter.Choice> countries,
            List<ListFilter.Choice> crafts,
            boolean office,
            Typed typed) {
        TellPage {
            countries = List.copyOf(countries);
            crafts = List.copyOf(crafts);
        }
    }
}
