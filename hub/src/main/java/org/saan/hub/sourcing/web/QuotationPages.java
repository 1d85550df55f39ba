package org.saan.hub.sourcing.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Incoterms;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.Words;
import org.saan.hub.sourcing.BuyerView;
import org.saan.hub.sourcing.Enquiries;
import org.saan.hub.sourcing.EnquiryView;
import org.saan.hub.sourcing.NewQuotation;
import org.saan.hub.sourcing.OrdersOfQuotations;
import org.saan.hub.sourcing.QuotationDeclines;
import org.saan.hub.sourcing.QuotationState;
import org.saan.hub.sourcing.QuotationView;
import org.saan.hub.sourcing.Quotations;
import org.saan.hub.sourcing.Sourcing;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threeten.extra.YearWeek;

/** The quotation to a buyer: written, sent, followed, and made an order. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class QuotationPages {
    private final Quotations quotations;
    private final Enquiries enquiries;
    private final Sourcing sourcing;
    private final OrdersOfQuotations orders;
    private final QuotationDeclines declines;
    private final Words words;
    private final Clock clock;

    QuotationPages(
            Quotations quotations,
            Enquiries enquiries,
            Sourcing sourcing,
            OrdersOfQuotations orders,
            QuotationDeclines declines,
            Words words,
            Clock clock) {
        this.quotations = quotations;
        this.enquiries = enquiries;
        this.sourcing = sourcing;
        this.orders = orders;
        this.declines = declines;
        this.words = words;
        this.clock = clock;
    }

    /** The form for an enquiry without an open quotation; with one, it is that. */
    @GetMapping("/enquiries/{id:[0-9a-f-]{36}}/quotation")
    ModelAndView begin(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var open = quotations.ofEnquiry(id, viewer).stream()
                .filter(one -> one.state().open())
                .findFirst();
        return open.isPresent()
                ? new ModelAndView("redirect:/quotations/" + open.get().id())
                : page(shell, viewer, id, null, null, null);
    }

    @GetMapping("/quotations/{id:[0-9a-f-]{36}}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var quotation = quotations.getQuotation(id, viewer);
        return page(shell, viewer, quotation.enquiryId(), quotation, null, null);
    }

    @GetMapping("/quotations/{id:[0-9a-f-]{36}}/{version:\\d{1,3}}-{language:th|en}.pdf")
    ResponseEntity<byte[]> paper(
            Viewer viewer, @PathVariable UUID id, @PathVariable int version, @PathVariable String language) {
        return QuotationPaper.of(words, Language.of(language), quotations.getQuotation(id, viewer), version);
    }

    /** Writes the draft, and sends it when that button was pressed. */
    @PostMapping("/enquiries/{id:[0-9a-f-]{36}}/quotation")
    ModelAndView write(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        var typed = new QuotationForm(form);
        try {
            var quotation = quotations.write(id, typed.read(enquiries.getEnquiry(id, viewer)), viewer);
            if (typed.get("do").equals("send")) {
                int version = quotations.getQuotation(quotation, viewer).last().number();
                var buyer = typed.get("buyer");
                quotations.send(quotation, version, buyer.isEmpty() ? null : Ids.read(buyer), viewer);
                flash.addFlashAttribute("notice", shell.t("sourcing.quotation.sent_now", version));
            } else {
                flash.addFlashAttribute("notice", shell.t("sourcing.quotation.written"));
            }
            return new ModelAndView("redirect:/quotations/" + quotation);
        } catch (Refusal no) {
            var open = quotations.ofEnquiry(id, viewer).stream()
                    .filter(one -> one.state().open())
                    .findFirst()
                    .orElse(null);
            var view = page(shell, viewer, id, open, typed, no);
            view.setStatus(no.field() == null ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    @PostMapping("/quotations/{id:[0-9a-f-]{36}}/withdraw")
    ModelAndView withdraw(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        quotations.withdraw(id, viewer);
        flash.addFlashAttribute("notice", shell.t("sourcing.quotation.withdrawn_now"));
        return new ModelAndView("redirect:/quotations/" + id);
    }

    @PostMapping("/quotations/{id:[0-9a-f-]{36}}/order")
    ModelAndView order(Viewer viewer, @PathVariable UUID id) {
        return new ModelAndView("redirect:/orders/" + orders.make(id, viewer).id());
    }

    private ModelAndView page(
            Shell shell,
            Viewer viewer,
            UUID enquiryId,
            @Nullable QuotationView quotation,
            @Nullable QuotationForm typed,
            @Nullable Refusal no) {
        var enquiry = enquiries.getEnquiry(enquiryId, viewer);
        var today = LocalDate.now(clock.withZone(Printing.ZONE));
        var costs = quotations.costs(enquiryId, viewer);
        var form = typed == null
                ? QuotationForm.of(shell, enquiry, quotation, costs, today, Weeks.text(due(enquiry, today)))
                : typed;
        return new ModelAndView(
                "sourcing/web/quotation",
                "page",
                new QuotationPage(
                        quotation == null
                                ? shell.titled("sourcing.quotation.new_title")
                                : shell.titled("sourcing.quotation.title", quotation.number()),
                        enquiry,
                        quotation,
                        form,
                        said(shell, costs),
                        WeekChoice.from(shell, today, 60),
                        sourcing.buyersToChoose(viewer),
                        quotation == null ? null : orders.find(quotation.id()).orElse(null),
                        quotation == null ? List.of() : declines.list(quotation.id(), viewer),
                        words,
                        no == null ? null : no.field(),
                        no == null ? null : shell.say(no)));
    }

    private static YearWeek due(EnquiryView enquiry, LocalDate today) {
        for (var line : enquiry.lines()) {
            if (line.promise() != null) {
                return line.promise().due();
            }
        }
        var now = YearWeek.from(today);
        var wanted = enquiry.wantedBy() == null ? now.plusWeeks(12) : YearWeek.from(enquiry.wantedBy());
        return wanted.isBefore(now) ? now : wanted;
    }

    private static Map<UUID, String> said(Shell shell, Map<UUID, Quotations.Cost> costs) {
        var said = new HashMap<UUID, String>();
        costs.forEach((line, cost) -> said.put(
                line,
                shell.t(
                        "sourcing.quotation.cost",
                        cost.pieces(),
                        shell.money(Money.ofMinor(
                                Math.floorDiv(2 * cost.costMinor() + cost.pieces(), 2L * cost.pieces()), Money.THB)))));
        return said;
    }

    record QuotationPage(
            Shell shell,
            EnquiryView enquiry,
            @Nullable QuotationView quotation,
            QuotationForm form,
            Map<UUID, String> costs,
            List<WeekChoice> weeks,
            List<BuyerView> buyers,
            OrdersOfQuotations.@Nullable Made order,
            List<QuotationDeclines.Decline> declines,
            Words words,
            @Nullable String field,
            @Nullable String mistake) {
        QuotationPage {
            costs = Map.copyOf(costs);
            weeks = List.copyOf(weeks);
            buyers = List.copyOf(buyers);
            declines = List.copyOf(declines);
        }

        boolean wrong(String name) {
            return name.equals(field);
        }

        boolean mayWrite() {
            return enquiry.state().open()
                    && (quotation == null || quotation.state().open());
        }

        boolean mayWithdraw() {
            return quotation != null && quotation.state().open();
        }

        boolean accepted() {
            return quotation != null && quotation.state() == QuotationState.ACCEPTED;
        }

        /** What was sent, the newest first. */
        List<QuotationWords> sent() {
            return quotation == null
                    ? List.of()
                    : quotation.versions().reversed().stream()
                            .filter(version -> version.sentAt() != null)
                            .map(version -> new QuotationWords(words, shell.language(), quotation, version))
                            .toList();
        }

        String unit(EnquiryView.Line line) {
            return Units.word(shell, line.unitCode());
        }

        List<String> currencies() {
            return NewQuotation.CURRENCIES;
        }

        List<String> incoterms() {
            return Incoterms.CODES;
        }

        boolean chosen(BuyerView buyer) {
            var typed = form.get("buyer");
            return typed.isEmpty()
                    ? buyer.id().equals(enquiry.buyerId())
                    : typed.equals(buyer.id().toString());
        }

        /** Whether what would be written is a next version of something the buyer has. */
        boolean again() {
            return quotation != null && quotation.currentVersion() != null;
        }
    }
}
