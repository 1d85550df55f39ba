package org.saan.hub.trade.web;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.lists.ListFilter.Choice;
import org.saan.hub.shared.web.Typed;
import org.saan.hub.trade.cost.CustomsBasis;
import org.saan.hub.trade.cost.LandedCost;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What goods cost at the buyer's door, by one way or two side by side. Nothing is stored: the address of the answer holds all that
 * was typed, rates as well, so it can be kept and sent.
 */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER, Role.BUYER})
class DoorCostPages {
    @Bean
    static NavEntry costToDoorNav() {
        return new NavEntry(
                17,
                "cost_to_door.nav",
                "/cost-to-door",
                "truck",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER, Role.BUYER));
    }

    @GetMapping("/cost-to-door")
    ModelAndView show(Shell shell, @RequestParam Map<String, String> asked) {
        var form = new DoorCostForm(shell, asked);
        var ways = asked.containsKey("fob") ? form.ways() : List.<DoorCostForm.Way>of();
        var view = new ModelAndView(
                "trade/web/cost-to-door",
                "page",
                new CostPage(shell.titled("cost_to_door.title"), form.typed(), form.currency(), ways));
        if (!form.typed().errors().isEmpty()) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    record Row(String key, boolean strong, List<String> amounts) {
        Row {
            amounts = List.copyOf(amounts);
        }
    }

    record CostPage(Shell shell, Typed typed, Currency currency, List<DoorCostForm.Way> ways) {
        CostPage {
            ways = List.copyOf(ways);
        }

        List<Choice> currencies() {
            return DoorCostForm.CURRENCIES.stream()
                    .map(code -> new Choice(code, code))
                    .toList();
        }

        List<Choice> bases() {
            return List.of(CustomsBasis.values()).stream()
                    .map(basis -> new Choice(basis.name(), shell.t("cost_to_door.basis." + basis)))
                    .toList();
        }

        String money(BigDecimal amount) {
            return shell.money(new Money(amount, currency));
        }

        private Row row(String key, Function<LandedCost, BigDecimal> part) {
            return row(key, false, part);
        }

        private Row row(String key, boolean strong, Function<LandedCost, BigDecimal> part) {
            return new Row(
                    "cost_to_door." + key,
                    strong,
                    ways.stream().map(way -> money(part.apply(way.cost()))).toList());
        }

        /** Step by step, each from the one above it. */
        List<Row> rows() {
            return List.of(
                    row("fob", LandedCost::fob),
                    row("freight", LandedCost::freight),
                    row("premium", cost -> cost.insurance().premium()),
                    row("cif", true, LandedCost::cif),
                    row("customs_value", LandedCost::customsValue),
                    row("duty_amount", LandedCost::duty),
                    row("without_vat", true, LandedCost::vatBase),
                    row("vat_amount", LandedCost::vat),
                    row("landed", true, LandedCost::landed));
        }

        boolean hasPieces() {
            return ways.stream().anyMatch(way -> way.piece().isPresent());
        }

        /** By how much the dearer way is dearer, or nothing where there is one way or both are the same. */
        String difference() {
            if (ways.size() < 2) {
                return "";
            }
            var first = ways.get(0).cost().landed();
            var second = ways.get(1).cost().landed();
            int compared = first.compareTo(second);
            return compared == 0
                    ? shell.t("cost_to_door.same")
                    : shell.t(
                            "cost_to_door.cheaper",
                            compared < 0 ? 1 : 2,
                            money(first.subtract(second).abs()));
        }
    }
}
