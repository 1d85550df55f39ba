package org.saan.hub.catalogue.web;

import java.util.List;
import java.util.UUID;
import org.saan.hub.catalogue.Catalogue;
import org.saan.hub.catalogue.SubjectKind;
import org.saan.hub.catalogue.Versions;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What a profile or product was: its versions, what differs, and going back to one. */
@Controller
@Audience({
    Role.ADMINISTRATOR,
    Role.PROGRAMME_OFFICER,
    Role.COORDINATOR,
    Role.GROUP_LEADER,
    Role.DESIGNER,
    Role.EXPORT_ADVISER
})
class VersionPages {
    private final Versions versions;
    private final Catalogue catalogue;

    VersionPages(Versions versions, Catalogue catalogue) {
        this.versions = versions;
        this.catalogue = catalogue;
    }

    private static SubjectKind kind(String kind) {
        return kind.equals("profiles") ? SubjectKind.PROFILE : SubjectKind.PRODUCT;
    }

    /** @param version compared with the one before it; the newest when absent */
    @GetMapping("/{kind:profiles|products}/{id}/versions")
    ModelAndView list(
            Shell shell,
            Viewer viewer,
            @PathVariable String kind,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version) {
        var all = versions.list(kind(kind), id, viewer);
        int shown = all.stream()
                .map(Versions.Version::number)
                .filter(number -> number == version)
                .findFirst()
                .orElse(all.isEmpty() ? 0 : all.getFirst().number());
        var differences = shown < 2
                ? List.<Versions.Difference>of()
                : versions.difference(kind(kind), id, shown - 1, shown, viewer);
        var group = kind(kind) == SubjectKind.PROFILE
                ? catalogue.getProfile(id, viewer).groupId()
                : catalogue.getProduct(id, viewer).groupId();
        boolean restores = viewer.runsTheProgramme()
                || viewer.is(Role.GROUP_LEADER) && viewer.organisationId().equals(group);
        return new ModelAndView(
                "catalogue/web/versions",
                "page",
                new VersionsPage(
                        shell.titled("catalogue.versions"), "/" + kind + "/" + id, all, shown, differences, restores));
    }

    @PostMapping("/{kind:profiles|products}/{id}/versions/{number}/restore")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER})
    String restore(
            Shell shell,
            Viewer viewer,
            @PathVariable String kind,
            @PathVariable UUID id,
            @PathVariable int number,
            RedirectAttributes flash) {
        versions.restore(kind(kind), id, number, viewer);
        flash.addFlashAttribute("notice", shell.t("catalogue.restored", number));
        return "redirect:/" + kind + "/" + id;
    }

    record VersionsPage(
            Shell shell,
            String path,
            List<Versions.Version> versions,
            int shown,
            List<Versions.Difference> differences,
            boolean mayRestore) {

        /** A text by its field and language, a fact by its name. */
        String what(Versions.Difference difference) {
            var parts = difference.key().split("\\.");
            return parts.length == 2
                    ? shell.t("catalogue.field." + parts[0]) + " · " + shell.t("catalogue.language." + parts[1])
                    : shell.words().has("catalogue.fact." + difference.key())
                            ? shell.t("catalogue.fact." + difference.key())
                            : difference.key();
        }

        boolean newest(Versions.Version version) {
            return version.number() == versions.getFirst().number();
        }
    }
}
