package org.saan.hub.catalogue.web;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PublicPhotos;
import org.saan.hub.platform.FileStore;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Viewer;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.WebRequest;

/** Photos as files: public ones for everybody, others for those who keep them. */
@Controller
@Audience(anybody = true)
class MediaPages {
    private final PublicPhotos photos;
    private final FileStore files;

    MediaPages(PublicPhotos photos, FileStore files) {
        this.photos = photos;
        this.files = files;
    }

    @GetMapping("/media/{id:[0-9a-f-]{36}}/{width:[0-9]{1,4}}.jpg")
    ResponseEntity<byte[]> photo(
            @Nullable Viewer viewer, @PathVariable UUID id, @PathVariable int width, WebRequest request) {
        var seen = photos.find(id, width, viewer).orElseThrow(() -> new NotFound("photo"));
        var tag = "\"" + seen.file().hex() + "\"";
        boolean known = request.checkNotModified(tag);
        var answer = (known ? ResponseEntity.status(304) : ResponseEntity.ok())
                .eTag(tag)
                .cacheControl(keeping(seen))
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", seen.open() ? "cross-origin" : "same-origin");
        return known ? answer.build() : answer.contentType(MediaType.IMAGE_JPEG).body(files.read(seen.file()));
    }

    /** Whoever can be recognised may say no at any moment: then others ask each time whether it is still so. */
    private static CacheControl keeping(PublicPhotos.Seen seen) {
        if (!seen.open()) {
            return CacheControl.noStore();
        }
        return seen.people()
                ? CacheControl.noCache().cachePublic()
                : CacheControl.maxAge(Duration.ofHours(1)).cachePublic();
    }
}
