package org.saan.hub.training.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.Assessment;
import org.saan.hub.training.Assessments;
import org.saan.hub.training.Competencies;
import org.saan.hub.training.WorkshopMaterials;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a workshop examines: its test, its task, its test ids and what is printed of them, its handouts. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
class AssessmentPages {
    private static final String WORKSHOP = "/workshops/{id:[0-9a-f-]{36}}";

    private final Assessments assessments;
    private final WorkshopMaterials materials;
    private final PublicAddress address;
    private final Words words;

    AssessmentPages(Assessments assessments, WorkshopMaterials materials, PublicAddress address, Words words) {
        this.assessments = assessments;
        this.materials = materials;
        this.address = address;
        this.words = words;
    }

    @GetMapping(WORKSHOP + "/assessment")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        return new ModelAndView(
                "training/web/assessment",
                "page",
                new AssessmentPage(
                        shell.titled("assess.title"),
                        assessments.get(id, viewer),
                        assessments.testIds(id, viewer),
                        materials.list(id),
                        address.base(),
                        typed));
    }

    record AssessmentPage(
            Shell shell,
            Assessment assessment,
            List<Assessment.TestId> ids,
            List<WorkshopMaterials.Material> materials,
            String base,
            Typed typed) {
        AssessmentPage {
            ids = List.copyOf(ids);
            materials = List.copyOf(materials);
        }

        List<Competencies.Area> areas() {
            return Competencies.all();
        }

        String path(String part) {
            return "/workshops/" + assessment.workshop().id() + "/" + part;
        }

        String task(boolean thai) {
            var task = assessment.task();
            return task == null ? "" : Objects.requireNonNullElse(thai ? task.th() : task.en(), "");
        }

        long finished(Assessment.Kind kind) {
            return ids.stream().filter(one -> one.points(kind) != null).count();
        }

        boolean prepared() {
            return !assessment.questions().isEmpty();
        }

        long largest() {
            return WorkshopMaterials.LARGEST / (1024 * 1024);
        }
    }

    private interface Change {
        void make(Typed typed, int version);
    }

    private ModelAndView change(
            Shell shell,
            Viewer viewer,
            UUID id,
            Map<String, String> asked,
            RedirectAttributes flash,
            String notice,
            Change change) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                notice,
                () -> {
                    var version = typed.number("version", "assess.changed");
                    change.make(typed, version == null ? -1 : version);
                    return "/workshops/" + id + "/assessment";
                },
                again -> page(shell, viewer, id, again));
    }

    @PostMapping(WORKSHOP + "/assessment/test")
    ModelAndView assemble(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(shell, viewer, id, asked, flash, "assess.test.assembled", (typed, version) -> {
            var counts = new LinkedHashMap<String, Integer>();
            for (var area : Competencies.all()) {
                var count = typed.number("count-" + area.code(), "assess.test.count_bad");
                if (count != null && count != 0) {
                    counts.put(area.code(), count);
                }
            }
            var level = typed.number("level", "assess.question.level_missing");
            assessments.assemble(
                    id,
                    version,
                    counts,
                    level == null ? Competencies.LEVELS : level,
                    typed.is("spoken", "yes"),
                    viewer);
        });
    }

    @PostMapping(WORKSHOP + "/assessment/open")
    ModelAndView open(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(
                shell,
                viewer,
                id,
                asked,
                flash,
                "assess.test.opened",
                (typed, version) -> assessments.open(
                        id,
                        version,
                        typed.is("pre", "yes"),
                        typed.is("post", "yes"),
                        typed.is("feedback", "yes"),
                        viewer));
    }

    @PostMapping(WORKSHOP + "/assessment/task")
    ModelAndView task(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(shell, viewer, id, asked, flash, "assess.task.written", (typed, version) -> {
            var th = typed.value("task_th").strip();
            var en = typed.value("task_en").strip();
            assessments.task(id, version, th.isEmpty() && en.isEmpty() ? null : new LocalizedText(th, en), viewer);
        });
    }

    @PostMapping(WORKSHOP + "/assessment/test-ids")
    ModelAndView testIds(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        return Typed.NOTHING.act(
                shell,
                flash,
                "assess.ids.given",
                () -> {
                    assessments.giveTestIds(id, viewer);
                    return "/workshops/" + id + "/assessment";
                },
                again -> page(shell, viewer, id, again));
    }

    /** The questions on paper; test ids are written by hand, names are not asked for. */
    @GetMapping(WORKSHOP + "/tests.pdf")
    ResponseEntity<byte[]> sheet(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var assessment = assessments.get(id, viewer);
        if (assessment.questions().isEmpty()) {
            throw new Refusal("assess.test.empty");
        }
        return TrainingFiles.pdf(
                "test-" + assessment.workshop().number(),
                new TestDocument(words, shell.language(), assessment).print());
    }

    /** A slip for everybody: the test id, the private link as a code for cameras, and as letters. */
    @GetMapping(WORKSHOP + "/test-ids.pdf")
    ResponseEntity<byte[]> slips(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var assessment = assessments.get(id, viewer);
        return TrainingFiles.pdf(
                "test-ids-" + assessment.workshop().number(),
                new SlipsDocument(
                                words,
                                shell.language(),
                                assessment.workshop(),
                                assessments.testIds(id, viewer),
                                address.base())
                        .print());
    }
}
