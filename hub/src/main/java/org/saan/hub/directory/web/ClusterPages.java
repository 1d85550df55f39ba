package org.saan.hub.directory.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.directory.ClusterDetail;
import org.saan.hub.directory.ClusterList;
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
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.shared.web.Typed;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
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

    private final ClusterList list;
    private final Clusters clusters;
    private final Directory directory;
    private final Clock clock;

    ClusterPages(ClusterList list, Clusters clusters, Directory directory, Clock clock) {
        this.list = list;
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
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        return listPage(shell, viewer, ClusterList.SHAPE.read(asked), Typed.NOTHING);
    }

    private ModelAndView listPage(Shell shell, Viewer viewer, ListQuery query, Typed typed) {
        var found = list.list(query, viewer.reading(shell.language()));
        var regions = regions().stream()
                .map(region -> new ListFilter.Choice(region, shell.t("directory.region." + region)))
                .toList();
        return new ModelAndView(
                "directory/web/clusters",
                "page",
                new ClustersPage(
                        shell.titled("directory.clusters.title"),
                        found.rows(),
                        new ListView(
                                query,
                                found.total(),
                                List.of(new ListFilter("region", shell.t("directory.region"), regions))),
                        isOfficer(viewer),
                        typed));
    }

    private static List<String> regions() {
        return Clusters.REGIONS.stream().sorted().toList();
    }

    private static boolean isOfficer(Viewer viewer) {
        return viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER);
    }

    record ClustersPage(Shell shell, List<ClusterRow> rows, ListView list, boolean mayCreate, Typed typed) {
        List<String> regions() {
            return ClusterPages.regions();
        }
    }

    @GetMapping("/clusters.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = ClusterList.SHAPE.read(asked);
        return ListFile.<ClusterRow>answer(
                ending,
                new ListTable<>(
                        "clusters",
                        shell.t("directory.clusters.title"),
                        List.of(
                                column(shell.t("people.code"), ClusterRow::code),
                                column(
                                        shell.t("directory.name_th"),
                                        row -> row.name().th()),
                                column(
                                        shell.t("directory.name_en"),
                                        row -> row.name().en()),
                                column(
                                        shell.t("directory.region"),
                                        row -> shell.t("directory.region." + row.regionCode())),
                                column(shell.t("directory.groups.title"), ClusterRow::groups),
                                column(shell.t("directory.people"), ClusterRow::people))),
                sink -> list.export(query, viewer.reading(shell.language()), sink));
    }

    @PostMapping("/clusters")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView create(
            Shell shell, Viewer viewer, @RequestParam Map<String, String> values, RedirectAttributes flash) {
        var typed = Typed.of(values);
        return typed.act(
                shell,
                flash,
                "directory.saved",
                () -> "/clusters/"
                        + clusters.create(
                                typed.value("code"),
                                typed.value("nameTh"),
                                typed.value("nameEn"),
                                typed.value("region"),
                                viewer),
                wrong -> listPage(shell, viewer, ClusterList.SHAPE.usual(), wrong));
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
            return ClusterPages.regions();
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
            clusters.moveGroup(group, to.isEmpty() ? null : idOf(to), typed.date("from", "people.date"), viewer);
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
        return typed.act(
                shell,
                flash,
                "directory.saved",
                () -> {
                    action.run();
                    return "/clusters/" + id;
                },
                wrong -> clusterPage(shell, viewer, id, wrong));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}
