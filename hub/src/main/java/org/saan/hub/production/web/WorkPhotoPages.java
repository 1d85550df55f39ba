package org.saan.hub.production.web;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.saan.hub.production.WorkPhotos;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Photos of work, for those who may see the work; the buyer of its order sees those that are shown to him. */
@Controller
@Audience({Role.GROUP_LEADER, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER, Role.BUYER})
class WorkPhotoPages {
    private final WorkPhotos photos;

    WorkPhotoPages(WorkPhotos photos) {
        this.photos = photos;
    }

    @GetMapping("/work-photos/{id}")
    ResponseEntity<Resource> photo(
            Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean small)
            throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePrivate())
                .body(new InputStreamResource(photos.open(photos.find(id, small, viewer))));
    }

    @PostMapping("/work-photos/{id}/show")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
    ModelAndView show(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean shown,
            RedirectAttributes flash) {
        var work = photos.show(id, shown, viewer);
        flash.addFlashAttribute(
                "notice", shell.t(shown ? "production.photo.shown_now" : "production.photo.hidden_now"));
        return new ModelAndView("redirect:/work-orders/" + work);
    }
}
