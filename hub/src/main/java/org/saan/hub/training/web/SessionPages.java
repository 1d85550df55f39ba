package org.saan.hub.training.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.ExpertView;
import org.saan.hub.training.Experts;
import org.saan.hub.training.FollowUps;
import org.saan.hub.training.SessionView;
import org.saan.hub.training.WorkshopView;
import org.saan.hub.training.Workshops;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Parts of a workshop: when and where, who comes as an expert, what is to be done afterwards. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
class SessionPages {
    private static final String WORKSHOP = "/workshops/{id:[0-9a-f-]{36}}";
    private static final String SESSION = WORKSHOP + "/sessions/{session:[0-9a-f-]{36}}";

    private final Workshops workshops;
    private final Experts experts;
    private final FollowUps followUps;

    SessionPages(Workshops workshops, Experts experts, FollowUps followUps) {
        this.workshops = workshops;
        this.experts = experts;
        this.followUps = followUps;
    }

    /** @param session absent for a new one */
    record SessionPage(
            Shell shell,
            Facts facts,
            WorkshopView it,
            @Nullable SessionView session,
            List<ExpertView> experts,
            Typed typed,
            String once) {
        SessionPage {
            experts = List.copyOf(experts);
        }

        String action() {
            return "/workshops/" + it.id() + "/sessions" + (session == null ? "" : "/" + session.id());
        }

        boolean comes(ExpertView expert) {
            return typed.values().isEmpty()
                    ? session != null
                            && session.experts().stream()
                                    .anyMatch(one -> one.id().equals(expert.id()))
                    : typed.list("experts").contains(expert.id().toString());
        }

        boolean online() {
            return typed.values().isEmpty() ? session != null && session.online() : typed.is("online", "yes");
        }
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, @Nullable UUID session, Typed typed) {
        var it = workshops.get(id, viewer);
        var one = session == null ? null : of(it, session);
        return new ModelAndView(
                "training/web/session",
                "page",
                new SessionPage(
                        one == null
                                ? shell.titled("training.session_new")
                                : shell.titled("training.session_one", one.position()),
                        new Facts(shell),
                        it,
                        one,
                        experts.choices(viewer),
                        typed,
                        UUID.randomUUID().toString()));
    }

    static SessionView of(WorkshopView it, UUID session) {
        return it.sessions().stream()
                .filter(one -> one.id().equals(session))
                .findFirst()
                .orElseThrow(() -> new NotFound("session"));
    }

    @GetMapping(WORKSHOP + "/sessions/new")
    ModelAndView blank(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, null, Typed.NOTHING);
    }

    @PostMapping(WORKSHOP + "/sessions")
    ModelAndView add(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "training.saved",
                () -> {
                    workshops.addSession(id, Once.token(typed.value("once")), WorkshopForm.session(typed), viewer);
                    return "/workshops/" + id;
                },
                again -> page(shell, viewer, id, null, again));
    }

    @GetMapping(SESSION)
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable UUID session) {
        return page(shell, viewer, id, session, Typed.NOTHING);
    }

    @PostMapping(SESSION)
    ModelAndView change(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID session,
            @RequestParam MultiValueMap<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "training.saved",
                () -> {
                    workshops.changeSession(session, WorkshopForm.session(typed), viewer);
                    return "/workshops/" + id;
                },
                again -> page(shell, viewer, id, session, again));
    }

    @PostMapping(SESSION + "/remove")
    ModelAndView remove(
            Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable UUID session, RedirectAttributes flash) {
        workshops.removeSession(session, viewer);
        flash.addFlashAttribute("notice", shell.t("training.saved"));
        return new ModelAndView("redirect:/workshops/" + id);
    }

    @PostMapping(SESSION + "/follow-ups")
    ModelAndView write(
            Shell shell,
            SentForm form,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID session,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "training.saved",
                () -> {
                    followUps.write(
                            session,
                            form,
                            typed.value("words"),
                            typed.value("owner"),
                            typed.value("due").isBlank() ? null : typed.date("due", "training.day_missing"),
                            viewer);
                    return "/workshops/" + id + "/sessions/" + session + "#after";
                },
                again -> page(shell, viewer, id, session, again));
    }

    @PostMapping(SESSION + "/follow-ups/{action:[0-9a-f-]{36}}/{state:done|open}")
    ModelAndView mark(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID session,
            @PathVariable UUID action,
            @PathVariable String state,
            RedirectAttributes flash) {
        followUps.mark(action, state.equals("done"), viewer);
        flash.addFlashAttribute("notice", shell.t("training.saved"));
        return new ModelAndView("redirect:/workshops/" + id + "/sessions/" + session + "#after");
    }
}
