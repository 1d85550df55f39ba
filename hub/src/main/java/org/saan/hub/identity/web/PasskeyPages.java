package org.saan.hub.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Door;
import org.saan.hub.identity.OwnPath;
import org.saan.hub.identity.Passkeys;
import org.saan.hub.identity.Passkeys.Passkey;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's passkeys, and signing in by one. The browser answers into a form: what follows is a page like any other. */
@Controller
@Audience
class PasskeyPages {
    private final Passkeys passkeys;
    private final Door door;

    PasskeyPages(Passkeys passkeys, Door door) {
        this.passkeys = passkeys;
        this.door = door;
    }

    @GetMapping("/account/passkeys")
    ModelAndView list(Shell shell) {
        return page(shell, "", null, null);
    }

    private ModelAndView page(Shell shell, String typed, @Nullable UUID wrong, @Nullable String error) {
        var view = new ModelAndView(
                "identity/web/passkeys",
                "page",
                new PasskeysPage(
                        shell.titled("identity.passkeys.title"), passkeys.list(shell.who()), typed, wrong, error));
        if (error != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    @PostMapping("/account/passkeys/options")
    ResponseEntity<String> askToMake(Viewer viewer, HttpServletRequest request) {
        return asked(request, passkeys.askToMake(viewer));
    }

    @PostMapping("/account/passkeys")
    ModelAndView keep(
            Shell shell,
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes flash) {
        try {
            passkeys.keep(viewer, door.takeChallenge(request).orElse(""), answer, name);
        } catch (Refusal refusal) {
            return page(shell, name, null, shell.say(refusal));
        }
        flash.addFlashAttribute("notice", shell.t("identity.passkeys.added"));
        return new ModelAndView("redirect:/account/passkeys");
    }

    @PostMapping("/account/passkeys/{id}")
    ModelAndView rename(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes flash) {
        try {
            passkeys.rename(viewer, id, name);
        } catch (Refusal refusal) {
            return page(shell, "", id, shell.say(refusal));
        }
        flash.addFlashAttribute("notice", shell.t("identity.passkeys.renamed"));
        return new ModelAndView("redirect:/account/passkeys");
    }

    @PostMapping("/account/passkeys/{id}/remove")
    String remove(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        passkeys.remove(viewer, id);
        flash.addFlashAttribute("notice", shell.t("identity.passkeys.removed"));
        return "redirect:/account/passkeys";
    }

    @PostMapping("/sign-in/passkey/options")
    @Audience(anybody = true)
    ResponseEntity<String> askToShow(HttpServletRequest request) {
        return asked(request, passkeys.askToShow());
    }

    private ResponseEntity<String> asked(HttpServletRequest request, Passkeys.Ask ask) {
        door.keepChallenge(request, ask.challenge());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_JSON)
                .body(ask.options());
    }

    /** A passkey that was opened by its person is both factors. */
    @PostMapping("/sign-in/passkey")
    @Audience(anybody = true)
    void enter(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String to)
            throws IOException {
        var viewer = door.takeChallenge(request).flatMap(challenge -> passkeys.check(challenge, answer));
        viewer.ifPresent(person -> door.letIn(person, request, response));
        response.sendRedirect(
                viewer.isPresent() ? OwnPath.orHome(to) : "/sign-in?passkey=none" + OwnPath.asParameter(to));
    }

    /**
     * Passkeys, and what was wrong.
     *
     * @param wrong whose form; the new one's when absent
     */
    record PasskeysPage(
            Shell shell,
            List<Passkey> keys,
            String typed,
            @Nullable UUID wrong,
            @Nullable String error) {
        PasskeysPage {
            keys = List.copyOf(keys);
        }

        boolean wrong(Passkey key) {
            return key.id().equals(wrong);
        }

        boolean wrongNew() {
            return error != null && wrong == null;
        }

        String used(Passkey key) {
            var at = key.used();
            return at == null
                    ? shell.t("identity.passkeys.never_used")
                    : shell.t("identity.passkeys.used", shell.moment(at));
        }
    }
}
