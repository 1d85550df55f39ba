package org.saan.hub.materials.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.saan.hub.materials.Became;
import org.saan.hub.materials.LotView;
import org.saan.hub.materials.Lots;
import org.saan.hub.materials.Materials;
import org.saan.hub.materials.NewLot;
import org.saan.hub.materials.TestKind;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFilter.Choice;
import org.saan.hub.shared.web.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One lot: what came in, what was sent of it and to whom, what became of it, and how it was tested. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER})
class LotPages {
    private static final String LOT = "/lots/{id:[0-9a-f-]{36}}";

    private final Lots lots;
    private final Materials materials;

    LotPages(Lots lots, Materials materials) {
        this.lots = lots;
        this.materials = materials;
    }

    @GetMapping("/lots/new")
    ModelAndView enter(Shell shell, Viewer viewer) {
        return form(shell, viewer, Typed.NOTHING);
    }

    @PostMapping("/lots")
    ModelAndView receive(
            Shell shell, Viewer viewer, @RequestParam Map<String, String> asked, RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "materials.lot_saved",
                () -> "/lots/"
                        + lots.receive(
                                new NewLot(
                                        Once.token(typed.value("once")),
                                        Form.key(typed, "material"),
                                        viewer.runsTheProgramme() ? Form.maybeKey(typed, "supplier") : null,
                                        Form.text(typed, "bath"),
                                        Form.text(typed, "origin"),
                                        Form.amount(typed, "quantity"),
                                        Form.day(typed, "on")),
                                viewer),
                again -> form(shell, viewer, again));
    }

    private ModelAndView form(Shell shell, Viewer viewer, Typed typed) {
        var words = new Words(shell);
        return new ModelAndView(
                "materials/web/lot-form",
                "page",
                new LotForm(
                        shell.titled("materials.lot_new"),
                        words,
                        words.materials(materials.all(viewer)),
                        viewer.runsTheProgramme()
                                ? materials.suppliers(viewer).stream()
                                        .map(one -> new Choice(one.id().toString(), shell.text(one.name())))
                                        .toList()
                                : List.of(),
                        materials.today(),
                        typed));
    }

    record LotForm(
            Shell shell, Words words, List<Choice> materials, List<Choice> suppliers, LocalDate today, Typed typed) {
        LotForm {
            materials = List.copyOf(materials);
            suppliers = List.copyOf(suppliers);
        }
    }

    @GetMapping(LOT)
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    @PostMapping(LOT + "/issues")
    ModelAndView issue(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        return change(shell, viewer, id, asked, flash, typed -> {
            var work = Form.key(typed, "work");
            var group = lots.openWorks(viewer).stream()
                    .filter(one -> one.id().equals(work))
                    .findFirst()
                    .orElseThrow(() -> Refusal.of("work", "materials.work_missing"))
                    .groupId();
            lots.issue(id, Once.token(typed.value("once")), group, work, Form.amount(typed, "quantity"), viewer);
        });
    }

    @PostMapping(LOT + "/tests")
    ModelAndView test(
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
                typed -> lots.test(
                        id,
                        new LotView.Test(
                                typed.choice("test", TestKind.OTHER),
                                typed.value("result"),
                                typed.is("passed", "yes"),
                                Form.day(typed, "testedOn")),
                        viewer));
    }

    @PostMapping(LOT + "/spoilt")
    ModelAndView spoilt(
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
                typed -> lots.spoilt(
                        id, Once.token(typed.value("once")), Form.amount(typed, "spoilt"), typed.value("why"), viewer));
    }

    @PostMapping(LOT + "/told")
    ModelAndView told(
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
                typed -> lots.tell(
                        Form.key(typed, "issue"),
                        Once.token(typed.value("once")),
                        typed.choice("became", Became.RETURNED),
                        Form.amount(typed, "quantity"),
                        Form.text(typed, "words"),
                        viewer));
    }

    private ModelAndView change(
            Shell shell,
            Viewer viewer,
            UUID id,
            Map<String, String> asked,
            RedirectAttributes flash,
            Consumer<Typed> action) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "materials.lot_saved",
                () -> {
                    action.accept(typed);
                    return "/lots/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var it = lots.get(id, viewer);
        return new ModelAndView(
                "materials/web/lot",
                "page",
                new LotPage(
                        shell.titled("materials.lot_one", it.number()),
                        new Words(shell),
                        it,
                        lots.issues(id, viewer),
                        lots.tests(id, viewer),
                        lots.movements(id, viewer),
                        lots.openWorks(viewer),
                        materials.today(),
                        viewer.runsTheProgramme(),
                        typed));
    }

    record LotPage(
            Shell shell,
            Words words,
            LotView it,
            List<LotView.Issue> issues,
            List<LotView.Test> tests,
            List<LotView.Movement> movements,
            List<Lots.OpenWork> works,
            LocalDate today,
            boolean runs,
            Typed typed) {
        LotPage {
            issues = List.copyOf(issues);
            tests = List.copyOf(tests);
            movements = List.copyOf(movements);
            works = List.copyOf(works);
        }

        String path() {
            return "/lots/" + it.id();
        }

        List<Choice> workChoices() {
            return works.stream()
                    .map(one -> new Choice(one.id().toString(), one.number() + " · " + shell.text(one.group())))
                    .toList();
        }

        List<Choice> kinds() {
            return Arrays.stream(TestKind.values())
                    .map(kind -> new Choice(kind.name(), shell.t(kind.key())))
                    .toList();
        }

        List<Choice> becames() {
            return List.of(Became.RETURNED, Became.CONSUMED, Became.LOST).stream()
                    .map(kind -> new Choice(kind.name(), shell.t(kind.key())))
                    .toList();
        }

        List<Choice> issueChoices() {
            return issues.stream()
                    .map(one -> new Choice(
                            one.id().toString(),
                            shell.text(one.group()) + (one.workNumber() == null ? "" : " · " + one.workNumber()) + " · "
                                    + words.amount(one.held(), one.unit())))
                    .toList();
        }
    }
}
