package org.saan.hub.settlement.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Identity;
import org.saan.hub.settlement.Billing;
import org.saan.hub.settlement.CreditNote;
import org.saan.hub.settlement.CreditNotes;
import org.saan.hub.settlement.InvoiceList;
import org.saan.hub.settlement.InvoiceView;
import org.saan.hub.settlement.Payees;
import org.saan.hub.settlement.PromptPay;
import org.saan.hub.settlement.Ubl;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Words;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.shared.print.QrPath;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** Invoices, for those who run the programme and for the buyer of each. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.BUYER})
class InvoicePages {
    private final Billing billing;
    private final InvoiceList invoices;
    private final CreditNotes credits;
    private final Payees payees;
    private final Ubl ubl;
    private final Words words;

    InvoicePages(Billing billing, InvoiceList invoices, CreditNotes credits, Payees payees, Ubl ubl, Words words) {
        this.billing = billing;
        this.invoices = invoices;
        this.credits = credits;
        this.payees = payees;
        this.ubl = ubl;
        this.words = words;
    }

    @Bean
    static NavEntry settlementNav() {
        return new NavEntry(
                11,
                "settlement.nav",
                "/settlement/invoices",
                "coin",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    @Bean
    static NavEntry invoicesNav() {
        return new NavEntry(14, "settlement.invoices", "/settlement/invoices", "coin", Set.of(Role.BUYER));
    }

    @GetMapping("/settlement/invoices")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = InvoiceList.SHAPE.read(asked);
        var found = invoices.list(query, viewer);
        return new ModelAndView(
                "settlement/web/invoices",
                "page",
                new InvoicesPage(
                        shell.titled("settlement.invoices"),
                        new ListView(query, found.total(), List.of(states(shell))),
                        found.rows(),
                        viewer.runsTheProgramme(),
                        billing.today()));
    }

    private static ListFilter states(Shell shell) {
        return new ListFilter(
                "state",
                shell.t("settlement.state"),
                InvoiceList.STATES.stream()
                        .map(state -> new ListFilter.Choice(state, shell.t("settlement.state." + state)))
                        .toList());
    }

    @GetMapping("/settlement/invoices.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = InvoiceList.SHAPE.read(asked);
        return ListFile.<InvoiceView>answer(
                ending,
                new ListTable<>(
                        "invoices",
                        shell.t("settlement.invoices"),
                        List.of(
                                column(shell.t("settlement.number"), InvoiceView::number),
                                column(
                                        shell.t("settlement.issued"),
                                        one -> one.issuedAt()
                                                .atZone(org.saan.hub.shared.Printing.ZONE)
                                                .toLocalDate()),
                                column(shell.t("ordering.order"), InvoiceView::orderNumber),
                                column(shell.t("settlement.buyer"), InvoiceView::buyer),
                                column(
                                        shell.t("settlement.currency"),
                                        one -> one.total().currency().getCurrencyCode()),
                                column(
                                        shell.t("settlement.net"),
                                        one -> one.net().amount()),
                                column(shell.t("settlement.vat_percent"), InvoiceView::vatPercent),
                                column(
                                        shell.t("settlement.vat"),
                                        one -> one.vat().amount()),
                                column(
                                        shell.t("settlement.total"),
                                        one -> one.total().amount()),
                                column(
                                        shell.t("settlement.credited"),
                                        one -> one.credited().amount()),
                                column(
                                        shell.t("settlement.paid"),
                                        one -> one.paid().amount()),
                                column(
                                        shell.t("settlement.outstanding"),
                                        one -> one.outstanding().amount()),
                                column(shell.t("settlement.due"), InvoiceView::dueOn))),
                sink -> invoices.export(query, viewer, sink));
    }

    record InvoicesPage(Shell shell, ListView list, List<InvoiceView> rows, boolean office, java.time.LocalDate today) {
        InvoicesPage {
            rows = List.copyOf(rows);
        }

        static String state(InvoiceView one, java.time.LocalDate today) {
            return one.isCredited() ? "credited" : one.isPaid() ? "paid" : one.isOverdue(today) ? "overdue" : "open";
        }

        String state(InvoiceView one) {
            return state(one, today);
        }

        String badge(InvoiceView one) {
            return badge(state(one));
        }

        static String badge(String state) {
            return switch (state) {
                case "paid" -> "ok";
                case "overdue" -> "bad";
                case "credited" -> "";
                default -> "info";
            };
        }
    }

    @GetMapping("/settlement/invoices/{id:[0-9a-f-]{36}}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var invoice = billing.getInvoice(id, viewer);
        var payee = payee(invoice, viewer);
        return new ModelAndView(
                "settlement/web/invoice",
                "page",
                new InvoicePage(
                        shell.titled("settlement.invoice_title", invoice.number()),
                        invoice,
                        InvoicesPage.state(invoice, billing.today()),
                        viewer.runsTheProgramme(),
                        credits.ofInvoice(id, viewer),
                        payee,
                        payee == null ? null : QrPath.of(code(invoice, payee))));
    }

    /** Where an invoice in baht is paid by PromptPay, as long as something is open. */
    private Payees.@Nullable Payee payee(InvoiceView invoice, Viewer viewer) {
        var open = invoice.outstanding();
        return open.currency().equals(Money.THB) && open.minor() > 0
                ? payees.find(Identity.PROGRAMME, viewer).orElse(null)
                : null;
    }

    private static String code(InvoiceView invoice, Payees.Payee payee) {
        return PromptPay.payload(
                payee.proxy(), payee.digits(), invoice.outstanding().plain());
    }

    record InvoicePage(
            Shell shell,
            InvoiceView invoice,
            String state,
            boolean office,
            List<CreditNote> credits,
            Payees.@Nullable Payee payee,
            @Nullable QrPath code) {
        InvoicePage {
            credits = List.copyOf(credits);
        }

        boolean mayCredit() {
            return office && invoice.creditedNet().minor() < invoice.net().minor();
        }

        String price(InvoiceView.Line line) {
            return Amounts.price(line.price());
        }

        String badge() {
            return InvoicesPage.badge(state);
        }

        String vatPercent() {
            return Amounts.percent(invoice.vatPercent());
        }

        String rate() {
            return invoice.rate() == null ? "" : Amounts.percent(invoice.rate());
        }
    }

    @GetMapping("/settlement/invoices/{id:[0-9a-f-]{36}}-{language:th|en}.pdf")
    ResponseEntity<byte[]> paper(Viewer viewer, @PathVariable UUID id, @PathVariable String language) {
        var invoice = billing.getInvoice(id, viewer);
        var payee = payee(invoice, viewer);
        return Papers.pdf(
                invoice.number() + "-" + language,
                new InvoiceDocument(
                                words,
                                Language.valueOf(language.toUpperCase(Locale.ROOT)),
                                invoice,
                                payee == null ? null : payee.accountName(),
                                payee == null ? null : code(invoice, payee))
                        .print());
    }

    @GetMapping("/settlement/invoices/{id:[0-9a-f-]{36}}.xml")
    ResponseEntity<byte[]> xml(Viewer viewer, @PathVariable UUID id) {
        return Papers.xml(billing.getInvoice(id, viewer).number(), ubl.invoice(id, viewer));
    }

    /** Amounts for programs: decimal texts with every place of their currency. */
    record InvoiceBody(
            String number,
            String order,
            String currency,
            String discount,
            String net,
            String vatPercent,
            String vat,
            String total,
            String credited,
            String paid,
            String outstanding,
            String due,
            List<LineBody> lines) {}

    record LineBody(String name, int quantity, String unit, String price, String amount) {}

    @GetMapping(value = "/settlement/invoices/{id:[0-9a-f-]{36}}.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    InvoiceBody json(Viewer viewer, @PathVariable UUID id) {
        var invoice = billing.getInvoice(id, viewer);
        return new InvoiceBody(
                invoice.number(),
                invoice.orderNumber(),
                invoice.total().currency().getCurrencyCode(),
                invoice.discount().plain(),
                invoice.net().plain(),
                Amounts.percent(invoice.vatPercent()),
                invoice.vat().plain(),
                invoice.total().plain(),
                invoice.credited().plain(),
                invoice.paid().plain(),
                invoice.outstanding().plain(),
                invoice.dueOn().toString(),
                invoice.lines().stream()
                        .map(line -> new LineBody(
                                line.name().in(Language.EN),
                                line.quantity(),
                                line.unitCode(),
                                line.price().toPlainString(),
                                line.amount().plain()))
                        .toList());
    }
}
