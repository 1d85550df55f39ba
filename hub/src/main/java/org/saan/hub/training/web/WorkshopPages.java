package org.saan.hub.training.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.directory.Directory;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.AttendanceImport;
import org.saan.hub.training.AttendedRow;
import org.saan.hub.training.EnrolmentView;
import org.saan.hub.training.Enrolments;
import org.saan.hub.training.NewLearner;
import org.saan.hub.training.SessionDoor;
import org.saan.hub.training.SignUp;
import org.saan.hub.training.WorkshopState;
import org.saan.hub.training.WorkshopView;
import org.saan.hub.training.Workshops;
import org.saan.thaitext.ThaiPhones;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One workshop for those who hold it: its parts, who comes, who waits, how far it is. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
class WorkshopPages {
    private static final String WORKSHOP = "/workshops/{id:[0-9a-f-]{36}}";

    private final Workshops workshops;
    private final Enrolments enrolments;
    private final SessionDoor door;
    private final AttendanceImport imports;
    private final Directory directory;

    WorkshopPages(
            Workshops workshops,
            Enrolments enrolments,
            SessionDoor door,
            AttendanceImport imports,
            Directory directory) {
        this.workshops = workshops;
        this.enrolments = enrolments;
        this.door = door;
        this.imports = imports;
        this.directory = directory;
    }

    /** @param it absent for a new one */
    record FormPage(
            Shell shell,
            org.saan.hub.training.@org.jspecify.annotations.Nullable WorkshopView it,
            Map<String, LocalizedText> provinces,
            Typed typed,
            String once) {
        FormPage {
            provinces = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(provinces));
        }

        String action() {
            return it == null ? "/workshops" : "/workshops/" + it.id();
        }
    }

    @GetMapping("/workshops/new")
    ModelAndView blank(Shell shell) {
        return form(shell.titled("training.new"), null, Typed.NOTHING);
    }

    private ModelAndView form(
            Shell shell, org.saan.hub.training.@org.jspecify.annotations.Nullable WorkshopView it, Typed typed) {
        return new ModelAndView(
                "training/web/workshop-form",
                "page",
                new FormPage(
                        shell,
                        it,
                        directory.listProvinces(),
                        typed,
                        typed.value("once", UUID.randomUUID().toString())));
    }

    @PostMapping("/workshops")
    ModelAndView create(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked, RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "training.created",
                () -> "/workshops/"
                        + workshops.create(Once.token(typed.value("once")), WorkshopForm.workshop(typed), viewer),
                again -> form(shell.titled("training.new"), null, again));
    }

    @GetMapping(WORKSHOP + "/edit")
    ModelAndView edit(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var it = workshops.get(id, viewer);
        return form(shell.titled("training.edit", it.number()), it, Typed.NOTHING);
    }

    @PostMapping(WORKSHOP)
    ModelAndView change(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "training.saved",
                () -> {
                    workshops.change(id, version(typed), WorkshopForm.workshop(typed), viewer);
                    return "/workshops/" + id;
                },
                again -> {
                    var it = workshops.get(id, viewer);
                    return form(shell.titled("training.edit", it.number()), it, again);
                });
    }

    private static int version(Typed typed) {
        var version = typed.number("version", "training.changed");
        return version == null ? -1 : version;
    }

    @GetMapping(WORKSHOP)
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    record WorkshopPage(
            Shell shell, Facts facts, WorkshopView it, List<EnrolmentView> people, Typed typed, String once) {
        WorkshopPage {
            people = List.copyOf(people);
        }

        static String phone(EnrolmentView one) {
            return one.phone() == null ? "–" : ThaiPhones.write(one.phone());
        }

        String attended(EnrolmentView one) {
            return shell.n(java.math.BigDecimal.valueOf(one.attended() * 100).setScale(0, java.math.RoundingMode.FLOOR))
                    + " %";
        }

        boolean goesOn() {
            return it.state() != WorkshopState.DONE && it.state() != WorkshopState.CANCELLED;
        }

        List<WorkshopState> next() {
            return Arrays.stream(WorkshopState.values())
                    .filter(it.state().next()::contains)
                    .toList();
        }
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var it = workshops.get(id, viewer);
        return new ModelAndView(
                "training/web/workshop",
                "page",
                new WorkshopPage(
                        shell.titled("training.one", it.number(), shell.text(it.title())),
                        new Facts(shell),
                        it,
                        enrolments.list(id, viewer),
                        typed,
                        UUID.randomUUID().toString()));
    }

    @PostMapping(WORKSHOP + "/state")
    ModelAndView move(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "training.saved",
                () -> {
                    var to = Arrays.stream(WorkshopState.values())
                            .filter(one -> typed.is("state", one))
                            .findFirst()
                            .orElseThrow(() -> new NotFound("state"));
                    workshops.move(id, version(typed), to, typed.value("reason"), viewer);
                    return "/workshops/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    /** Somebody who telephoned, or wrote on paper. */
    @PostMapping(WORKSHOP + "/enrolments")
    ModelAndView enrol(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "training.entered",
                () -> {
                    enrolments.enter(
                            id,
                            List.of(NewLearner.read(OpenWorkshopPages.words(typed, ""), "", OpenWorkshopPages.year())),
                            SignUp.Choice.SOME_NOW,
                            typed.is("mode", "ONLINE") ? "ONLINE" : "ONSITE",
                            viewer);
                    return "/workshops/" + id + "#people";
                },
                again -> page(shell, viewer, id, again));
    }

    @PostMapping("/workshops/enrolments/{enrolment:[0-9a-f-]{36}}/{answer:comes|leaves}")
    ModelAndView decide(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID enrolment,
            @PathVariable String answer,
            @RequestParam UUID workshop,
            RedirectAttributes flash) {
        enrolments.decide(enrolment, answer.equals("comes"), viewer);
        flash.addFlashAttribute("notice", shell.t("training.saved"));
        return new ModelAndView("redirect:/workshops/" + workshop + "#people");
    }

    @GetMapping(WORKSHOP + "/attendance.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> attendance(
            Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable String ending) {
        var it = workshops.get(id, viewer);
        var rows = door.attended(id, viewer);
        return ListFile.<AttendedRow>answer(
                ending,
                new ListTable<>(
                        "attendance-" + it.number(),
                        shell.t("training.attendance_of", it.number()),
                        List.of(
                                column(shell.t("training.person"), AttendedRow::name),
                                column(
                                        shell.t("training.phone"),
                                        one -> one.phone() == null ? null : ThaiPhones.write(one.phone())),
                                column(shell.t("training.group"), AttendedRow::group),
                                column(
                                        shell.t("training.sex"),
                                        one -> one.sex() == null ? null : shell.t("training.sex." + one.sex())),
                                column(shell.t("training.minutes"), AttendedRow::minutes),
                                column(shell.t("training.of_minutes"), AttendedRow::minutesOfWorkshop),
                                column(shell.t("training.parts"), AttendedRow::parts),
                                column(shell.t("training.of_parts"), AttendedRow::partsOfWorkshop),
                                column(
                                        shell.t("training.onsite"),
                                        one -> shell.t(one.onsite() ? "training.yes" : "training.no")),
                                column(
                                        shell.t("training.online"),
                                        one -> shell.t(one.online() ? "training.yes" : "training.no")),
                                column(
                                        shell.t("training.enough"),
                                        one -> shell.t(one.enough() ? "training.yes" : "training.no")))),
                rows::forEach);
    }

    @PostMapping(WORKSHOP + "/attendance")
    ModelAndView take(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(required = false)
                    org.springframework.web.multipart.@org.jspecify.annotations.Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String label,
            RedirectAttributes flash)
            throws IOException {
        var bytes = file == null ? new byte[0] : file.getBytes();
        var name = file == null ? null : file.getOriginalFilename();
        try {
            var taken = imports.take(id, name == null ? "" : name, bytes, label, viewer);
            var said = new StringBuilder(shell.t("training.taken_rows", taken.rows(), taken.people(), taken.others()));
            taken.problems()
                    .forEach(one -> said.append(' ')
                            .append(shell.t("training.row_left_out", one.getKey(), shell.t(one.getValue(), ""))));
            flash.addFlashAttribute("notice", said.toString());
            return new ModelAndView("redirect:/workshops/" + id + "#people");
        } catch (org.saan.hub.shared.Refusal no) {
            var typed = Typed.of(Map.of("label", label));
            typed.errors().put(no.field() == null ? Typed.PAGE : no.field(), shell.say(no));
            var view = page(shell, viewer, id, typed);
            view.setStatus(org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }
}
