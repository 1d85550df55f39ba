package org.saan.hub.settlement.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.saan.hub.settlement.Rates;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taxes and wages as dated rows; the next row of a tax is entered here. */
@Controller
@RequestMapping("/settlement/rates")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class RatePages {
    private final Rates rates;
    private final org.saan.hub.directory.Directory directory;

    RatePages(Rates rates, org.saan.hub.directory.Directory directory) {
        this.rates = rates;
        this.directory = directory;
    }

    @GetMapping
    ModelAndView show(Shell shell, Viewer viewer) {
        return page(shell, viewer, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, Typed typed) {
        return new ModelAndView(
                "settlement/web/rates",
                "page",
                new RatesPage(
                        shell.titled("settlement.rates"),
                        rates.listTaxes(viewer),
                        rates.listWages(viewer),
                        directory.listProvinces(),
                        rates.today(),
                        typed));
    }

    record RatesPage(
            Shell shell,
            List<Rates.TaxRate> taxes,
            List<Rates.Wage> wages,
            Map<String, LocalizedText> provinces,
            LocalDate today,
            Typed typed) {
        RatesPage {
            taxes = List.copyOf(taxes);
            wages = List.copyOf(wages);
            provinces = Map.copyOf(provinces);
        }

        String percent(Rates.TaxRate rate) {
            return Amounts.percent(rate.percent());
        }

        String province(Rates.Wage wage) {
            var name = provinces.get(wage.province());
            return (name == null ? wage.province() : shell.text(name))
                    + (wage.district().isEmpty() ? "" : " · " + wage.district());
        }
    }

    @PostMapping
    ModelAndView add(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked, RedirectAttributes flash) {
        var typed = Typed.of(asked);
        return typed.act(
                shell,
                flash,
                "settlement.rate_done",
                () -> {
                    rates.add(
                            new Rates.TaxRate(
                                    tax(typed.value("tax")),
                                    typed.date("from", "settlement.day_missing"),
                                    typed.value("until").isBlank()
                                            ? null
                                            : typed.date("until", "settlement.day_missing"),
                                    Amounts.number(typed, "percent", "settlement.percent"),
                                    Amounts.moneyOrNothing(typed, "smallest"),
                                    typed.value("source"),
                                    rates.today()),
                            viewer);
                    return "/settlement/rates";
                },
                again -> page(shell, viewer, again));
    }

    private static Rates.Tax tax(String name) {
        for (var tax : Rates.Tax.values()) {
            if (tax.name().equals(name)) {
                return tax;
            }
        }
        throw Refusal.of("tax", "settlement.rate_unknown");
    }
}
