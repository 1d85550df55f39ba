package org.saan.hub.programme.web;

import java.util.List;
import java.util.Set;
import org.saan.hub.programme.ProgrammeView;
import org.saan.hub.programme.Programmes;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The list of programmes. */
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

    ProgrammePages(Programmes programmes) {
        this.programmes = programmes;
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

    @GetMapping("/programmes")
    ModelAndView programmes(Shell shell) {
        return new ModelAndView(
                "programme/web/programmes",
                "page",
                new ProgrammesPage(shell.titled("programme.programmes"), programmes.listProgrammes()));
    }

    record ProgrammesPage(Shell shell, List<ProgrammeView> programmes) {
        ProgrammesPage {
            programmes = List.copyOf(programmes);
        }
    }
}
