package org.saan.hub.settlement.web;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.settlement.Certificates;
import org.saan.hub.settlement.Payees;
import org.saan.hub.settlement.Payouts;
import org.saan.hub.settlement.Statement;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** ใบสรุปเงินที่ได้รับ: what a group earned and was paid, on its leader's phone and on paper. */
@Controller
class OurMoneyPages {
    private final Payouts payouts;
    private final Payees payees;
    private final Certificates certificates;
    private final Words words;

    OurMoneyPages(Payouts payouts, Payees payees, Certificates certificates, Words words) {
        this.payouts = payouts;
        this.payees = payees;
        this.certificates = certificates;
        this.words = words;
    }

    @Bean
    static NavEntry ourMoneyNav() {
        return new NavEntry(13, "settlement.our", "/settlement/our-money", "coin", Set.of(Role.GROUP_LEADER));
    }

    @GetMapping("/settlement/our-money")
    @Audience(Role.GROUP_LEADER)
    ModelAndView show(Shell shell, Viewer viewer) {
        return new ModelAndView(
                "settlement/web/our-money",
                "page",
                new OurMoneyPage(
                        shell.titled("settlement.our").forMakers(),
                        payouts.getStatement(viewer.organisationId(), viewer),
                        payees.find(viewer.organisationId(), viewer).orElse(null)));
    }

    record OurMoneyPage(Shell shell, Statement statement, Payees.@Nullable Payee payee) {}

    @GetMapping("/settlement/statements/{group:[0-9a-f-]{36}}.pdf")
    @Audience({Role.GROUP_LEADER, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
    ResponseEntity<byte[]> paper(Viewer viewer, @PathVariable UUID group) {
        return Papers.pdf("statement", new StatementPaper(words, payouts.getStatement(group, viewer)).print());
    }

    @GetMapping("/settlement/certificates/{id:[0-9a-f-]{36}}.pdf")
    @Audience({Role.GROUP_LEADER, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
    ResponseEntity<byte[]> certificate(Viewer viewer, @PathVariable UUID id) {
        var certificate = certificates.get(id, viewer);
        return Papers.pdf(certificate.number(), new CertificateDocument(words, certificate).print());
    }

    @GetMapping("/settlement/payouts/{payout:[0-9a-f-]{36}}/proof")
    @Audience({Role.GROUP_LEADER, Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
    ResponseEntity<byte[]> proof(Viewer viewer, @PathVariable UUID payout) {
        var proof = payouts.proof(payout, viewer);
        var type = switch (proof.kind()) {
            case "PDF" -> MediaType.APPLICATION_PDF;
            case "JPEG" -> MediaType.IMAGE_JPEG;
            default -> MediaType.IMAGE_PNG;
        };
        return ResponseEntity.ok()
                .contentType(type)
                // As somebody sent it: taken away, never shown within the hub.
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"proof\"")
                .header("Content-Security-Policy", "sandbox")
                .body(proof.content());
    }
}
