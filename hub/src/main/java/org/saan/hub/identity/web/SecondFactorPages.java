package org.saan.hub.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Door;
import org.saan.hub.identity.Door.Wanted;
import org.saan.hub.identity.SecondFactor;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.print.QrPath;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The second factor in one's own account, and at the door after the password. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class SecondFactorPages {
    private static final String OWN = "/account/second-factor";
    private static final String DOOR = "/sign-in/second/set-up";

    private final SecondFactor second;
    private final Door door;

    SecondFactorPages(SecondFactor second, Door door) {
        this.second = second;
        this.door = door;
    }

    @GetMapping(OWN)
    ModelAndView own(Shell shell) {
        return ownPage(shell, null);
    }

    private ModelAndView ownPage(Shell shell, @Nullable String error) {
        var viewer = shell.who();
        var view = new ModelAndView(
                "identity/web/second-factor",
                "page",
                new SecondPage(
                        shell.titled("identity.second.title"),
                        second.state(viewer),
                        second.findSetup(viewer.accountId()).orElse(null),
                        OWN,
                        error));
        if (error != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    @PostMapping(OWN + "/begin")
    String begin(Viewer viewer) {
        second.begin(viewer.accountId());
        return "redirect:" + OWN;
    }

    @PostMapping(OWN + "/confirm")
    ModelAndView confirm(Shell shell, Viewer viewer, @RequestParam String code) {
        try {
            return codesPage(shell, second.confirm(viewer.accountId(), code), "/account");
        } catch (Refusal refusal) {
            return ownPage(shell, shell.say(refusal));
        }
    }

    @PostMapping(OWN + "/codes")
    ModelAndView newCodes(Shell shell, Viewer viewer, HttpServletRequest request, @RequestParam String code) {
        try {
            var codes = second.newCodes(viewer, code, request.getRemoteAddr(), Door.deviceOf(request));
            return codesPage(shell, codes, "/account");
        } catch (Refusal refusal) {
            return ownPage(shell, shell.say(refusal));
        }
    }

    @PostMapping(OWN + "/off")
    ModelAndView turnOff(
            Shell shell,
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam String code,
            RedirectAttributes flash) {
        try {
            second.turnOff(viewer, code, request.getRemoteAddr(), Door.deviceOf(request));
        } catch (Refusal refusal) {
            return ownPage(shell, shell.say(refusal));
        }
        flash.addFlashAttribute("notice", shell.t("identity.second.is_off"));
        return new ModelAndView("redirect:" + OWN);
    }

    /** Shown once: nothing but this page can tell them. */
    private static ModelAndView codesPage(Shell shell, List<String> codes, String onward) {
        return new ModelAndView(
                "identity/web/second-codes",
                "page",
                new CodesPage(shell.titled("identity.second.codes"), codes, onward));
    }

    @GetMapping("/sign-in/second")
    @Audience(anybody = true)
    ModelAndView atDoor(Shell shell, HttpServletRequest request) {
        return door.findHalf(request)
                .map(half -> half.wanted() == Wanted.SET_UP
                        ? new ModelAndView("redirect:" + DOOR)
                        : doorPage(shell, half, false))
                .orElseGet(() -> new ModelAndView("redirect:/sign-in"));
    }

    @PostMapping("/sign-in/second")
    @Audience(anybody = true)
    @Nullable
    ModelAndView enter(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "false") boolean trust)
            throws IOException {
        var half = door.findHalf(request).filter(one -> one.wanted() == Wanted.CODE);
        if (half.isEmpty()) {
            return new ModelAndView("redirect:/sign-in");
        }
        var account = half.get().account();
        if (!second.check(account, code, request.getRemoteAddr(), Door.deviceOf(request))) {
            return doorPage(shell, half.get(), true);
        }
        boolean in = door.letInWhole(half.get(), request, response, trust);
        response.sendRedirect(in ? half.get().to() : "/sign-in?failed");
        return null;
    }

    private static ModelAndView doorPage(Shell shell, Door.HalfIn half, boolean wrong) {
        var view = new ModelAndView(
                "identity/web/sign-in-second",
                "page",
                new DoorPage(shell.titled("identity.second.at_door"), half.wanted() == Wanted.CODE, half.to(), wrong));
        if (wrong) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    /** Somebody whose role needs a second factor sets it up before anything else opens. */
    @GetMapping(DOOR)
    @Audience(anybody = true)
    ModelAndView setUp(Shell shell, HttpServletRequest request) {
        return door.findHalf(request)
                .filter(half -> half.wanted() == Wanted.SET_UP)
                .map(half -> setUpPage(shell, half.account(), null))
                .orElseGet(() -> new ModelAndView("redirect:/sign-in"));
    }

    private ModelAndView setUpPage(Shell shell, UUID account, @Nullable String error) {
        var view = new ModelAndView(
                "identity/web/second-factor",
                "page",
                new SecondPage(
                        shell.titled("identity.second.title"),
                        new SecondFactor.State(null, 0, true),
                        second.findSetup(account).orElse(null),
                        DOOR,
                        error));
        if (error != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    @PostMapping(DOOR + "/begin")
    @Audience(anybody = true)
    String beginAtDoor(HttpServletRequest request) {
        door.findHalf(request)
                .filter(half -> half.wanted() == Wanted.SET_UP)
                .ifPresent(half -> second.begin(half.account()));
        return "redirect:" + DOOR;
    }

    @PostMapping(DOOR + "/confirm")
    @Audience(anybody = true)
    ModelAndView confirmAtDoor(
            Shell shell, HttpServletRequest request, HttpServletResponse response, @RequestParam String code) {
        var half = door.findHalf(request).filter(one -> one.wanted() == Wanted.SET_UP);
        if (half.isEmpty()) {
            return new ModelAndView("redirect:/sign-in");
        }
        try {
            var codes = second.confirm(half.get().account(), code);
            return door.letInWhole(half.get(), request, response, false)
                    ? codesPage(shell, codes, half.get().to())
                    : new ModelAndView("redirect:/sign-in?failed");
        } catch (Refusal refusal) {
            return setUpPage(shell, half.get().account(), shell.say(refusal));
        }
    }

    /** @param at where its forms go: the own account, or the door */
    record SecondPage(
            Shell shell,
            SecondFactor.State state,
            SecondFactor.@Nullable Setup setup,
            String at,
            @Nullable String error) {
        boolean atDoor() {
            return at.equals(DOOR);
        }

        QrPath qr() {
            return QrPath.of(setup == null ? "" : setup.uri());
        }
    }

    record CodesPage(Shell shell, List<String> codes, String onward) {
        CodesPage {
            codes = List.copyOf(codes);
        }
    }

    /** @param code whether one lets in; else only a passkey does */
    record DoorPage(Shell shell, boolean code, String to, boolean wrong) {}
}
