package org.saan.hub.production.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.production.Quality;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Why pieces were not accepted, group by group; a leader sees those of the own group. */
@Controller
@Audience({Role.RECEIVER, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER})
class FaultPages {
    private final Quality quality;
    private final Directory directory;

    FaultPages(Quality quality, Directory directory) {
        this.quality = quality;
        this.directory = directory;
    }

    @GetMapping("/faults")
    ModelAndView show(Shell shell, Viewer viewer, @RequestParam(required = false) @Nullable UUID group) {
        var own = viewer.is(Role.GROUP_LEADER);
        List<Quality.InspectedGroup> groups = own ? List.of() : quality.listInspected(viewer);
        var chosen = group != null
                ? group
                : own
                        ? viewer.organisationId()
                        : groups.stream()
                                .map(Quality.InspectedGroup::id)
                                .findFirst()
                                .orElse(null);
        var name = own
                ? shell.text(directory.getGroup(viewer.organisationId(), viewer).name())
                : groups.stream()
                        .filter(one -> one.id().equals(chosen))
                        .map(one -> shell.text(one.name()))
                        .findFirst()
                        .orElse(null);
        return new ModelAndView(
                "production/web/faults",
                "page",
                new FaultsPage(
                        shell.titled("production.faults.title"),
                        groups,
                        chosen == null ? null : chosen.toString(),
                        name,
                        chosen == null ? List.of() : FaultsPage.rows(quality.faultsOf(chosen, viewer))));
    }
}
