package org.saan.hub.directory.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ClaimView;
import org.saan.hub.directory.Claims;
import org.saan.hub.directory.NewClaim;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Saying that a group is ours: by a link that an officer gave, or as a leader who found the own group twice. */
@Controller
class ClaimingPages {
    private final Claims claims;

    ClaimingPages(Claims claims) {
        this.claims = claims;
    }

    @Bean
    static NavEntry ourClaimsNav() {
        return new NavEntry(18, "duplicates.our.nav", "/our-claims", "copy", Set.of(Role.GROUP_LEADER));
    }

    /**
     * The form and what was sent before.
     *
     * @param group whose link it is; null on the page of a leader
     * @param path where the form is sent
     */
    record ClaimingPage(
            Shell shell,
            @Nullable LocalizedText group,
            List<ClaimView> sent,
            String path,
            String once,
            Map<String, String> typed,
            @Nullable String field,
            @Nullable String error) {
        ClaimingPage {
            sent = List.copyOf(sent);
            typed = Map.copyOf(typed);
        }

        String typed(String name) {
            return typed.getOrDefault(name, "");
        }

        @Nullable
        String error(String of) {
            return of.equals(field) ? error : null;
        }

        boolean isByLink() {
            return group != null;
        }

        boolean showsForm() {
            return group == null || sent.isEmpty();
        }

        /** Where the answer to a question of an officer is sent. */
        String answerPath(ClaimView claim) {
            return isByLink() ? path + "/answer" : "/our-claims/" + claim.id() + "/answer";
        }
    }

    // ---- by a link

    @GetMapping("/claim/{token}")
    @Audience(anybody = true)
    ModelAndView link(Shell shell, @PathVariable String token) {
        return linkPage(shell, token, Map.of(), null);
    }

    private ModelAndView linkPage(Shell shell, String token, Map<String, String> typed, @Nullable Refusal no) {
        var link = claims.findLink(token).orElseThrow(() -> new NotFound("claim"));
        return page(
                shell.titled("duplicates.claiming.title", shell.text(link.group())),
                link.group(),
                link.claim() == null ? List.of() : List.of(link.claim()),
                "/claim/" + token,
                typed,
                no);
    }

    private static ModelAndView page(
            Shell shell,
            @Nullable LocalizedText group,
            List<ClaimView> sent,
            String path,
            Map<String, String> typed,
            @Nullable Refusal no) {
        var view = new ModelAndView(
                "directory/web/claiming",
                "page",
                new ClaimingPage(
                        shell.forMakers(),
                        group,
                        sent,
                        path,
                        UUID.randomUUID().toString(),
                        typed,
                        no == null ? null : no.field() == null ? "claim" : no.field(),
                        no == null ? null : shell.say(no)));
        if (no != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    @PostMapping("/claim/{token}")
    @Audience(anybody = true)
    ModelAndView claim(
            Shell shell,
            @Nullable Viewer viewer,
            @PathVariable String token,
            @RequestParam Map<String, String> form,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            RedirectAttributes flash)
            throws IOException {
        try {
            claims.claim(token, newClaim(form, form.getOrDefault("claimant", ""), null, file), viewer);
        } catch (Refusal no) {
            return linkPage(shell, token, form, no);
        }
        flash.addFlashAttribute("notice", shell.t("duplicates.claiming.sent"));
        return new ModelAndView("redirect:/claim/" + token);
    }

    @PostMapping("/claim/{token}/answer")
    @Audience(anybody = true)
    ModelAndView answer(
            Shell shell,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes flash) {
        try {
            claims.answer(token, words);
        } catch (Refusal no) {
            return linkPage(shell, token, Map.of(), no);
        }
        flash.addFlashAttribute("notice", shell.t("duplicates.claiming.sent"));
        return new ModelAndView("redirect:/claim/" + token);
    }

    private static NewClaim newClaim(
            Map<String, String> form, String claimant, @Nullable String code, @Nullable List<MultipartFile> files)
            throws IOException {
        var sent = new ArrayList<NewClaim.File>();
        for (var file : files == null ? List.<MultipartFile>of() : files) {
            if (!file.isEmpty()) {
                var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
                var bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
                sent.add(new NewClaim.File(
                        bare.isBlank() ? "file" : bare.substring(Math.max(0, bare.length() - 100)), file.getBytes()));
            }
        }
        return new NewClaim(
                claimant, NewClaim.phone(form.getOrDefault("phone", "")), code, form.getOrDefault("words", ""), sent);
    }

    // ---- by a leader

    @GetMapping("/our-claims")
    @Audience(Role.GROUP_LEADER)
    ModelAndView own(Shell shell, Viewer viewer) {
        return ownPage(shell, viewer, new HashMap<>(), null);
    }

    private ModelAndView ownPage(Shell shell, Viewer viewer, Map<String, String> typed, @Nullable Refusal no) {
        return page(shell.titled("duplicates.our.title"), null, claims.listOwn(viewer), "/our-claims", typed, no);
    }

    @PostMapping("/our-claims")
    @Audience(Role.GROUP_LEADER)
    ModelAndView send(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String once,
            @RequestParam Map<String, String> form,
            @RequestParam(required = false) @Nullable List<MultipartFile> file,
            RedirectAttributes flash)
            throws IOException {
        try {
            claims.claimSame(
                    Once.token(once), newClaim(form, viewer.name(), form.getOrDefault("otherCode", ""), file), viewer);
        } catch (Refusal no) {
            return ownPage(shell, viewer, form, no);
        }
        flash.addFlashAttribute("notice", shell.t("duplicates.claiming.sent"));
        return new ModelAndView("redirect:/our-claims");
    }

    @PostMapping("/our-claims/{id}/answer")
    @Audience(Role.GROUP_LEADER)
    ModelAndView answerOwn(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes flash) {
        try {
            claims.answer(id, words, viewer);
        } catch (Refusal no) {
            return ownPage(shell, viewer, Map.of(), no);
        }
        flash.addFlashAttribute("notice", shell.t("duplicates.claiming.sent"));
        return new ModelAndView("redirect:/our-claims");
    }
}
