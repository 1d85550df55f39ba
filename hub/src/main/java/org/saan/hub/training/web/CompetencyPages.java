package org.saan.hub.training.web;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.PhotoUploads;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.Competencies;
import org.saan.hub.training.CompetencyLevels;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What learners and groups can do, level by level, and by which evidence. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
class CompetencyPages {
    private static final String LEARNER = "/learners/{id:[0-9a-f-]{36}}";

    private final CompetencyLevels levels;
    private final Directory directory;

    CompetencyPages(CompetencyLevels levels, Directory directory) {
        this.levels = levels;
        this.directory = directory;
    }

    @GetMapping({LEARNER + "/competencies", LEARNER + "/photos"})
    ModelAndView show(
            Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) @Nullable String busy) {
        return page(
                shell,
                viewer,
                id,
                busy == null
                        ? Typed.NOTHING
                        : new Typed(Map.of(), Map.of("photos", shell.t("media.busy", PhotoUploads.MOST_MEGABYTES))));
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var who = levels.who(id, viewer);
        return new ModelAndView(
                "training/web/competencies",
                "page",
                new CompetenciesPage(
                        shell.titled("assess.level.title", who.name()), who, levels.ofLearner(id, viewer), typed));
    }

    record CompetenciesPage(Shell shell, CompetencyLevels.Who who, List<CompetencyLevels.Given> given, Typed typed) {
        CompetenciesPage {
            given = List.copyOf(given);
        }

        List<Competencies.Area> areas() {
            return Competencies.all();
        }

        /** Whether a level of an area stands. */
        boolean has(Competencies.Area area, int level) {
            return given.stream()
                    .anyMatch(one -> one.withdrawn() == null && one.area().equals(area) && one.level() == level);
        }
    }

    @PostMapping(LEARNER + "/photos")
    ModelAndView give(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            RedirectAttributes flash)
            throws IOException {
        var sent = PhotoUploads.sent(photos);
        var photo = sent.isEmpty() ? null : sent.getFirst().getBytes();
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "assess.level.given",
                () -> {
                    var level = typed.number("level", "assess.question.level_missing");
                    var record = typed.value("record").strip();
                    levels.give(
                            id,
                            typed.value("area"),
                            level == null ? 0 : level,
                            typed.value("words"),
                            record.isEmpty() ? null : record,
                            photo,
                            viewer);
                    return "/learners/" + id + "/competencies";
                },
                again -> page(shell, viewer, id, again));
    }

    @PostMapping(LEARNER + "/competencies/{given:[0-9a-f-]{36}}/withdraw")
    ModelAndView withdraw(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID given,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "assess.level.withdrawn_done",
                () -> {
                    levels.withdraw(id, given, typed.value("words-" + given), viewer);
                    return "/learners/" + id + "/competencies";
                },
                again -> page(shell, viewer, id, again));
    }

    @GetMapping(LEARNER + "/competencies/{given:[0-9a-f-]{36}}/{width:[0-9]{1,4}}.jpg")
    ResponseEntity<byte[]> photo(
            Viewer viewer, @PathVariable UUID id, @PathVariable UUID given, @PathVariable int width) {
        return TrainingFiles.photo(levels.photo(id, given, width, viewer));
    }

    @GetMapping("/group-competencies/{id:[0-9a-f-]{36}}")
    ModelAndView group(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var group = levels.group(id, viewer);
        return new ModelAndView(
                "training/web/group-competencies",
                "page",
                new GroupPage(
                        shell.titled("assess.level.group", shell.text(group.name())),
                        directory.listProvinces().get(group.province()),
                        levels.ofGroup(id, viewer)));
    }

    record GroupPage(Shell shell, @Nullable LocalizedText province, List<CompetencyLevels.Row> rows) {
        GroupPage {
            rows = List.copyOf(rows);
        }

        List<Competencies.Area> areas() {
            return Competencies.all();
        }
    }
}
