package org.saan.hub.directory.web;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.saan.hub.directory.DuplicateCluster;
import org.saan.hub.directory.DuplicateFilter;
import org.saan.hub.directory.Duplicates;
import org.saan.hub.directory.GroupList;
import org.saan.hub.directory.MergeCandidate;
import org.saan.hub.directory.MergeField;
import org.saan.hub.directory.MergeReads;
import org.saan.hub.directory.likeness.Reason;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What waits to be looked at: groups that may be one, side by side. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class DuplicatePages {
    private static final Set<String> CERTAINTIES = Set.of("same", "possible");

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
    ModelAndView list(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String province,
            @RequestParam(defaultValue = "") String certainty,
            @RequestParam(defaultValue = "0") int page) {
        var filter = new DuplicateFilter(q, province, CERTAINTIES.contains(certainty) ? certainty : "", page);
        return new ModelAndView(
                "directory/web/duplicates",
                "page",
                new DuplicatesPage(
                        shell.titled("duplicates.title"),
                        ModerationTabs.of(shell, viewer, duplicates.waiting(viewer), "duplicates"),
                        filter,
                        duplicates.list(filter, viewer),
                        groups.choices(shell.language()).provinces()));
    }

    record DuplicatesPage(
            Shell shell,
            ModerationTabs tabs,
            DuplicateFilter filter,
            Found<DuplicateCluster> listed,
            Map<String, LocalizedText> provinces) {

        boolean filtered() {
            return !(filter.search() + filter.provinceCode() + filter.certainty()).isEmpty();
        }

        boolean hasNext() {
            return (filter.page() + 1L) * DuplicateFilter.PAGE < listed.total();
        }

        String to(int page) {
            return UriComponentsBuilder.fromPath("/duplicates")
                    .queryParam("q", filter.search())
                    .queryParam("province", filter.provinceCode())
                    .queryParam("certainty", filter.certainty())
                    .queryParam("page", page)
                    .encode()
                    .toUriString();
        }
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
