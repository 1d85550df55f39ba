package org.saan.hub.ordering.web;

import java.util.UUID;
import org.saan.hub.ordering.OrderNotes;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Messages between the office and the buyer of an order. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.BUYER})
class OrderNotePages {
    private final OrderNotes notes;
    private final MyOrderMaking mine;
    private final OrderTalk talk;

    OrderNotePages(OrderNotes notes, MyOrderMaking mine, OrderTalk talk) {
        this.notes = notes;
        this.mine = mine;
        this.talk = talk;
    }

    /** The office reads what was written to and fro. */
    @GetMapping("/orders/{id:[0-9a-f-]{36}}/notes")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, MyOrderPage.Draft.EMPTY);
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, MyOrderPage.Draft draft) {
        return viewer.is(Role.BUYER) ? mine.page(shell, id, viewer, draft) : talk.page(shell, id, viewer, draft);
    }

    @PostMapping("/orders/{id:[0-9a-f-]{36}}/notes")
    ModelAndView write(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes flash) {
        try {
            notes.write(id, Once.token(once), words, viewer);
        } catch (Refusal no) {
            var view = page(shell, viewer, id, new MyOrderPage.Draft(words, shell.say(no)));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("ordering.note.sent"));
        return new ModelAndView("redirect:/orders/" + id + (viewer.is(Role.BUYER) ? "#talk" : "/notes"));
    }
}
