package org.saan.hub.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.saan.hub.identity.Door;
import org.saan.hub.identity.SignInCodes;
import org.saan.hub.identity.SignInCodes.Entered;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Shell;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * The door for people without a password: asking for a code, typing it, or following the link. Looking at a link changes
 * nothing, for programs look at links before people do; only the button signs in.
 */
@Controller
@Audience(anybody = true)
class CodeSignInPages {
    private final SignInCodes codes;
    private final Door door;

    CodeSignInPages(SignInCodes codes, Door door) {
        this.codes = codes;
        this.door = door;
    }

    @GetMapping("/sign-in/code")
    ModelAndView form(Shell shell) {
        return page(shell, new CodePage(shell.titled("identity.code.title"), "", false, false));
    }

    /** The answer is the same for everybody: who is known here does not show. */
    @PostMapping("/sign-in/code")
    ModelAndView ask(Shell shell, HttpServletRequest request, @RequestParam String name) {
        codes.ask(name, request.getRemoteAddr());
        return page(shell, new CodePage(shell.titled("identity.code.title"), name.strip(), true, false));
    }

    @GetMapping("/sign-in/help")
    ModelAndView help(Shell shell) {
        return new ModelAndView(
                "identity/web/sign-in-help", "page", new HelpPage(shell.titled("identity.help.title"), false));
    }

    /** Asks the coordinator; who is known here does not show. */
    @PostMapping("/sign-in/help")
    ModelAndView askForHelp(Shell shell, HttpServletRequest request, @RequestParam String name) {
        codes.askForHelp(name, request.getRemoteAddr());
        return new ModelAndView(
                "identity/web/sign-in-help", "page", new HelpPage(shell.titled("identity.help.title"), true));
    }

    @PostMapping("/sign-in/code/enter")
    ModelAndView enter(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam String name,
            @RequestParam String code) {
        return switch (codes.enter(name, code, request.getRemoteAddr(), Door.deviceOf(request))) {
            case Entered.In in -> letIn(in, request, response);
            case Entered.Choose choose -> new ModelAndView("redirect:" + choose.path());
            case Entered.Refused refused -> {
                var view = page(shell, new CodePage(shell.titled("identity.code.title"), name.strip(), true, true));
                view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield view;
            }
        };
    }

    @GetMapping("/sign-in/links/{token}")
    ModelAndView link(Shell shell, @PathVariable String token) {
        return linkPage(shell, token);
    }

    @PostMapping("/sign-in/links/{token}")
    ModelAndView follow(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String token,
            @RequestParam UUID account) {
        return codes.enterByLink(token, account) instanceof Entered.In in
                ? letIn(in, request, response)
                : linkPage(shell, token);
    }

    private ModelAndView letIn(Entered.In in, HttpServletRequest request, HttpServletResponse response) {
        door.letIn(in.viewer(), request, response);
        return new ModelAndView("redirect:/");
    }

    private ModelAndView linkPage(Shell shell, String token) {
        var names = codes.namesAt(token);
        var view = new ModelAndView(
                "identity/web/sign-in-link",
                "page",
                new LinkPage(
                        shell.titled(names.size() > 1 ? "identity.code.who" : "identity.code.title")
                                .forMakers(),
                        token,
                        names));
        if (names.isEmpty()) {
            view.setStatus(HttpStatus.GONE);
        }
        return view;
    }

    private static ModelAndView page(Shell shell, CodePage page) {
        return new ModelAndView("identity/web/sign-in-code", "page", page);
    }

    record CodePage(Shell shell, String name, boolean asked, boolean wrong) {}

    record HelpPage(Shell shell, boolean asked) {}

    record LinkPage(Shell shell, String token, List<SignInCodes.Name> names) {}
}
