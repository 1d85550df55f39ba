package org.saan.hub.directory.web;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.saan.hub.directory.Aliases;
import org.saan.hub.directory.Claims;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.Duplicates;
import org.saan.hub.directory.GroupLinks.Note;
import org.saan.hub.directory.GroupView;
import org.saan.hub.directory.MergeReads;
import org.saan.hub.directory.Splitting;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.Found;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Merges that were made, and taking them back; what a group was called before. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class SplitPages {
    private final MergeReads reads;
    private final Splitting splitting;
    private final Duplicates duplicates;
    private final Directory directory;
    private final Aliases aliases;
    private final Claims claims;

    SplitPages(
            MergeReads reads,
            Splitting splitting,
            Duplicates duplicates,
            Directory directory,
            Aliases aliases,
            Claims claims) {
        this.reads = reads;
        this.splitting = splitting;
        this.duplicates = duplicates;
        this.directory = directory;
        this.aliases = aliases;
        this.claims = claims;
    }

    @GetMapping("/merges")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam(defaultValue = "0") int page) {
        int at = Math.clamp(page, 0, 100_000);
        return new ModelAndView(
                "directory/web/merges",
                "page",
                new MergesPage(
                        shell.titled("duplicates.merges.title"),
                        ModerationTabs.of(shell, viewer, duplicates.waiting(viewer), "merges"),
                        reads.listMerges(null, at, viewer),
                        at));
    }

    record MergesPage(Shell shell, ModerationTabs tabs, Found<MergeReads.MergeRow> listed, int page) {
        boolean hasNext() {
            return (page + 1L) * MergeReads.PAGE < listed.total();
        }

        String codes(MergeReads.MergeRow merge) {
            return merge.gone().stream().map(MergeReads.Gone::code).collect(Collectors.joining(", "));
        }
    }

    @GetMapping("/merges/{id}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var merge = reads.getMerge(id, viewer);
        return new ModelAndView(
                "directory/web/merge-done",
                "page",
                new MergeDonePage(
                        shell.titled("duplicates.merged.title", merge.keptName()),
                        merge,
                        reads.findName(merge.keptId()).isPresent()));
    }

    record MergeDonePage(Shell shell, MergeReads.MergeRow merge, boolean keptIsThere) {
        String say(Note note) {
            return shell.t(note.key(), note.args().toArray());
        }

        boolean mayUndo() {
            return keptIsThere && !merge.undone();
        }

        long left() {
            return merge.gone().stream().filter(gone -> gone.splitAt() == null).count();
        }
    }

    @PostMapping("/merges/{id}/undo")
    ModelAndView undo(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        var since = splitting.undo(id, viewer);
        flash.addFlashAttribute(
                "notice", shell.t(since.isEmpty() ? "duplicates.undo.done" : "duplicates.undo.done_changed"));
        return new ModelAndView("redirect:/merges/" + id);
    }

    @PostMapping("/merges/{id}/split")
    ModelAndView split(
            Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam UUID group, RedirectAttributes flash) {
        var since = splitting.split(id, group, viewer);
        flash.addFlashAttribute(
                "notice", shell.t(since.isEmpty() ? "duplicates.split.done" : "duplicates.undo.done_changed"));
        return new ModelAndView("redirect:/merges/" + id);
    }

    @GetMapping("/groups/{id}/entries")
    ModelAndView entries(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return entriesPage(shell, viewer, id, null);
    }

    private ModelAndView entriesPage(
            Shell shell, Viewer viewer, UUID id, @org.jspecify.annotations.Nullable String link) {
        var group = directory.getGroup(id, viewer);
        return new ModelAndView(
                "directory/web/group-entries",
                "page",
                new EntriesPage(
                        shell.titled("duplicates.entries.title", shell.text(group.name())),
                        group,
                        aliases.listAliases(id, viewer),
                        reads.listMerges(id, 0, viewer).rows(),
                        viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER),
                        link));
    }

    record EntriesPage(
            Shell shell,
            GroupView group,
            List<Aliases.Alias> aliases,
            List<MergeReads.MergeRow> merges,
            boolean mayMakeLink,
            @org.jspecify.annotations.Nullable String link) {}

    /** The link is shown once, on the page that answers. */
    @PostMapping("/groups/{id}/claim-link")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView link(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var token = claims.makeLink(id, viewer);
        var link = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/claim/" + token)
                .toUriString();
        return entriesPage(shell, viewer, id, link);
    }
}
