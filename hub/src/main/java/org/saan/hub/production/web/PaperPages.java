package org.saan.hub.production.web;

import java.util.UUID;
import org.saan.hub.directory.Directory;
import org.saan.hub.production.Production;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** ใบสั่งงาน: the paper of a work order, for its group and those who run the programme. */
@Controller
@Audience({Role.GROUP_LEADER, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class PaperPages {
    private final Production production;
    private final Directory directory;
    private final Words words;

    PaperPages(Production production, Directory directory, Words words) {
        this.production = production;
        this.directory = directory;
        this.words = words;
    }

    @GetMapping("/work-orders/{id}/paper.pdf")
    ResponseEntity<byte[]> paper(Viewer viewer, @PathVariable UUID id) {
        var work = production.getWork(id, viewer);
        var family = directory.listFamilies().stream()
                .filter(one -> one.code().equals(work.familyCode()))
                .findFirst()
                .orElseThrow(() -> new NotFound("family"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(work.number().toLowerCase(java.util.Locale.ROOT) + ".pdf")
                                .build()
                                .toString())
                .body(new WorkPaper(words, work, family).print().pdf());
    }
}
