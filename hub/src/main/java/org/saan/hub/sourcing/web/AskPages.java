package org.saan.hub.sourcing.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PublicCatalogue;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.web.OpenFrame;
import org.saan.hub.sourcing.BuyerKey;
import org.saan.hub.sourcing.Enquiries;
import org.saan.hub.sourcing.EnquiryFiles;
import org.saan.hub.sourcing.NewEnquiry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/**
 * The form by which anybody asks. Against machines it has a field that people do not see and a least time, and one address may
 * ask only so often. Nothing is mailed to the address that was typed: it may be somebody else's.
 */
@Controller
@RequestMapping("/{language:th|en}/enquiries")
@Audience(anybody = true)
class AskPages {
    /** Nobody fills the form in less. */
    private static final long LEAST_MILLIS = 2_000;

    private final Enquiries enquiries;
    private final EnquiryFiles files;
    private final PublicCatalogue catalogue;
    private final AskingLimit limit;
    private final Clock clock;

    AskPages(Enquiries enquiries, EnquiryFiles files, PublicCatalogue catalogue, AskingLimit limit, Clock clock) {
        this.enquiries = enquiries;
        this.files = files;
        this.catalogue = catalogue;
        this.limit = limit;
        this.clock = clock;
    }

    @GetMapping("/new")
    ModelAndView form(Shell shell, HttpServletRequest request, HttpServletResponse response) {
        return page(shell, request, response, Typed.nothing(clock.millis()), Map.of());
    }

    @PostMapping
    ModelAndView send(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam Map<String, String> form,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent)
            throws IOException {
        var typed = Typed.of(form, clock.millis());
        if (!typed.website().isEmpty() || clock.millis() - typed.opened() < LEAST_MILLIS) {
            return refused(shell, request, response, typed, Map.of("form", shell.t("sourcing.enquiry.too_quick")));
        }
        var basket = Basket.of(request);
        var lines = BasketPages.lines(OpenFrame.of(shell, request, response), catalogue, basket, Map.of());
        var wanted = TypedAmounts.day(typed.wantedBy());
        var enquiry = new NewEnquiry(
                typed.name(),
                typed.organisation(),
                typed.country(),
                typed.email(),
                wanted.orElse(null),
                typed.place(),
                typed.words(),
                shell.language(),
                lines.stream()
                        .map(line -> new NewEnquiry.Line(line.product(), line.quantity()))
                        .toList());
        var errors = new LinkedHashMap<String, String>();
        if (!typed.wantedBy().isBlank() && wanted.isEmpty()) {
            errors.put("wantedBy", shell.t("sourcing.enquiry.unreadable_date"));
        }
        enquiries.errors(enquiry).forEach(no -> errors.putIfAbsent(String.valueOf(no.field()), shell.say(no)));
        if (errors.isEmpty() && !limit.mayAsk(request.getRemoteAddr())) {
            errors.put("form", shell.t("sourcing.enquiry.too_often"));
        }
        if (!errors.isEmpty()) {
            return refused(shell, request, response, typed, errors);
        }
        try {
            enquiries.ask(enquiry, kept(sent), typed.key());
        } catch (Refusal no) {
            var field = no.field() == null ? "form" : no.field();
            var again = no.field() == null ? typed.withNewKey() : typed;
            return refused(shell, request, response, again, Map.of(field, shell.say(no)));
        }
        response.addHeader(HttpHeaders.SET_COOKIE, new Basket(Map.of()).cookie());
        return new ModelAndView("redirect:/" + shell.language().tag() + "/enquiries/"
                + typed.key().text() + "?sent");
    }

    private List<EnquiryFiles.Kept> kept(@Nullable List<MultipartFile> sent) throws IOException {
        var kept = new ArrayList<EnquiryFiles.Kept>();
        for (var file : sent == null ? List.<MultipartFile>of() : sent) {
            if (file.isEmpty()) {
                continue;
            }
            if (kept.size() == EnquiryFiles.MOST) {
                throw Refusal.of("files", "sourcing.enquiry.file_many", EnquiryFiles.MOST);
            }
            var name = file.getOriginalFilename();
            kept.add(files.keep(name == null ? "" : name, file.getBytes()));
        }
        return kept;
    }

    private ModelAndView refused(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            Typed typed,
            Map<String, String> errors) {
        var view = page(shell, request, response, typed, errors);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private ModelAndView page(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            Typed typed,
            Map<String, String> errors) {
        var frame = OpenFrame.of(shell, request, response).at("/enquiries/new").titled("sourcing.enquiry.ask_title");
        var lines = BasketPages.lines(frame, catalogue, Basket.of(request), Map.of());
        return new ModelAndView(
                "sourcing/web/ask", "page", new AskPage(frame, lines, Countries.all(shell.language()), typed, errors));
    }

    /**
     * What was typed.
     *
     * @param key the secret that the form becomes known by
     * @param opened when the form was shown
     * @param website left empty by people, who do not see it
     */
    record Typed(
            BuyerKey key,
            long opened,
            String website,
            String name,
            String organisation,
            String country,
            String email,
            String wantedBy,
            String place,
            String words) {

        static Typed nothing(long now) {
            return new Typed(BuyerKey.draw(), now, "", "", "", "", "", "", "", "");
        }

        static Typed of(Map<String, String> form, long now) {
            var opened = form.getOrDefault("opened", "");
            return new Typed(
                    new BuyerKey(form.getOrDefault("key", "")),
                    opened.matches("\\d{1,15}") ? Long.parseLong(opened) : now,
                    form.getOrDefault("website", ""),
                    form.getOrDefault("name", ""),
                    form.getOrDefault("organisation", ""),
                    form.getOrDefault("country", ""),
                    form.getOrDefault("email", ""),
                    form.getOrDefault("wantedBy", ""),
                    form.getOrDefault("place", ""),
                    form.getOrDefault("words", ""));
        }

        Typed withNewKey() {
            return new Typed(
                    BuyerKey.draw(), opened, website, name, organisation, country, email, wantedBy, place, words);
        }
    }

    record AskPage(
            OpenFrame frame,
            List<BasketPages.Line> lines,
            List<Countries.Country> countries,
            Typed typed,
            Map<String, String> errors) {
        AskPage {
            lines = List.copyOf(lines);
            countries = List.copyOf(countries);
            errors = Map.copyOf(errors);
        }

        @Nullable
        String error(String field) {
            return errors.get(field);
        }
    }
}
