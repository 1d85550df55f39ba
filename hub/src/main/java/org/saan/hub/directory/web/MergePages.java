package org.saan.hub.directory.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Aliases;
import org.saan.hub.directory.MergeField;
import org.saan.hub.directory.MergeReads;
import org.saan.hub.directory.MergeRequest;
import org.saan.hub.directory.Merging;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Merging groups: what would come of it is shown first, and done when it is confirmed. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class MergePages {
    private final Merging merging;
    private final MergeReads reads;
    private final Aliases aliases;

    MergePages(Merging merging, MergeReads reads, Aliases aliases) {
        this.merging = merging;
        this.reads = reads;
        this.aliases = aliases;
    }

    /**
     * The preview.
     *
     * @param member groups that are said to be one
     * @param all groups that were proposed together; those of them that are no members are kept apart
     * @param code a further group by its code
     */
    @GetMapping("/merges/new")
    ModelAndView preview(
            Shell shell,
            Viewer viewer,
            @RequestParam UUID keep,
            @RequestParam(required = false) @Nullable List<UUID> member,
            @RequestParam(required = false) @Nullable List<UUID> all,
            @RequestParam(defaultValue = "") String code) {
        var members = new LinkedHashSet<UUID>();
        members.add(keep);
        members.addAll(member == null ? List.of() : member);
        if (!code.isBlank()) {
            members.add(aliases.find(code).orElseThrow(() -> new Refusal("duplicates.merge.no_such_code", code)));
        }
        var apart = new LinkedHashSet<UUID>(all == null ? List.of() : all);
        apart.removeAll(members);
        if (members.size() < 2) {
            throw new Refusal("duplicates.merge.choose_two");
        }
        return previewPage(shell, viewer, List.copyOf(members), List.copyOf(apart), null);
    }

    private ModelAndView previewPage(
            Shell shell, Viewer viewer, List<UUID> members, List<UUID> apart, @Nullable String error) {
        var groups = reads.candidates(members, viewer);
        var keep = members.getFirst();
        var check = reads.check(keep, members.subList(1, members.size()), viewer);
        return new ModelAndView(
                "directory/web/merge",
                "page",
                new MergePage(
                        shell.titled("duplicates.merge.title"),
                        groups,
                        reads.candidates(apart, viewer),
                        check,
                        UUID.randomUUID().toString(),
                        error));
    }

    @PostMapping("/merges")
    ModelAndView merge(
            Shell shell, Viewer viewer, @RequestParam MultiValueMap<String, String> form, RedirectAttributes flash) {
        var members = ids(form.get("member"));
        var apart = ids(form.get("apart"));
        if (members.size() < 2) {
            throw new Refusal("duplicates.merge.choose_two");
        }
        try {
            var request = request(members, apart, form);
            var once = form.getFirst("once");
            var merge = merging.merge(id(once == null ? "" : once), request, viewer);
            flash.addFlashAttribute("notice", shell.t("duplicates.merge.done"));
            return new ModelAndView("redirect:/merges/" + merge);
        } catch (Refusal no) {
            if (reads.findName(members.getFirst()).isEmpty()
                    || members.stream().anyMatch(id -> reads.findName(id).isEmpty())) {
                throw no;
            }
            var page = previewPage(shell, viewer, members, apart, shell.say(no));
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
    }

    private static MergeRequest request(List<UUID> members, List<UUID> apart, MultiValueMap<String, String> form) {
        var chosen = new EnumMap<MergeField, UUID>(MergeField.class);
        var crafts = new LinkedHashMap<String, UUID>();
        var versions = new HashMap<UUID, Integer>();
        form.toSingleValueMap().forEach((name, value) -> {
            if (name.startsWith("craft.")) {
                crafts.put(name.substring("craft.".length()), id(value));
            } else if (name.startsWith("version.") && value.matches("\\d{1,9}")) {
                versions.put(id(name.substring("version.".length())), Integer.valueOf(value));
            }
            for (var field : MergeField.values()) {
                if (name.equals("field." + field.name())) {
                    chosen.put(field, id(value));
                }
            }
        });
        var leader = form.getFirst("leader");
        return new MergeRequest(
                members.getFirst(),
                members.subList(1, members.size()),
                apart,
                chosen,
                crafts,
                leader == null ? null : id(leader),
                versions,
                form.containsKey("mayOverfill"));
    }

    private static List<UUID> ids(@Nullable List<String> texts) {
        var ids = new ArrayList<UUID>();
        if (texts != null) {
            texts.stream().map(MergePages::id).distinct().forEach(ids::add);
        }
        return ids;
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal("platform.once.changed");
        }
    }
}
