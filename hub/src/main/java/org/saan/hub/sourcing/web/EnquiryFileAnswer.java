package org.saan.hub.sourcing.web;

import java.nio.charset.StandardCharsets;
import org.saan.hub.shared.NotFound;
import org.saan.hub.sourcing.EnquiryFiles;
import org.saan.hub.sourcing.EnquiryView;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A file of an enquiry, handed out: pictures to look at, others only to be saved. */
final class EnquiryFileAnswer {
    private EnquiryFileAnswer() {}

    static ResponseEntity<byte[]> of(EnquiryView enquiry, int position, EnquiryFiles files) {
        var file = enquiry.files().stream()
                .filter(one -> one.position() == position)
                .findFirst()
                .orElseThrow(() -> new NotFound("file"));
        var how = (file.picture() ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(file.picture() ? MediaType.IMAGE_JPEG : MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .header(HttpHeaders.CONTENT_DISPOSITION, how.toString())
                .body(files.read(file));
    }
}
