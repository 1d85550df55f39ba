package org.saan.hub.design.web;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.design.DesignOwner;
import org.saan.hub.design.Designs;
import org.saan.hub.design.MotifSource;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form with the brief and the rights of a design, new or to be changed. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.DESIGNER})
class DesignAskPages {
    private final Designs designs;

    DesignAskPages(Designs designs) {
        this.designs = designs;
    }

    @GetMapping("/designs/new")
    ModelAndView form(Shell shell) {
        return page(shell, SampleForm.NOTHING, UUID.randomUUID().toString(), null);
    }

    @PostMapping("/designs")
    ModelAndView open(Shell shell, Viewer viewer, @RequestParam Map<String, String> fields) {
        var form = SampleForm.of(fields);
        var brief = DesignForm.brief(form);
        designs.errors(brief, viewer).forEach(refusal -> form.add(refusal, shell));
        if (form.errors().isEmpty()) {
            try {
                return new ModelAndView("redirect:/designs/" + designs.open(form.once(), brief, viewer));
            } catch (Refusal refusal) {
                form.add(refusal, shell);
            }
        }
        var view = page(shell, form, form.value("once"), null);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    @GetMapping("/designs/{id:[0-9a-f-]{36}}/edit")
    ModelAndView edit(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var design = designs.get(id, viewer);
        if (!design.own()) {
            throw new NotFound("design");
        }
        var values = new HashMap<>(DesignForm.typed(design.brief()));
        values.put("version", String.valueOf(design.version()));
        return page(shell, SampleForm.of(values), "", id);
    }

    @PostMapping("/designs/{id:[0-9a-f-]{36}}/edit")
    ModelAndView change(Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam Map<String, String> fields) {
        if (!designs.get(id, viewer).own()) {
            throw new NotFound("design");
        }
        var form = SampleForm.of(fields);
        var brief = DesignForm.brief(form);
        designs.errors(brief, viewer).forEach(refusal -> form.add(refusal, shell));
        if (form.errors().isEmpty()) {
            try {
                designs.edit(id, form.number("version"), brief, viewer);
                return new ModelAndView("redirect:/designs/" + id);
            } catch (Refusal refusal) {
                form.add(refusal, shell);
            }
        }
        var view = page(shell, form, "", id);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private static ModelAndView page(Shell shell, SampleForm form, String once, @Nullable UUID id) {
        return new ModelAndView(
                "design/web/design-form",
                "page",
                new DesignFormPage(shell.titled(id == null ? "designs.new" : "designs.edit"), form, once, id));
    }

    /**
     * @param id of the design that is changed; null for a new one
     */
    record DesignFormPage(
            Shell shell,
            SampleForm form,
            String once,
            @Nullable UUID id) {
        String action() {
            return id == null ? "/designs" : "/designs/" + id + "/edit";
        }

        Map<String, String> owners() {
            var words = new LinkedHashMap<String, String>();
            for (var owner : DesignOwner.values()) {
                words.put(owner.name(), shell.t(owner.key()));
            }
            return words;
        }

        Map<String, String> motifs() {
            var words = new LinkedHashMap<String, String>();
            for (var motif : List.of(MotifSource.values())) {
                words.put(motif.name(), shell.t(motif.key()));
            }
            return words;
        }
    }
}
