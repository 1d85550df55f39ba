package org.saan.hub.identity.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.ApiKeys;
import org.saan.hub.shared.Audience;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keys for programs: the list, a new one that is shown once, and taking one back. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.BUYER})
class ApiKeyPages {
    private final ApiKeys keys;

    ApiKeyPages(ApiKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/api-keys")
    ModelAndView list(Shell shell, Viewer viewer) {
        return page(shell, viewer, Map.of(), "", null);
    }

    @PostMapping("/api-keys")
    ModelAndView make(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "90") int days,
            @RequestParam(defaultValue = "600") int perMinute) {
        try {
            return page(
                    shell,
                    viewer,
                    Map.of(),
                    "",
                    keys.make(name, days, perMinute, viewer).key());
        } catch (Refusal refusal) {
            var view = page(shell, viewer, Map.of(String.valueOf(refusal.field()), shell.say(refusal)), name, null);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    @PostMapping("/api-keys/{id}/revoke")
    ModelAndView revoke(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        keys.revoke(id, viewer);
        flash.addFlashAttribute("notice", shell.t("api.keys.revoked_now"));
        return new ModelAndView("redirect:/api-keys");
    }

    private ModelAndView page(
            Shell shell, Viewer viewer, Map<String, String> errors, String name, @Nullable String made) {
        return new ModelAndView(
                "identity/web/api-keys",
                "page",
                new ApiKeysPage(
                        shell.titled("api.keys.title"), keys.list(viewer), errors, name, made, !viewer.is(Role.BUYER)));
    }

    /**
     * @param made the new key, shown this once
     * @param choosesLimit whether the viewer says how often a key may ask
     */
    record ApiKeysPage(
            Shell shell,
            List<ApiKeys.Key> keys,
            Map<String, String> errors,
            String name,
            @Nullable String made,
            boolean choosesLimit) {

        @Nullable
        String error(String field) {
            return errors.get(field);
        }

        List<Integer> days() {
            return ApiKeys.DAYS;
        }

        List<Integer> limits() {
            return ApiKeys.PER_MINUTE;
        }

        String state(ApiKeys.Key key) {
            return shell.t(
                    key.open() ? "api.keys.open" : key.revokedAt() == null ? "api.keys.over" : "api.keys.revoked");
        }

        String until(LocalDate day) {
            return shell.date(day);
        }

        String used(ApiKeys.Key key) {
            var at = key.lastUsedAt();
            return at == null ? shell.t("api.keys.never") : shell.moment(at);
        }
    }
}
