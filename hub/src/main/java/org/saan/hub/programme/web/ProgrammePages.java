package org.saan.hub.programme.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saan.hub.programme.Counting;
import org.saan.hub.programme.NewProgramme;
import org.saan.hub.programme.ProgrammeState;
import org.saan.hub.programme.ProgrammeView;
import org.saan.hub.programme.Programmes;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of programmes, and the form that begins one. */
@Controller
@Audience({
    Role.ADMINISTRATOR,
    Role.PROGRAMME_OFFICER,
    Role.COORDINATOR,
    Role.TRAINER,
    Role.DESIGNER,
    Role.EXPORT_ADVISER
})
class ProgrammePages {
    private final Programmes programmes;
    private final Counting counting;

    ProgrammePages(Programmes programmes, Counting counting) {
        this.programmes = programmes;
        this.counting = counting;
    }

    @Bean
    static NavEntry programmesNav() {
        return new NavEntry(
                3,
                "programme.nav",
                "/programmes",
                "list",
                Set.of(
                        Role.ADMINISTRATOR,
                        Role.PROGRAMME_OFFICER,
                        Role.COORDINATOR,
                        Role.TRAINER,
                        Role.DESIGNER,
                        Role.EXPORT_ADVISER));
    }

    /** The board of the running programme that began last; without one the list. */
    @GetMapping("/programmes")
    ModelAndView first() {
        return new ModelAndView(programmes.listProgrammes().stream()
                .filter(one -> one.state() == ProgrammeState.RUNNING)
                .filter(one -> !one.startsOn().isAfter(programmes.today()))
                .findFirst()
                .map(one -> "redirect:/programmes/" + one.code())
                .orElse("redirect:/programmes/all"));
    }

    @GetMapping("/programmes/all")
    ModelAndView all(Shell shell, Viewer viewer) {
        return page(shell, viewer, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, Typed typed) {
        return new ModelAndView(
                "programme/web/programmes",
                "page",
                new ProgrammesPage(
                        shell.titled("programme.programmes"),
                        programmes.listProgrammes(),
                        viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER),
                        typed));
    }

    @PostMapping("/programmes/all")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView begin(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked, RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "programme.begun",
                () -> {
                    if (typed.value("nameTh").isBlank()) {
                        throw Refusal.of("nameTh", "programme.name_missing");
                    }
                    var follows = typed.value("follows");
                    var made = new NewProgramme(
                            typed.value("code").strip(),
                            new LocalizedText(
                                    typed.value("nameTh"),
                                    typed.value("nameEn").isBlank() ? typed.value("nameTh") : typed.value("nameEn")),
                            typed.date("startsOn", "programme.day_missing"),
                            typed.date("lastDay", "programme.day_missing").plusDays(1),
                            follows.isEmpty()
                                    ? null
                                    : programmes.getProgramme(follows).id(),
                            typed.list("regions"));
                    counting.count(programmes.begin(made, viewer));
                    return "/programmes/" + made.code();
                },
                again -> page(shell, viewer, again));
    }

    record ProgrammesPage(Shell shell, List<ProgrammeView> programmes, boolean mayBegin, Typed typed) {
        ProgrammesPage {
            programmes = List.copyOf(programmes);
        }

        /** Codes of all regions. */
        List<String> regions() {
            return new ArrayList<>(Board.REGIONS);
        }
    }
}
