package org.saan.hub.production.web;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.saan.hub.production.WorkPhotos;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Photos of work, for those who may see the work. */
@Controller
@Audience({Role.GROUP_LEADER, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.RECEIVER})
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
}
