package org.saan.hub.ordering.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.saan.hub.ordering.FollowedOrders;
import org.saan.hub.ordering.OrderNotes;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.web.OpenFrame;
import org.saan.hub.sourcing.BuyerKey;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** "My order" for a buyer without account, by the secret link of the enquiry that became it. */
@Controller
@RequestMapping("/{language:th|en}/enquiries/{key:[A-Za-z0-9_-]{43}}/order")
@Audience(anybody = true)
class FollowOrderPages {
    private final FollowedOrders followed;
    private final MyOrderMaking making;
    private final OrderNotes notes;

    FollowOrderPages(FollowedOrders followed, MyOrderMaking making, OrderNotes notes) {
        this.followed = followed;
        this.making = making;
        this.notes = notes;
    }

    @GetMapping
    ModelAndView show(Shell shell, HttpServletRequest request, HttpServletResponse response, @PathVariable String key) {
        return page(OpenFrame.of(shell, request, response), key, MyOrderPage.Draft.EMPTY);
    }

    @PostMapping("/notes")
    ModelAndView write(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes flash) {
        var frame = OpenFrame.of(shell, request, response).at(path(key));
        var its = followed.get(new BuyerKey(key));
        try {
            notes.write(its.order(), Once.token(once), words, its.viewer());
        } catch (Refusal no) {
            var view = page(frame, key, new MyOrderPage.Draft(words, shell.say(no)));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("ordering.note.sent"));
        return new ModelAndView("redirect:" + frame.to(path(key)));
    }

    private static String path(String key) {
        return "/enquiries/" + key + "/order";
    }

    private ModelAndView page(OpenFrame frame, String key, MyOrderPage.Draft draft) {
        var its = followed.get(new BuyerKey(key));
        var order = making.make(
                frame.shell(),
                its.order(),
                its.viewer(),
                new MyOrderPage.Talk(notes.list(its.order(), its.viewer()), frame.to(path(key)) + "/notes", draft),
                false);
        return new ModelAndView(
                "ordering/web/follow-order",
                "page",
                new FollowOrderPage(frame.titled("ordering.mine.title", order.number()), order));
    }

    record FollowOrderPage(OpenFrame frame, MyOrderPage order) {}
}
