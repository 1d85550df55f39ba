package org.saan.hub.directory.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ClusterDetail;
import org.saan.hub.directory.ClusterFilter;
import org.saan.hub.directory.ClusterRow;
import org.saan.hub.directory.Clusters;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.web.Pages;
import org.saan.hub.shared.web.XlsxTable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threeten.extra.YearWeek;

/** Clusters: the list, one cluster, and what officers may change of it. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class ClusterPages {
    private static final int WEEKS = 16;
    private static final int MOST_EXPORTED = 10_000;

    private final Clusters clusters;
    private final Directory directory;
    private final Clock clock;

    ClusterPages(Clusters clusters, Directory directory, Clock clock) {
        this.clusters = clusters;
        this.directory = directory;
        this.clock = clock;
    }

    @Bean
    static NavEntry clustersNav() {
        return new NavEntry(
                35,
                "directory.clusters.nav",
                "/clusters",
                "loom",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    @GetMapping("/clusters")
    ModelAndView list(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "0") int page) {
        return listPage(shell, viewer, new ClusterFilter(q, region, sort, page), Typed.NOTHING);
    }

    private ModelAndView listPage(Shell shell, Viewer viewer, ClusterFilter filter, Typed typed) {
        var found = clusters.list(filter, viewer);
        var kept = kept(filter);
        boolean more = (filter.page() + 1L) * ClusterFilter.PAGE < found.total();
        return new ModelAndView(
                "directory/web/clusters",
                "page",
                new ClustersPage(
                        shell.titled("directory.clusters.title"),
                        filter,
                        found.rows(),
                        found.total(),
                        Pages.of("/clusters", kept, filter.page(), more),
                        Pages.link("/clusters.xlsx", kept, 0),
                        isOfficer(viewer),
                        typed));
    }

    private static Map<String, String> kept(ClusterFilter filter) {
        return Map.of("q", filter.search(), "region", filter.regionCode(), "sort", filter.sort());
    }

    private static boolean isOfficer(Viewer viewer) {
        return viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER);
    }

    record ClustersPage(
            Shell shell,
            ClusterFilter filter,
            List<ClusterRow> rows,
            long total,
            Pages pages,
            String exportHref,
            boolean mayCreate,
            Typed typed) {
        boolean filtered() {
            return !(filter.search() + filter.regionCode()).isEmpty();
        }

        List<String> regions() {
            return Clusters.REGIONS.stream().sorted().toList();
        }
    }

    @GetMapping("/clusters.xlsx")
    ResponseEntity<byte[]> export(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "name") String sort) {
        var rows = new ArrayList<List<? extends @Nullable Object>>();
        for (int page = 0; rows.size() < MOST_EXPORTED; page++) {
            var found = clusters.list(new ClusterFilter(q, region, sort, page), viewer);
            found.rows()
                    .forEach(row -> rows.add(java.util.Arrays.asList(
                            row.code(),
                            row.name().th(),
                            row.name().en(),
                            shell.t("directory.region." + row.regionCode()),
                            row.groups(),
                            row.people())));
            if (found.rows().size() < ClusterFilter.PAGE) {
                break;
            }
        }
        return new XlsxTable()
                .sheet(
                        shell.t("directory.clusters.title"),
                        List.of(
                                shell.t("people.code"),
                                shell.t("directory.name_th"),
                                shell.t("directory.name_en"),
                                shell.t("directory.region"),
                                shell.t("directory.groups.title"),
                                shell.t("directory.people")),
                        rows)
                .as("clusters.xlsx");
    }

    @PostMapping("/clusters")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView create(
            Shell shell, Viewer viewer, @RequestParam Map<String, String> values, RedirectAttributes flash) {
        var typed = Typed.of(values);
        try {
            var id = clusters.create(
                    typed.value("code"), typed.value("nameTh"), typed.value("nameEn"), typed.value("region"), viewer);
            flash.addFlashAttribute("notice", shell.t("directory.saved"));
            return new ModelAndView("redirect:/clusters/" + id);
        } catch (Refusal refusal) {
            typed.add(shell, refusal);
            var view = listPage(shell, viewer, new ClusterFilter("", "", "name", 0), typed);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    @GetMapping("/clusters/{id}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return clusterPage(shell, viewer, id, Typed.NOTHING);
    }

    private ModelAndView clusterPage(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var first = YearWeek.from(today());
        var cluster = clusters.get(id, first, WEEKS, viewer);
        return new ModelAndView(
                "directory/web/cluster",
                "page",
                new ClusterPage(
                        shell.titled("directory.group.title", shell.text(cluster.name())),
                        cluster,
                        weeks(shell, cluster, first),
                        isOfficer(viewer),
                        isOfficer(viewer) ? directory.listClusters() : List.of(),
                        today(),
                        typed));
    }

    private static List<Week> weeks(Shell shell, ClusterDetail cluster, YearWeek first) {
        long most = Math.max(
                1, cluster.minutesByWeek().stream().mapToLong(m -> m).max().orElse(1));
        var weeks = new ArrayList<Week>();
        for (int i = 0; i < cluster.minutesByWeek().size(); i++) {
            long minutes = cluster.minutesByWeek().get(i);
            weeks.add(new Week(
                    shell.week(first.plusWeeks(i)),
                    shell.print().shortDate(Weeks.monday(first.plusWeeks(i))),
                    minutes / 60,
                    (int) (30 * minutes / most)));
        }
        return weeks;
    }

    /** Free hours of all groups in a week; height of 30 is the fullest of the weeks shown. */
    record Week(String week, String monday, long hours, int height) {}

    record ClusterPage(
            Shell shell,
            ClusterDetail cluster,
            List<Week> weeks,
            boolean mayChange,
            List<Directory.ClusterView> clusters,
            LocalDate today,
            Typed typed) {
        String freeWords() {
            return shell.t(
                    "people.cluster.free", weeks.stream().mapToLong(Week::hours).sum(), weeks.size());
        }

        List<String> regions() {
            return Clusters.REGIONS.stream().sorted().toList();
        }
    }

    @PostMapping("/clusters/{id}")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView change(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam Map<String, String> values,
            RedirectAttributes flash) {
        var typed = Typed.of(values);
        return act(
                shell,
                viewer,
                id,
                typed,
                flash,
                () -> clusters.change(
                        id, version, typed.value("nameTh"), typed.value("nameEn"), typed.value("region"), viewer));
    }

    @PostMapping("/clusters/{id}/groups")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView move(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> values,
            RedirectAttributes flash) {
        var typed = Typed.of(values);
        return act(shell, viewer, id, typed, flash, () -> {
            var group = clusters.findGroup(typed.value("group"), viewer);
            var to = typed.value("to");
            clusters.moveGroup(group, to.isEmpty() ? null : idOf(to), typed.date("from"), viewer);
        });
    }

    private static UUID idOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Refusal.of("to", "directory.choose");
        }
    }

    private ModelAndView act(
            Shell shell, Viewer viewer, UUID id, Typed typed, RedirectAttributes flash, Runnable action) {
        try {
            action.run();
        } catch (Refusal refusal) {
            typed.add(shell, refusal);
            var view = clusterPage(shell, viewer, id, typed);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("directory.saved"));
        return new ModelAndView("redirect:/clusters/" + id);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}
