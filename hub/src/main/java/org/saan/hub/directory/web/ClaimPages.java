package org.saan.hub.directory.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ClaimView;
import org.saan.hub.directory.Claims;
import org.saan.hub.directory.Duplicates;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The queue of claims, and an officer's answer to each. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
class ClaimPages {
    private final Claims claims;
    private final Duplicates duplicates;

    ClaimPages(Claims claims, Duplicates duplicates) {
        this.claims = claims;
        this.duplicates = duplicates;
    }

    @GetMapping("/claims")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = Claims.SHAPE.read(asked);
        var found = claims.list(query, viewer.reading(shell.language()));
        return new ModelAndView(
                "directory/web/claims",
                "page",
                new ClaimsPage(
                        shell.titled("duplicates.claims.title"),
                        ModerationTabs.of(shell, viewer, duplicates.waiting(viewer), "claims"),
                        new ListView(query, found.total(), filters(shell)),
                        found.rows()));
    }

    private static List<ListFilter> filters(Shell shell) {
        return List.of(
                new ListFilter(
                        "state",
                        shell.t("duplicates.claims.state"),
                        Arrays.stream(ClaimView.State.values())
                                .map(state -> new ListFilter.Choice(state.name(), state(shell, state)))
                                .toList()),
                new ListFilter(
                        "kind",
                        shell.t("duplicates.claim.says"),
                        Arrays.stream(ClaimView.Kind.values())
                                .map(kind ->
                                        new ListFilter.Choice(kind.name(), shell.t("lists.claims.kind." + lower(kind))))
                                .toList()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String state(Shell shell, ClaimView.State state) {
        return shell.t("duplicates.claim.state." + lower(state));
    }

    @GetMapping("/claims.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = Claims.SHAPE.read(asked);
        return ListFile.<ClaimView>answer(
                ending, table(shell), sink -> claims.export(query, ending, viewer.reading(shell.language()), sink));
    }

    private static ListTable<ClaimView> table(Shell shell) {
        return new ListTable<>(
                "claims",
                shell.t("duplicates.claims.title"),
                List.of(
                        column(shell.t("duplicates.claim.claimant"), ClaimView::claimant),
                        column(shell.t("duplicates.claim.says"), claim -> says(shell, claim)),
                        column(shell.t("lists.groups.code"), ClaimView::groupCode),
                        column(shell.t("duplicates.claims.state"), claim -> state(shell, claim.state())),
                        column(shell.t("duplicates.claims.sent"), claim -> moment(claim.sentAt())),
                        column(shell.t("lists.claims.decided"), claim -> moment(claim.decidedAt())),
                        column(shell.t("lists.claims.decided_by"), ClaimView::decidedBy)));
    }

    private static @Nullable LocalDateTime moment(@Nullable Instant at) {
        return at == null ? null : LocalDateTime.ofInstant(at, Printing.ZONE);
    }

    static String says(Shell shell, ClaimView claim) {
        var other = claim.other();
        var named = other != null ? shell.text(other.name()) : claim.otherCode() == null ? "" : claim.otherCode();
        return shell.t("duplicates.claim.kind." + lower(claim.kind()), shell.text(claim.group()), named);
    }

    record ClaimsPage(Shell shell, ModerationTabs tabs, ListView list, List<ClaimView> claims) {}

    static String badge(ClaimView.State state) {
        return switch (state) {
            case WAITING -> "badge warn";
            case ASKED -> "badge info";
            case ACCEPTED -> "badge ok";
            case REJECTED -> "badge bad";
        };
    }

    @GetMapping("/claims/{id}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return claimPage(shell, viewer, id, null, null, null);
    }

    private ModelAndView claimPage(
            Shell shell,
            Viewer viewer,
            UUID id,
            @Nullable String field,
            @Nullable String error,
            @Nullable String link) {
        var claim = claims.getClaim(id, viewer);
        return new ModelAndView(
                "directory/web/claim",
                "page",
                new ClaimPage(shell.titled("duplicates.claim.title", claim.claimant()), claim, field, error, link));
    }

    /**
     * A claim before an officer.
     *
     * @param field where the last answer was wrong, and why
     * @param link for the new account, shown once
     */
    record ClaimPage(
            Shell shell,
            ClaimView claim,
            @Nullable String field,
            @Nullable String error,
            @Nullable String link) {
        @Nullable
        String error(String of) {
            return of.equals(field) ? error : null;
        }

        String code() {
            var other = claim.other();
            return other != null ? other.code() : claim.otherCode() == null ? "" : claim.otherCode();
        }

        boolean isOurs() {
            return claim.kind() == ClaimView.Kind.OURS;
        }

        boolean mayDecide() {
            return claim.state().isOpen();
        }
    }

    @PostMapping("/claims/{id}/ask")
    ModelAndView ask(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes flash) {
        return answer(shell, viewer, id, flash, "asked", () -> claims.askBack(id, version, words, viewer));
    }

    @PostMapping("/claims/{id}/reject")
    ModelAndView reject(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes flash) {
        return answer(shell, viewer, id, flash, "rejected", () -> claims.reject(id, version, words, viewer));
    }

    private ModelAndView answer(
            Shell shell, Viewer viewer, UUID id, RedirectAttributes flash, String done, Runnable action) {
        try {
            action.run();
        } catch (Refusal no) {
            return again(shell, viewer, id, no);
        }
        flash.addFlashAttribute("notice", shell.t("duplicates.claim.done." + done));
        return new ModelAndView("redirect:/claims/" + id);
    }

    private ModelAndView again(Shell shell, Viewer viewer, UUID id, Refusal no) {
        var page = claimPage(shell, viewer, id, no.field() == null ? "claim" : no.field(), shell.say(no), null);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    @PostMapping("/claims/{id}/accept")
    ModelAndView accept(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String signInName,
            @RequestParam(defaultValue = "") String code,
            RedirectAttributes flash) {
        try {
            var claim = claims.getClaim(id, viewer);
            if (claim.kind() == ClaimView.Kind.SAME) {
                var other = claims.acceptSame(id, version, code, viewer);
                flash.addFlashAttribute("notice", shell.t("duplicates.claim.done.same"));
                return new ModelAndView("redirect:/merges/new?keep=" + claim.groupId() + "&member=" + other);
            }
            var token = claims.accept(id, version, signInName, viewer);
            if (token.isPresent()) {
                var link = ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/invitations/" + token.get())
                        .toUriString();
                return claimPage(shell, viewer, id, null, null, link);
            }
        } catch (Refusal no) {
            return again(shell, viewer, id, no);
        }
        flash.addFlashAttribute("notice", shell.t("duplicates.claim.done.accepted"));
        return new ModelAndView("redirect:/claims/" + id);
    }

    /** Photographs are shown, papers are only downloaded. */
    @GetMapping("/claims/{claim}/evidence/{id}")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.GROUP_LEADER})
    ResponseEntity<byte[]> evidence(Viewer viewer, @PathVariable UUID claim, @PathVariable UUID id) {
        var file = claims.evidence(claim, id, viewer);
        var image = file.mediaType().equals("image/jpeg");
        var name = image ? file.name().replaceFirst("\\.[A-Za-z]{3,4}$", "") + ".jpg" : file.name();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        (image ? ContentDisposition.inline() : ContentDisposition.attachment())
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(file.content());
    }
}
