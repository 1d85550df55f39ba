package org.saan.hub.directory.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ClusterList;
import org.saan.hub.directory.Clusters;
import org.saan.hub.directory.MembersOverTime;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.XlsxTable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How many people are in clusters, month by month and region by region, beside the baseline. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class GrowthPages {
    private final ClusterList list;
    private final Clusters clusters;

    GrowthPages(ClusterList list, Clusters clusters) {
        this.list = list;
        this.clusters = clusters;
    }

    @GetMapping("/clusters/members")
    ModelAndView show(Shell shell, Viewer viewer, @RequestParam(defaultValue = "24") int months) {
        int shown = shown(months);
        var members = clusters.membersOverTime(shown, viewer);
        var all = list.list(ClusterList.SHAPE.usual(), viewer);
        return new ModelAndView(
                "directory/web/growth",
                "page",
                new GrowthPage(
                        shell.titled("people.growth.title"),
                        members,
                        GrowthChart.of(shell, members),
                        shown,
                        all.total()));
    }

    /** One, two or five years. */
    private static int shown(int months) {
        return months <= 12 ? 12 : months <= 24 ? 24 : 60;
    }

    @GetMapping("/clusters/members.xlsx")
    ResponseEntity<byte[]> export(Shell shell, Viewer viewer, @RequestParam(defaultValue = "24") int months) {
        var members = clusters.membersOverTime(shown(months), viewer);
        var chart = GrowthChart.of(shell, members);
        var head = new ArrayList<String>();
        head.add(shell.t("people.growth.month"));
        chart.regions().forEach(region -> head.add(shell.t("directory.region." + region)));
        head.add(shell.t("directory.sum"));
        head.add(shell.t("people.growth.comparable"));
        var rows = new ArrayList<List<? extends @Nullable Object>>();
        for (int i = 0; i < members.months().size(); i++) {
            var row = new ArrayList<@Nullable Object>();
            row.add(members.months().get(i).toString());
            row.addAll(chart.columns().get(i).people());
            row.add(members.all(i));
            row.add(members.comparable(i));
            rows.add(row);
        }
        return new XlsxTable().sheet(shell.t("people.growth.title"), head, rows).as("cluster-members.xlsx");
    }

    record GrowthPage(Shell shell, MembersOverTime members, GrowthChart chart, int months, long clusters) {
        int now() {
            return members.all(members.months().size() - 1);
        }

        int comparable() {
            return members.comparable(members.months().size() - 1);
        }

        boolean above() {
            return comparable() >= members.baseline().people();
        }
    }
}
