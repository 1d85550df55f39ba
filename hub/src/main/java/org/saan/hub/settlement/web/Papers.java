package org.saan.hub.settlement.web;

import org.saan.hub.shared.print.Print;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Papers as files. */
final class Papers {
    private Papers() {}

    static ResponseEntity<byte[]> pdf(String name, Print print) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name.toLowerCase(java.util.Locale.ROOT) + ".pdf")
                                .build()
                                .toString())
                .body(print.pdf());
    }

    /** A document for programs, to be taken away. */
    static ResponseEntity<byte[]> xml(String name, byte[] document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name.toLowerCase(java.util.Locale.ROOT) + ".xml")
                                .build()
                                .toString())
                .body(document);
    }
}
