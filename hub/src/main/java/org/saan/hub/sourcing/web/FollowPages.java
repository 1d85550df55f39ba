package org.saan.hub.sourcing.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.PublicAddress;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.web.OpenFrame;
import org.saan.hub.sourcing.BuyerKey;
import org.saan.hub.sourcing.Enquiries;
import org.saan.hub.sourcing.EnquiryFiles;
import org.saan.hub.sourcing.EnquiryView;
import org.saan.hub.sourcing.OrdersOfQuotations;
import org.saan.hub.sourcing.QuotationDeclines;
import org.saan.hub.sourcing.QuotationState;
import org.saan.hub.sourcing.QuotationView;
import org.saan.hub.sourcing.Quotations;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buyer follows an enquiry by the secret link: that enquiry, and nothing else. */
@Controller
@RequestMapping("/{language:th|en}/enquiries/{key:[A-Za-z0-9_-]{43}}")
@Audience(anybody = true)
class FollowPages {
    private final Enquiries enquiries;
    private final EnquiryFiles files;
    private final Quotations quotations;
    private final QuotationDeclines declines;
    private final OrdersOfQuotations orders;
    private final Words words;
    private final AskingLimit limit;
    private final PublicAddress address;

    FollowPages(
            Enquiries enquiries,
            EnquiryFiles files,
            Quotations quotations,
            QuotationDeclines declines,
            OrdersOfQuotations orders,
            Words words,
            AskingLimit limit,
            PublicAddress address) {
        this.enquiries = enquiries;
        this.files = files;
        this.quotations = quotations;
        this.declines = declines;
        this.orders = orders;
        this.words = words;
        this.limit = limit;
        this.address = address;
    }

    @GetMapping
    ModelAndView show(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable String sent) {
        return page(OpenFrame.of(shell, request, response), new BuyerKey(key), sent != null, "", null, false);
    }

    @PostMapping("/notes")
    ModelAndView write(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes flash) {
        var buyer = new BuyerKey(key);
        var frame = OpenFrame.of(shell, request, response);
        var path = "/enquiries/" + key;
        try {
            if (!limit.mayAsk(request.getRemoteAddr())) {
                throw Refusal.of("words", "sourcing.enquiry.too_often");
            }
            enquiries.writeBack(buyer, Once.token(once), words);
        } catch (Refusal no) {
            var view = page(frame.at(path), buyer, false, words, shell.say(no), false);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("sourcing.enquiry.note_sent"));
        return new ModelAndView("redirect:" + frame.to(path));
    }

    @GetMapping("/files/{position:\\d{1,2}}")
    ResponseEntity<byte[]> file(@PathVariable String key, @PathVariable int position) {
        return EnquiryFileAnswer.of(enquiries.follow(new BuyerKey(key)), position, files);
    }

    /** Binds the version that the buyer saw: when another is current, that one is shown and has to be accepted anew. */
    @PostMapping("/accept")
    ModelAndView accept(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String key,
            @RequestParam UUID quotation,
            @RequestParam int version,
            RedirectAttributes flash) {
        var buyer = new BuyerKey(key);
        var frame = OpenFrame.of(shell, request, response);
        var path = "/enquiries/" + key;
        try {
            quotations.accept(buyer, quotation, version);
        } catch (Refusal no) {
            var view = page(frame.at(path), buyer, false, "", shell.say(no), true);
            view.setStatus(HttpStatus.CONFLICT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("sourcing.quotation.thanks"));
        return new ModelAndView("redirect:" + frame.to(path));
    }

    /** Says no to the version that the buyer saw; it stays open. */
    @PostMapping("/decline")
    ModelAndView decline(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String key,
            @RequestParam UUID quotation,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes flash) {
        var buyer = new BuyerKey(key);
        var frame = OpenFrame.of(shell, request, response);
        var path = "/enquiries/" + key;
        try {
            declines.decline(buyer, quotation, version, reason, words);
        } catch (Refusal no) {
            var view = page(frame.at(path), buyer, false, "", shell.say(no), true);
            view.setStatus(no.field() == null ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        flash.addFlashAttribute("notice", shell.t("sourcing.decline.done"));
        return new ModelAndView("redirect:" + frame.to(path));
    }

    @GetMapping("/{quotation:[0-9a-f-]{36}}-{version:\\d{1,3}}.pdf")
    ResponseEntity<byte[]> paper(
            @PathVariable String language,
            @PathVariable String key,
            @PathVariable UUID quotation,
            @PathVariable int version) {
        var seen = quotations.follow(new BuyerKey(key)).stream()
                .filter(one -> one.id().equals(quotation))
                .findFirst()
                .orElseThrow(() -> new NotFound("quotation"));
        return QuotationPaper.of(words, Language.of(language), seen, version);
    }

    private ModelAndView page(
            OpenFrame frame, BuyerKey key, boolean sent, String typed, @Nullable String mistake, boolean conflict) {
        var enquiry = enquiries.follow(key);
        var shell = frame.shell();
        var titled = frame.titled("sourcing.enquiry.follow_title", enquiry.number());
        return new ModelAndView(
                "sourcing/web/follow",
                "page",
                new FollowPage(
                        titled,
                        frame.to("/enquiries/" + key.text()),
                        sent ? address.base() + frame.to("/enquiries/" + key.text()) : null,
                        enquiry,
                        enquiry.lines().stream()
                                .map(line -> EnquiryLines.said(shell, line, enquiry.promiseToldAt() != null))
                                .toList(),
                        quotations.follow(key).stream()
                                .flatMap(one -> one.current().stream().map(current -> offer(frame, key, one, current)))
                                .toList(),
                        quotations.today(),
                        typed,
                        mistake,
                        conflict));
    }

    private Offer offer(OpenFrame frame, BuyerKey key, QuotationView one, QuotationView.Version current) {
        return new Offer(
                new QuotationWords(words, frame.shell().language(), one, current),
                declines.find(key, one.id(), current.number()).orElse(null),
                orders.find(one.id()).map(OrdersOfQuotations.Made::number).orElse(null));
    }

    /**
     * @param decline what the buyer said against its version
     * @param order number of the order that it became
     */
    record Offer(
            QuotationWords words,
            QuotationDeclines.@Nullable Decline decline,
            @Nullable String order) {}

    /**
     * @param path of this page, under which everything of the enquiry lies
     * @param link to keep, shown once after sending
     */
    record FollowPage(
            OpenFrame frame,
            String path,
            @Nullable String link,
            EnquiryView enquiry,
            List<EnquiryLines.Said> lines,
            List<Offer> offers,
            LocalDate today,
            String typed,
            @Nullable String mistake,
            boolean conflict) {
        FollowPage {
            lines = List.copyOf(lines);
            offers = List.copyOf(offers);
        }

        /** Whether what went wrong belongs beside the message. */
        boolean noteMistake() {
            return mistake != null && !conflict;
        }

        private boolean over(QuotationWords words) {
            return words.version().validUntil().isBefore(today);
        }

        boolean mayAccept(QuotationWords words) {
            return words.quotation().state() == QuotationState.SENT && !over(words);
        }

        String look(QuotationWords words) {
            return words.quotation().state() == QuotationState.ACCEPTED ? "ok" : mayAccept(words) ? "info" : "warn";
        }

        String state(QuotationWords words) {
            var state = words.quotation().state();
            return frame.shell()
                    .t((state == QuotationState.SENT && over(words) ? QuotationState.EXPIRED : state).key());
        }

        String paper(QuotationWords words) {
            return path + "/" + words.quotation().id() + "-" + words.version().number() + ".pdf";
        }

        List<String> reasons() {
            return QuotationDeclines.REASONS;
        }

        boolean open() {
            return enquiry.state().open();
        }

        /** The state as a buyer reads it. */
        String state() {
            return frame.shell()
                    .t("sourcing.follow.state_" + enquiry.state().name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
