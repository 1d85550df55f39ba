package org.saan.hub.design.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.design.Designs;
import org.saan.hub.design.WeaveDrafts;
import org.saan.hub.design.weave.UnreadableWif;
import org.saan.hub.design.weave.WeaveDraft;
import org.saan.hub.design.weave.Wif;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of a design, as several controllers answer with it. */
@Component
class DesignScreen {
    private final Designs designs;
    private final WeaveDrafts drafts;
    private final Words words;

    DesignScreen(Designs designs, WeaveDrafts drafts, Words words) {
        this.designs = designs;
        this.drafts = drafts;
        this.words = words;
    }

    /** @param against version of the tech pack to compare with; 0 for the one before */
    ModelAndView page(Shell shell, Viewer viewer, UUID id, SampleForm form, List<?> refused, int against) {
        var design = designs.get(id, viewer);
        WeaveDraft weave = design.draft() == null
                ? null
                : drafts.find(id, viewer)
                        .map(file -> WeaveDraft.of(Wif.read(file)))
                        .orElse(null);
        return new ModelAndView(
                "design/web/design",
                "page",
                new DesignPage(
                        (viewer.is(Role.GROUP_LEADER) ? shell.forMakers() : shell)
                                .titled("designs.one", design.number()),
                        viewer,
                        design,
                        form,
                        UUID.randomUUID().toString(),
                        refused.stream().map(String::valueOf).toList(),
                        new PackWords(words, shell.language()),
                        against,
                        weave));
    }

    /** Does it and goes back to the design; what is refused is said beside its field. */
    ModelAndView act(
            Shell shell,
            Viewer viewer,
            UUID id,
            SampleForm form,
            RedirectAttributes flash,
            String said,
            Runnable action) {
        try {
            action.run();
        } catch (UnreadableWif no) {
            var sentences = no.problems().stream()
                    .map(one -> shell.t("weave.wrong." + one.code(), one.section(), one.line(), one.value()))
                    .toList();
            return refused(
                    shell,
                    viewer,
                    id,
                    form,
                    Map.of("wif", shell.t("weave.unreadable")),
                    sentences,
                    HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (Refusal no) {
            boolean lost = no.code().equals("design.sample.changed");
            if (no.field() == null && !lost) {
                throw no;
            }
            var errors = Map.of(no.field() == null ? "page" : no.field(), shell.say(no));
            return refused(
                    shell,
                    viewer,
                    id,
                    form,
                    errors,
                    List.of(),
                    lost ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
        }
        flash.addFlashAttribute("notice", shell.t(said));
        return new ModelAndView("redirect:/designs/" + id);
    }

    private ModelAndView refused(
            Shell shell,
            Viewer viewer,
            UUID id,
            SampleForm form,
            Map<String, String> errors,
            List<String> sentences,
            HttpStatus status) {
        var view = page(shell, viewer, id, new SampleForm(form.values(), errors), sentences, 0);
        view.setStatus(status);
        return view;
    }
}
