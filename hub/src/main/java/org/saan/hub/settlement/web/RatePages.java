package org.saan.hub.settlement.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.settlement.Rates;
import org.saan.hub.shared.Audience;
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

/** Taxes as dated rows; the next row of a tax is entered here. */
@Controller
@RequestMapping("/settlement/rates")
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class RatePages {
    private final Rates rates;

    RatePages(Rates rates) {
        this.rates = rates;
    }

    @GetMapping
    ModelAndView show(Shell shell, Viewer viewer) {
        return page(shell, viewer, Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, Typed typed) {
        return new ModelAndView(
                "settlement/web/rates",
                "page",
                new RatesPage(shell.titled("settlement.taxes"), rates.listTaxes(viewer), rates.today(), typed));
    }

    record RatesPage(Shell shell, List<Rates.TaxRow> taxes, LocalDate today, Typed typed) {
        RatesPage {
            taxes = List.copyOf(taxes);
        }

        String percent(Rates.TaxRow row) {
            return Amounts.percent(row.rate().percent());
        }

        /** Its number of the row that is in force today, or that is past its end with none after it. */
        boolean last(Rates.TaxRow row) {
            return taxes.stream()
                    .filter(one -> one.withdrawnWhy() == null
                            && one.rate().tax() == row.rate().tax()
                            && !one.rate().from().isAfter(today))
                    .findFirst()
                    .filter(row::equals)
                    .isPresent();
        }

        String by(@Nullable String name) {
            return name == null ? shell.t("settlement.came_with") : name;
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
