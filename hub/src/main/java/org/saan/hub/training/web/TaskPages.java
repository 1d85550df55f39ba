package org.saan.hub.training.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.PhotoUploads;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.Assessment;
import org.saan.hub.training.Assessments;
import org.saan.hub.training.TaskWorks;
import org.saan.hub.training.TrainingResults;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The practical task of a workshop: works are handed in with photos, and accepted or wanted again. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
class TaskPages {
    private static final String TASKS = "/workshop-tasks/{id:[0-9a-f-]{36}}";
    private static final String WORK = "/task-works/{id:[0-9a-f-]{36}}";

    private final TaskWorks tasks;
    private final Assessments assessments;
    private final TrainingResults results;

    TaskPages(TaskWorks tasks, Assessments assessments, TrainingResults results) {
        this.tasks = tasks;
        this.assessments = assessments;
        this.results = results;
    }

    @GetMapping({TASKS, TASKS + "/photos"})
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
        return new ModelAndView(
                "training/web/tasks",
                "page",
                new TasksPage(
                        shell.titled("assess.task.title"),
                        assessments.get(id, viewer),
                        results.list(id, viewer),
                        tasks.ofWorkshop(id, viewer),
                        typed,
                        typed.value("once", UUID.randomUUID())));
    }

    record TasksPage(
            Shell shell,
            Assessment assessment,
            List<TrainingResults.Result> learners,
            List<TaskWorks.Work> works,
            Typed typed,
            String once) {
        TasksPage {
            learners = List.copyOf(learners);
            works = List.copyOf(works);
        }

        String name(UUID learner) {
            return learners.stream()
                    .filter(one -> one.learner().equals(learner))
                    .findFirst()
                    .map(TrainingResults.Result::name)
                    .orElse("–");
        }

        String badge(TaskWorks.State state) {
            return switch (state) {
                case WAITING -> "info";
                case ACCEPTED -> "ok";
                case AGAIN -> "warn";
            };
        }
    }

    @PostMapping(TASKS + "/photos")
    ModelAndView send(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            @RequestParam(required = false) @Nullable List<MultipartFile> photos,
            RedirectAttributes flash)
            throws IOException {
        var sent = new ArrayList<byte[]>();
        for (var file : PhotoUploads.sent(photos)) {
            sent.add(file.getBytes());
        }
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "assess.task.sent",
                () -> {
                    tasks.send(
                            id,
                            Ids.read(typed.value("learner")),
                            Once.token(typed.value("once")),
                            typed.value("words"),
                            sent,
                            viewer);
                    return "/workshop-tasks/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    @PostMapping(WORK + "/judge")
    ModelAndView judge(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var workshop = tasks.get(id, viewer).workshop();
        var typed = Typed.of(asked);
        boolean accepted = typed.is("judged", "accepted");
        return typed.act(
                shell,
                flash,
                accepted ? "assess.task.accepted_done" : "assess.task.again_done",
                () -> {
                    var version = typed.number("version", "assess.changed");
                    tasks.judge(id, version == null ? -1 : version, accepted, typed.value("words"), viewer);
                    return "/workshop-tasks/" + workshop;
                },
                again -> page(shell, viewer, workshop, again));
    }

    @GetMapping(WORK + "/{number:[0-9]}/{width:[0-9]{1,4}}.jpg")
    ResponseEntity<byte[]> photo(
            Viewer viewer, @PathVariable UUID id, @PathVariable int number, @PathVariable int width) {
        return TrainingFiles.photo(tasks.photo(id, number, width, viewer));
    }
}
