package org.saan.hub.directory.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.directory.DuplicateCluster;
import org.saan.hub.directory.Duplicates;
import org.saan.hub.directory.GroupList;
import org.saan.hub.directory.MergeCandidate;
import org.saan.hub.directory.MergeField;
import org.saan.hub.directory.MergeReads;
import org.saan.hub.directory.likeness.Reason;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
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

/** What waits to be looked at: groups that may be one, side by side. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class DuplicatePages {
    private final Duplicates duplicates;
    private final MergeReads merges;
    private final GroupList groups;

    DuplicatePages(Duplicates duplicates, MergeReads merges, GroupList groups) {
        this.duplicates = duplicates;
        this.merges = merges;
        this.groups = groups;
    }

    @Bean
    static NavEntry duplicatesNav() {
        return new NavEntry(
                33,
                "duplicates.nav",
                "/duplicates",
                "copy",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    @GetMapping("/duplicates")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = Duplicates.SHAPE.read(asked);
        var found = duplicates.list(query, viewer);
        return new ModelAndView(
                "directory/web/duplicates",
                "page",
                new DuplicatesPage(
                        shell.titled("duplicates.title"),
                        ModerationTabs.of(shell, viewer, duplicates.waiting(viewer), "duplicates"),
                        new ListView(query, found.total(), filters(shell)),
                        found.rows()));
    }

    private List<ListFilter> filters(Shell shell) {
        return List.of(
                new ListFilter(
                        "province",
                        shell.t("directory.province"),
                        GroupListPages.named(
                                shell, groups.choices(shell.language()).provinces())),
                new ListFilter(
                        "certainty",
                        shell.t("duplicates.certainty"),
                        List.of(choice(shell, "same"), choice(shell, "possible"))));
    }

    private static ListFilter.Choice choice(Shell shell, String certainty) {
        return new ListFilter.Choice(certainty, shell.t("duplicates.certainty." + certainty));
    }

    record DuplicatesPage(Shell shell, ModerationTabs tabs, ListView list, List<DuplicateCluster> clusters) {}

    @GetMapping("/duplicates.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = Duplicates.SHAPE.read(asked);
        return ListFile.<Line>answer(
                ending,
                table(shell),
                sink -> duplicates.export(
                        query,
                        viewer,
                        cluster -> cluster.pairs()
                                .forEach(pair -> sink.accept(
                                        new Line(pair, cluster.member(pair.first()), cluster.member(pair.second()))))));
    }

    /** One line of the file: two groups that may be one. */
    private record Line(DuplicateCluster.Pair pair, DuplicateCluster.Member first, DuplicateCluster.Member second) {}

    private static ListTable<Line> table(Shell shell) {
        var code = shell.t("lists.groups.code");
        var group = shell.t("directory.group");
        var place = shell.t("directory.province");
        return new ListTable<>(
                "duplicates",
                shell.t("duplicates.title"),
                List.of(
                        column(group + " 1", line -> shell.text(line.first().name())),
                        column(code + " 1", line -> line.first().code()),
                        column(place + " 1", line -> shell.text(line.first().province())),
                        column(group + " 2", line -> shell.text(line.second().name())),
                        column(code + " 2", line -> line.second().code()),
                        column(place + " 2", line -> shell.text(line.second().province())),
                        column(
                                shell.t("duplicates.certainty"),
                                line -> shell.t(
                                        "duplicates.certainty." + (line.pair().isSame() ? "same" : "possible"))),
                        column(
                                shell.t("lists.duplicates.points"),
                                line -> line.pair().points())));
    }

    @GetMapping("/duplicates/{id}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var cluster = duplicates.getCluster(id, viewer);
        var ids = cluster.members().stream().map(DuplicateCluster.Member::id).toList();
        return new ModelAndView(
                "directory/web/duplicate",
                "page",
                new DuplicatePage(
                        shell.titled("duplicates.compare.title"),
                        cluster,
                        new SideBySide(shell, merges.candidates(ids, viewer))));
    }

    record DuplicatePage(Shell shell, DuplicateCluster cluster, SideBySide side) {
        /** The entry that stays unless the officer says otherwise: the first that was made. */
        boolean keeps(MergeCandidate candidate) {
            return candidate.equals(side.groups().getFirst());
        }
    }

    /** Groups in columns, what they say in rows. */
    record SideBySide(Shell shell, List<MergeCandidate> groups) {
        SideBySide {
            groups = List.copyOf(groups);
        }

        List<MergeField> fields() {
            return List.of(MergeField.values()).stream()
                    .filter(field ->
                            groups.stream().anyMatch(group -> group.values().containsKey(field)))
                    .toList();
        }

        String value(MergeCandidate group, MergeField field) {
            return FieldText.of(shell, field, group.values().get(field));
        }

        boolean differs(MergeField field) {
            return groups.stream()
                            .map(group -> group.values().getOrDefault(field, ""))
                            .distinct()
                            .count()
                    > 1;
        }
    }

    /** Sentence of a reason, as these two groups give it. */
    static String sentence(Shell shell, Reason reason) {
        return shell.t(reason.key(), reason.first(), reason.second());
    }

    /** {@code +25}, {@code −6}. */
    static String signed(int points) {
        return points < 0 ? "\u2212" + -points : "+" + points;
    }

    @PostMapping("/duplicates/apart")
    ModelAndView apart(
            Shell shell,
            Viewer viewer,
            @RequestParam List<UUID> group,
            @RequestParam(defaultValue = "") String cluster,
            RedirectAttributes flash) {
        duplicates.keepApart(group, viewer);
        flash.addFlashAttribute("notice", shell.t("duplicates.apart.done"));
        return new ModelAndView("redirect:/duplicates");
    }
}
