package org.saan.hub.identity.web;

import java.util.List;
import org.saan.hub.identity.Notices;
import org.saan.hub.identity.Notices.Notice;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** What one's organisation was told. */
@Controller
@Audience
class NoticePages {
    private final Notices notices;

    NoticePages(Notices notices) {
        this.notices = notices;
    }

    @GetMapping("/notices")
    ModelAndView list(Shell shell, Viewer viewer) {
        return new ModelAndView(
                "identity/web/notices",
                "page",
                new NoticesPage(shell.titled("identity.notices.title"), notices.list(viewer)));
    }

    @PostMapping("/notices/seen")
    String seen(Viewer viewer) {
        notices.markSeen(viewer);
        return "redirect:/notices";
    }

    record NoticesPage(Shell shell, List<Notice> notices) {
        boolean anyNew() {
            return notices.stream().anyMatch(notice -> !notice.seen());
        }

        String words(Notice notice) {
            return shell.t(notice.key(), notice.args().toArray());
        }
    }
}
