package org.saan.hub.identity.web;

import java.util.List;
import org.saan.hub.identity.Retention;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** How much personal data was let go, and when. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
class RetentionPages {
    private final Retention retention;

    RetentionPages(Retention retention) {
        this.retention = retention;
    }

    @GetMapping("/personal-data/retention")
    ModelAndView list(Shell shell, Viewer viewer) {
        return new ModelAndView(
                "identity/web/retention",
                "page",
                new RetentionPage(shell.titled("identity.retention.title"), retention.list(viewer)));
    }

    record RetentionPage(Shell shell, List<Retention.Run> runs) {
        RetentionPage {
            runs = List.copyOf(runs);
        }
    }
}
