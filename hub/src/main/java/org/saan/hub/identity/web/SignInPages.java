package org.saan.hub.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Door;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.OpenId;
import org.saan.hub.identity.OwnPath;
import org.saan.hub.identity.SignIn;
import org.saan.hub.identity.SignIn.Outcome;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
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

/** The door: signing in, choosing a password by a one-time link, and the way to one's own first page. */
@Controller
@Audience(anybody = true)
class SignInPages {
    private final Identity identity;
    private final SignIn signIn;
    private final OpenId openId;
    private final Door door;

    SignInPages(Identity identity, SignIn signIn, OpenId openId, Door door) {
        this.identity = identity;
        this.openId = openId;
        this.signIn = signIn;
        this.door = door;
    }

    /** Each role starts where its work is; visitors at the public pages in their language. */
    @GetMapping("/")
    String home(Shell shell, @Nullable Viewer viewer) {
        return viewer == null
                ? "redirect:/" + shell.language().tag()
                : viewer.is(Role.GROUP_LEADER)
                        ? "redirect:/our-work"
                        : viewer.runsTheProgramme() || viewer.is(Role.BUYER) ? "redirect:/orders" : "redirect:/account";
    }

    @GetMapping("/sign-in")
    ModelAndView signIn(
            Shell shell,
            @RequestParam @Nullable String failed,
            @RequestParam @Nullable String out,
            @RequestParam @Nullable String passkey,
            @RequestParam @Nullable String openid,
            @RequestParam(defaultValue = "") String to) {
        return new ModelAndView(
                "identity/web/sign-in",
                "page",
                new SignInPage(
                        shell.titled("identity.sign_in.title"),
                        failed != null,
                        out != null,
                        passkey != null,
                        openid != null,
                        openId.providerName().orElse(null),
                        to));
    }

    /** Refused looks alike for whatever reason. */
    @PostMapping("/sign-in")
    void enter(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String to)
            throws IOException {
        switch (signIn.check(name, password, request.getRemoteAddr(), Door.deviceOf(request))) {
            case Outcome.In in -> {
                door.letIn(in.viewer(), request, response);
                response.sendRedirect(OwnPath.orHome(to));
            }
            case Outcome.Half half -> {
                door.half(half.account(), to, half.wanted(), request, response);
                response.sendRedirect("/sign-in/second");
            }
            case Outcome.Refused refused -> response.sendRedirect("/sign-in?failed" + OwnPath.asParameter(to));
        }
    }

    @GetMapping("/invitations/{token}")
    ModelAndView invitation(Shell shell, @PathVariable String token) {
        if (!identity.invitationIsOpen(token)) {
            throw new NotFound("invitation");
        }
        return invitationPage(shell, token, null);
    }

    @PostMapping("/invitations/{token}")
    ModelAndView choose(Shell shell, @PathVariable String token, @RequestParam String password) {
        try {
            identity.acceptInvitation(token, password);
        } catch (Refusal refusal) {
            var view = invitationPage(shell, token, shell.say(refusal));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        return new ModelAndView("redirect:/sign-in");
    }

    private static ModelAndView invitationPage(Shell shell, String token, @Nullable String error) {
        return new ModelAndView(
                "identity/web/invitation",
                "page",
                new InvitationPage(shell.titled("identity.invitation.title"), token, error));
    }

    /** @param provider who vouches for people; absent when none is configured */
    record SignInPage(
            Shell shell,
            boolean failed,
            boolean out,
            boolean passkey,
            boolean openid,
            @Nullable String provider,
            String to) {
        String toProvider() {
            return "/sign-in/openid" + OwnPath.asParameter(to).replaceFirst("^&", "?");
        }
    }

    record InvitationPage(
            Shell shell, String token, @Nullable String error) {}

    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotFound(text);
        }
    }
}
