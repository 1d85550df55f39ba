package org.saan.hub.design.web;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.design.SampleSubject;
import org.saan.hub.design.Samples;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form that asks a group for a sample, for an order or by itself. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class SampleAskPages {
    private final Samples samples;

    SampleAskPages(Samples samples) {
        this.samples = samples;
    }

    @GetMapping("/samples/new")
    ModelAndView form(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        return page(shell, viewer, SampleForm.of(asked), UUID.randomUUID().toString());
    }

    @PostMapping("/samples")
    ModelAndView ask(Shell shell, Viewer viewer, @RequestParam Map<String, String> fields) {
        var form = SampleForm.of(fields);
        var sample = form.sample();
        samples.errors(sample, viewer).forEach(refusal -> form.add(refusal, shell));
        if (form.errors().isEmpty()) {
            try {
                return new ModelAndView("redirect:/samples/" + samples.ask(form.once(), sample, viewer));
            } catch (Refusal refusal) {
                form.add(refusal, shell);
            }
        }
        var view = page(shell, viewer, form, form.value("once"));
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private ModelAndView page(Shell shell, Viewer viewer, SampleForm form, String once) {
        var forWhat = form.text("for");
        var subject = forWhat == null
                ? null
                : samples.findSubject("order", Ids.read(forWhat), viewer).orElseThrow(() -> new NotFound("order"));
        return new ModelAndView(
                "design/web/sample-form",
                "page",
                new SampleFormPage(shell.titled("design.sample.ask"), form, once, forWhat, subject));
    }

    /**
     * @param subjectId of the order that the sample is for
     */
    record SampleFormPage(
            Shell shell,
            SampleForm form,
            String once,
            @Nullable String subjectId,
            SampleSubject.@Nullable Subject subject) {}
}
