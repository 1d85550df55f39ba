package org.saan.hub.messaging.web;

import org.saan.hub.messaging.Unsubscribing;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The way out of announcements. A mail program posts here by itself when its reader presses "unsubscribe" (RFC 8058); who
 * follows the link finds a button, for programs look at links too.
 */
@Controller
@Audience(anybody = true)
class UnsubscribePages {
    private final Unsubscribing unsubscribing;

    UnsubscribePages(Unsubscribing unsubscribing) {
        this.unsubscribing = unsubscribing;
    }

    @GetMapping("/unsubscribe/{token}")
    ModelAndView look(Shell shell, @PathVariable String token) {
        if (!unsubscribing.knows(token)) {
            throw new NotFound("unsubscribe");
        }
        return page(shell, token, false);
    }

    @PostMapping("/unsubscribe/{token}")
    ModelAndView leave(Shell shell, @PathVariable String token) {
        unsubscribing.unsubscribe(token);
        return page(shell, token, true);
    }

    private static ModelAndView page(Shell shell, String token, boolean done) {
        return new ModelAndView(
                "messaging/web/unsubscribe",
                "page",
                new UnsubscribePage(shell.titled("messaging.unsubscribe.title"), token, done));
    }

    record UnsubscribePage(Shell shell, String token, boolean done) {}
}
