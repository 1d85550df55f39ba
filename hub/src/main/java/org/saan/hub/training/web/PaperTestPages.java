package org.saan.hub.training.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.Assessment;
import org.saan.hub.training.Assessments;
import org.saan.hub.training.PaperTests;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Types papers in: a line of letters for each test id. */
@Controller
@RequestMapping("/workshops/{id:[0-9a-f-]{36}}/tests/{kind:pre|post}")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
class PaperTestPages {
    private final Assessments assessments;
    private final PaperTests papers;

    PaperTestPages(Assessments assessments, PaperTests papers) {
        this.assessments = assessments;
        this.papers = papers;
    }

    @GetMapping
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable String kind) {
        return page(shell, viewer, id, Assessment.Kind.of(kind), Typed.NOTHING);
    }

    @PostMapping
    ModelAndView type(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable String kind,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "assess.grid.saved",
                () -> {
                    var rows = new HashMap<Integer, String>();
                    asked.forEach((field, value) -> {
                        if (field.startsWith("row-") && !value.isBlank()) {
                            rows.put(number(field), value);
                        }
                    });
                    papers.type(id, Assessment.Kind.of(kind), rows, viewer);
                    return "/workshops/" + id + "/tests/" + kind;
                },
                again -> page(shell, viewer, id, Assessment.Kind.of(kind), again));
    }

    private static int number(String field) {
        try {
            return Integer.parseInt(field.substring("row-".length()));
        } catch (NumberFormatException strange) {
            throw new NotFound("test id");
        }
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Assessment.Kind kind, Typed typed) {
        return new ModelAndView(
                "training/web/grid",
                "page",
                new GridPage(
                        shell.titled("assess.grid." + kind.path()),
                        assessments.get(id, viewer),
                        kind,
                        papers.rows(id, kind, viewer),
                        typed));
    }

    record GridPage(Shell shell, Assessment assessment, Assessment.Kind kind, List<PaperTests.Row> rows, Typed typed) {
        GridPage {
            rows = List.copyOf(rows);
        }

        String action() {
            return "/workshops/" + assessment.workshop().id() + "/tests/" + kind.path();
        }
    }
}
