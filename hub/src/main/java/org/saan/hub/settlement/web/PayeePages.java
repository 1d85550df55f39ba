package org.saan.hub.settlement.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Identity;
import org.saan.hub.settlement.Payees;
import org.saan.hub.settlement.PromptPay;
import org.saan.hub.settlement.Rates;
import org.saan.hub.settlement.TaxParties;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** PromptPay accounts by which the hub and a group are paid, each following the other. */
@Controller
@RequestMapping("/settlement/payees/{id:[0-9a-f-]{36}}")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class PayeePages {
    private final Payees payees;
    private final TaxParties parties;
    private final Rates rates;

    PayeePages(Payees payees, TaxParties parties, Rates rates) {
        this.payees = payees;
        this.parties = parties;
        this.rates = rates;
    }

    @GetMapping
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var name = payees.getName(id, viewer);
        return new ModelAndView(
                "settlement/web/payee",
                "page",
                new PayeePage(
                        shell.titled("settlement.payee_of", name),
                        id,
                        name,
                        payees.find(id, viewer).orElse(null),
                        payees.list(id, viewer),
                        parties.list(id, viewer),
                        payees.mayWrite(id, viewer),
                        rates.today(),
                        typed));
    }

    record PayeePage(
            Shell shell,
            UUID id,
            LocalizedText name,
            Payees.@Nullable Payee now,
            List<Payees.Payee> rows,
            List<TaxParties.Row> parties,
            boolean mayWrite,
            LocalDate today,
            Typed typed) {
        PayeePage {
            rows = List.copyOf(rows);
            parties = List.copyOf(parties);
        }

        boolean hub() {
            return id.equals(Identity.PROGRAMME);
        }

        String state(Payees.Payee row) {
            if (now != null && now.id().equals(row.id())) {
                return "now";
            }
            return row.from().isAfter(today) ? "coming" : "past";
        }

        String badge(Payees.Payee row) {
            return switch (state(row)) {
                case "now" -> "ok";
                case "coming" -> "info";
                default -> "";
            };
        }

        String by(@Nullable String name) {
            return name == null ? "–" : name;
        }
    }

    @PostMapping
    ModelAndView add(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.payee_done",
                () -> {
                    payees.add(
                            id,
                            new Payees.NewPayee(
                                    proxy(typed.value("kind")),
                                    PromptPay.digits(typed.value("proxy")),
                                    typed.value("account"),
                                    typed.date("from", "settlement.day_missing"),
                                    typed.value("until").isBlank()
                                            ? null
                                            : typed.date("until", "settlement.day_missing"),
                                    typed.value("source").strip()),
                            viewer);
                    return "/settlement/payees/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    private static PromptPay.Proxy proxy(String name) {
        for (var proxy : PromptPay.Proxy.values()) {
            if (proxy.name().equals(name)) {
                return proxy;
            }
        }
        throw Refusal.of("kind", "settlement.proxy_wrong");
    }

    @PostMapping("/tax")
    ModelAndView tax(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> asked,
            RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.tax_party_done",
                () -> {
                    parties.add(
                            id,
                            new TaxParties.TaxParty(
                                    typed.is("tax-kind", "PERSON") ? TaxParties.Kind.PERSON : TaxParties.Kind.COMPANY,
                                    typed.value("tax-name").strip(),
                                    PromptPay.digits(typed.value("tax-id")),
                                    typed.value("tax-address").strip(),
                                    typed.value("tax-source").strip()),
                            viewer);
                    return "/settlement/payees/" + id;
                },
                again -> page(shell, viewer, id, again));
    }
}
