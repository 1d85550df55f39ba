package org.saan.hub.training.web;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.PhotoUploads;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.WorkshopMaterials;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Handouts: added and taken away on the page of the assessment, had by whoever works with the workshop. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
class MaterialPages {
    private final WorkshopMaterials materials;
    private final AssessmentPages pages;

    MaterialPages(WorkshopMaterials materials, AssessmentPages pages) {
        this.materials = materials;
        this.pages = pages;
    }

    @PostMapping("/workshops/{id:[0-9a-f-]{36}}/materials")
    ModelAndView add(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes flash)
            throws IOException {
        var typed = Typed.of(asked);
        var content = file == null ? new byte[0] : file.getBytes();
        var name = file == null ? "" : PhotoUploads.name(file);
        return typed.act(
                shell,
                flash,
                "assess.material.added",
                () -> {
                    var th = typed.value("title_th").strip();
                    var en = typed.value("title_en").strip();
                    if (th.isEmpty() && en.isEmpty()) {
                        throw Refusal.of("title_th", "assess.material.title_missing");
                    }
                    materials.add(id, new LocalizedText(th, en), name, content, viewer);
                    return "/workshops/" + id + "/assessment";
                },
                again -> pages.page(shell, viewer, id, again));
    }

    @GetMapping("/workshop-materials/{id:[0-9a-f-]{36}}")
    ResponseEntity<byte[]> get(Viewer viewer, @PathVariable UUID id) {
        var material = materials.get(id, viewer);
        return TrainingFiles.material(material, materials.read(material));
    }

    @PostMapping("/workshop-materials/{id:[0-9a-f-]{36}}/remove")
    ModelAndView remove(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        var workshop = materials.get(id, viewer).workshop();
        return Typed.NOTHING.act(
                shell,
                flash,
                "assess.material.removed",
                () -> {
                    materials.remove(id, viewer);
                    return "/workshops/" + workshop + "/assessment";
                },
                again -> pages.page(shell, viewer, workshop, again));
    }
}
