package org.saan.hub.settlement.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.saan.hub.settlement.Billing;
import org.saan.hub.settlement.CreditNote;
import org.saan.hub.settlement.CreditNotes;
import org.saan.hub.settlement.CreditReason;
import org.saan.hub.settlement.InvoiceView;
import org.saan.hub.settlement.NewCredit;
import org.saan.hub.settlement.Ubl;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.web.Typed;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** ใบลดหนี้: credit notes, written by those who run the programme, read by the buyer too. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class CreditPages {
    private final Billing billing;
    private final CreditNotes credits;
    private final Ubl ubl;
    private final Words words;

    CreditPages(Billing billing, CreditNotes credits, Ubl ubl, Words words) {
        this.billing = billing;
        this.credits = credits;
        this.ubl = ubl;
        this.words = words;
    }

    @GetMapping("/settlement/invoices/{id:[0-9a-f-]{36}}/credit")
    ModelAndView form(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return form(shell, viewer, id, Typed.NOTHING);
    }

    private ModelAndView form(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var invoice = billing.getInvoice(id, viewer);
        return new ModelAndView(
                "settlement/web/credit-form",
                "page",
                new CreditFormPage(
                        shell.titled("settlement.credit.of", invoice.number()),
                        invoice,
                        credits.piecesLeft(invoice, viewer),
                        typed));
    }

    /** @param left pieces of each line that can still be taken back */
    record CreditFormPage(Shell shell, InvoiceView invoice, List<Integer> left, Typed typed) {
        CreditFormPage {
            left = List.copyOf(left);
        }

        CreditReason[] reasons() {
            return CreditReason.values();
        }

        /** Lines of pieces; an instalment is an amount. */
        boolean pieces(int position) {
            return !invoice.lines().get(position).unitCode().equals("C62") && left.get(position) > 0;
        }

        String price(int position) {
            return Amounts.price(invoice.lines().get(position).price());
        }

        org.saan.hub.shared.Money leftNet() {
            return invoice.net().minus(invoice.creditedNet());
        }
    }

    @PostMapping("/settlement/invoices/{id:[0-9a-f-]{36}}/credit")
    ModelAndView issue(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.credit.done",
                () -> "/settlement/credit-notes/"
                        + credits.issue(credit(typed, billing.getInvoice(id, viewer)), viewer),
                again -> form(shell, viewer, id, again));
    }

    private static NewCredit credit(Typed typed, InvoiceView invoice) {
        boolean whole = typed.is("whole", "yes");
        var pieces = new TreeMap<Integer, Integer>();
        for (int i = 0; i < invoice.lines().size() && !whole; i++) {
            var typedPieces = typed.number("line-" + i, "settlement.credit.pieces_wrong");
            if (typedPieces != null && typedPieces != 0) {
                pieces.put(i, typedPieces);
            }
        }
        return new NewCredit(
                invoice.id(),
                reason(typed.value("reason")),
                typed.value("words"),
                whole,
                pieces,
                whole || typed.value("amount").isBlank()
                        ? null
                        : Amounts.money(typed, "amount", invoice.total().currency()));
    }

    private static CreditReason reason(String name) {
        for (var reason : CreditReason.values()) {
            if (reason.name().equals(name)) {
                return reason;
            }
        }
        throw Refusal.of("reason", "settlement.credit.reason_missing");
    }

    @GetMapping("/settlement/credit-notes/{id:[0-9a-f-]{36}}")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.BUYER})
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var note = credits.get(id, viewer);
        return new ModelAndView(
                "settlement/web/credit",
                "page",
                new CreditPage(
                        shell.titled("settlement.credit.title", note.number()), note, viewer.runsTheProgramme()));
    }

    record CreditPage(Shell shell, CreditNote note, boolean office) {
        String price(CreditNote.Line line) {
            return Amounts.price(line.price());
        }

        String vatPercent() {
            return Amounts.percent(note.vatPercent());
        }
    }

    @GetMapping("/settlement/credit-notes/{id:[0-9a-f-]{36}}-{language:th|en}.pdf")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.BUYER})
    ResponseEntity<byte[]> paper(Viewer viewer, @PathVariable UUID id, @PathVariable String language) {
        var note = credits.get(id, viewer);
        return Papers.pdf(
                note.number() + "-" + language,
                new CreditDocument(words, Language.valueOf(language.toUpperCase(Locale.ROOT)), note).print());
    }

    @GetMapping("/settlement/credit-notes/{id:[0-9a-f-]{36}}.xml")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.BUYER})
    ResponseEntity<byte[]> xml(Viewer viewer, @PathVariable UUID id) {
        return Papers.xml(credits.get(id, viewer).number(), ubl.creditNote(id, viewer));
    }

    /** Amounts for programs: decimal texts with every place of their currency. */
    record CreditBody(
            String number,
            String invoice,
            String order,
            String reason,
            String words,
            String currency,
            String discount,
            String net,
            String vatPercent,
            String vat,
            String total,
            List<CreditLine> lines) {}

    record CreditLine(String name, int quantity, String unit, String price, String amount) {}

    @GetMapping(value = "/settlement/credit-notes/{id:[0-9a-f-]{36}}.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.BUYER})
    CreditBody json(Viewer viewer, @PathVariable UUID id) {
        var note = credits.get(id, viewer);
        return new CreditBody(
                note.number(),
                note.invoice(),
                note.order(),
                note.reason().name(),
                note.words(),
                note.total().currency().getCurrencyCode(),
                note.discount().plain(),
                note.net().plain(),
                Amounts.percent(note.vatPercent()),
                note.vat().plain(),
                note.total().plain(),
                note.lines().stream()
                        .map(line -> new CreditLine(
                                line.name().in(Language.EN),
                                line.quantity(),
                                line.unitCode(),
                                line.price().toPlainString(),
                                line.amount().plain()))
                        .toList());
    }
}
