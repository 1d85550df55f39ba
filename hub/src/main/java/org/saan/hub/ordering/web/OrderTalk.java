package org.saan.hub.ordering.web;

import java.util.UUID;
import org.saan.hub.ordering.OrderNotes;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The page on which the office and the buyer of an order write to each other, as the office sees it. */
@Component
class OrderTalk {
    private final Ordering ordering;
    private final OrderNotes notes;

    OrderTalk(Ordering ordering, OrderNotes notes) {
        this.ordering = ordering;
        this.notes = notes;
    }

    ModelAndView page(Shell shell, UUID id, Viewer viewer, MyOrderPage.Draft draft) {
        var order = ordering.getOrder(id, viewer);
        return new ModelAndView(
                "ordering/web/talk",
                "page",
                new TalkPage(
                        shell.titled("ordering.talk.title", order.number()),
                        "/orders/" + id,
                        order.number(),
                        order.buyer(),
                        new MyOrderPage.Talk(notes.list(id, viewer), "/orders/" + id + "/notes", draft)));
    }

    record TalkPage(Shell shell, String order, String number, String buyer, MyOrderPage.Talk talk) {}
}
