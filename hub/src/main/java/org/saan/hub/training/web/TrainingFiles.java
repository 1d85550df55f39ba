package org.saan.hub.training.web;

import java.nio.charset.StandardCharsets;
import org.saan.hub.shared.print.Print;
import org.saan.hub.training.WorkshopMaterials;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Photos, papers and handouts as answers; nobody between keeps them, and no browser guesses what they are. */
final class TrainingFiles {
    private TrainingFiles() {}

    static ResponseEntity<byte[]> photo(byte[] jpeg) {
        return answer().contentType(MediaType.IMAGE_JPEG).body(jpeg);
    }

    static ResponseEntity<byte[]> pdf(String name, Print print) {
        return answer().contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name.toLowerCase(java.util.Locale.ROOT) + ".pdf")
                                .build()
                                .toString())
                .body(print.pdf());
    }

    /** To be taken away, never shown by the browser. */
    static ResponseEntity<byte[]> material(WorkshopMaterials.Material material, byte[] content) {
        return answer().contentType(MediaType.parseMediaType(material.kind()))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(material.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(content);
    }

    private static ResponseEntity.BodyBuilder answer() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Cross-Origin-Resource-Policy", "same-origin");
    }
}
