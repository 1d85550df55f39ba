package org.saan.hub.sourcing.web;

import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Words;
import org.saan.hub.sourcing.QuotationView;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A quotation handed out as PDF; only versions that were sent are printed. */
final class QuotationPaper {
    private QuotationPaper() {}

    static ResponseEntity<byte[]> of(Words words, Language language, QuotationView quotation, int number) {
        var version = quotation
                .findVersion(number)
                .filter(one -> one.sentAt() != null)
                .orElseThrow(() -> new NotFound("quotation"));
        var name =
                quotation.number().toLowerCase(java.util.Locale.ROOT) + "-v" + number + "-" + language.tag() + ".pdf";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(new QuotationDocument(words, language, quotation, version)
                        .print()
                        .pdf());
    }
}
