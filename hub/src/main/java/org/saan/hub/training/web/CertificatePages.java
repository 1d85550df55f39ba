package org.saan.hub.training.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.web.OpenFrame;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.training.TrainingCertificate;
import org.saan.hub.training.TrainingCertificates;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Certificates: the paper for the office, and the page that tells anybody who has the code whether it is valid. */
@Controller
@Audience(anybody = true)
class CertificatePages {
    private static final String CODE = "{code:[A-Za-z2-9 -]{16,24}}";

    private final TrainingCertificates certificates;
    private final PublicAddress address;
    private final Words words;

    CertificatePages(TrainingCertificates certificates, PublicAddress address, Words words) {
        this.certificates = certificates;
        this.address = address;
        this.words = words;
    }

    @GetMapping("/training-certificates/{id:[0-9a-f-]{36}}/{language:th|en}.pdf")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.TRAINER})
    ResponseEntity<byte[]> paper(Viewer viewer, @PathVariable UUID id, @PathVariable String language) {
        var certificate = certificates.get(id, viewer);
        return TrainingFiles.pdf(
                certificate.number(),
                new CertificatePaper(words, Language.of(language), certificate, address.base()).print());
    }

    /** What the code on the paper leads to: the page in the reader's language. */
    @GetMapping("/certificates/" + CODE)
    ModelAndView go(Shell shell, @PathVariable String code) {
        certificates.check(clean(code));
        return new ModelAndView("redirect:/" + shell.language().tag() + "/certificates/" + clean(code));
    }

    @GetMapping("/{language:th|en}/certificates")
    ModelAndView door(Shell shell, HttpServletRequest request, HttpServletResponse response) {
        return door(OpenFrame.of(shell, request, response), Typed.NOTHING);
    }

    private static ModelAndView door(OpenFrame frame, Typed typed) {
        return new ModelAndView(
                "training/web/certificate-door", "page", new DoorPage(frame.titled("assess.check.title"), typed));
    }

    record DoorPage(OpenFrame frame, Typed typed) {}

    @PostMapping("/{language:th|en}/certificates")
    ModelAndView enter(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam Map<String, String> asked) {
        var frame = OpenFrame.of(shell, request, response);
        var typed = Typed.of(asked);
        var code = clean(typed.value("code"));
        try {
            certificates.check(code);
        } catch (NotFound unknown) {
            typed.errors().put("code", shell.t("assess.check.unknown"));
            var view = door(frame, typed);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        return new ModelAndView("redirect:" + frame.to("/certificates/" + code));
    }

    @GetMapping("/{language:th|en}/certificates/" + CODE)
    ModelAndView check(
            Shell shell, HttpServletRequest request, HttpServletResponse response, @PathVariable String code) {
        return new ModelAndView(
                "training/web/certificate",
                "page",
                new CheckPage(
                        OpenFrame.of(shell, request, response).titled("assess.check.title"), certificates.check(code)));
    }

    record CheckPage(OpenFrame frame, TrainingCertificate certificate) {}

    private static String clean(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
