package org.saan.hub.production.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.saan.hub.directory.Directory;
import org.saan.hub.production.WorkList;
import org.saan.hub.production.WorkState;
import org.saan.hub.production.WorkView;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** All work of a group as a list for its leader: what is done, what was accepted of it, and the same as a file. */
@Controller
@Audience(Role.GROUP_LEADER)
class OurWorkListPages {
    private final WorkList works;
    private final Directory directory;

    OurWorkListPages(WorkList works, Directory directory) {
        this.works = works;
        this.directory = directory;
    }

    @GetMapping("/our-work/all")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = WorkList.OURS.read(asked);
        var found = works.list(query, viewer);
        return new ModelAndView(
                "production/web/our-works",
                "page",
                new OurWorksPage(
                        shell.titled("production.our_works.title").forMakers(),
                        Facts.of(shell, directory),
                        new ListView(query, found.total(), List.of(states(shell))),
                        found.rows()));
    }

    @GetMapping("/our-work/all.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = WorkList.OURS.read(asked);
        return ListFile.<WorkView>answer(ending, table(shell), sink -> works.export(query, viewer, sink));
    }

    private ListTable<WorkView> table(Shell shell) {
        var facts = Facts.of(shell, directory);
        return new ListTable<>(
                "our-work",
                shell.t("production.our_works.title"),
                List.of(
                        column(shell.t("production.work"), WorkView::number),
                        column(shell.t("production.craft"), facts::craft),
                        column(shell.t("ordering.due"), work -> Weeks.friday(work.due())),
                        column(
                                shell.t("production.needed"),
                                work -> work.counts().needed()),
                        column(shell.t("production.made"), WorkView::made),
                        column(
                                shell.t("production.accepted"),
                                work -> work.counts().accepted()),
                        column(
                                shell.t("production.state"),
                                work -> shell.t(work.state().key()))));
    }

    private static ListFilter states(Shell shell) {
        return new ListFilter(
                "state",
                shell.t("production.state"),
                Arrays.stream(WorkState.values())
                        .map(state -> new ListFilter.Choice(state.name(), shell.t(state.key())))
                        .toList());
    }
}
