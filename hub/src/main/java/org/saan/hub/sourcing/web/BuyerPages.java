package org.saan.hub.sourcing.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.sourcing.BuyerView;
import org.saan.hub.sourcing.NewBuyer;
import org.saan.hub.sourcing.Sourcing;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** Buyers: the list, and the form that enters one. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class BuyerPages {
    private final Sourcing sourcing;

    BuyerPages(Sourcing sourcing) {
        this.sourcing = sourcing;
    }

    @Bean
    static NavEntry buyersNav() {
        return new NavEntry(
                30,
                "sourcing.nav",
                "/buyers",
                "user",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    @GetMapping("/buyers")
    ModelAndView list(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int page) {
        return page(shell, viewer, q, page, new Typed("", "", ""), Map.of());
    }

    @PostMapping("/buyers")
    ModelAndView create(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String country,
            @RequestParam(defaultValue = "") String email,
            RedirectAttributes flash) {
        var buyer = new NewBuyer(name, country, email);
        var errors = new LinkedHashMap<String, String>();
        buyer.errors().forEach(refusal -> errors.put(String.valueOf(refusal.field()), shell.say(refusal)));
        if (errors.isEmpty()) {
            try {
                sourcing.createBuyer(buyer, viewer);
                flash.addFlashAttribute("notice", shell.t("sourcing.buyer.saved", buyer.name()));
                return new ModelAndView("redirect:/buyers");
            } catch (Refusal refusal) {
                errors.put(String.valueOf(refusal.field()), shell.say(refusal));
            }
        }
        var view = page(shell, viewer, "", 0, new Typed(name, country, email), errors);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private ModelAndView page(
            Shell shell, Viewer viewer, String search, int page, Typed typed, Map<String, String> errors) {
        var rows = sourcing.listBuyers(search, page, viewer);
        var locale = Locale.forLanguageTag(shell.language().tag());
        var countries = java.util.Arrays.stream(Locale.getISOCountries())
                .map(code -> new Country(code, Locale.of("", code).getDisplayCountry(locale)))
                .sorted(java.util.Comparator.comparing(Country::name, java.text.Collator.getInstance(locale)))
                .toList();
        return new ModelAndView(
                "sourcing/web/buyers",
                "page",
                new BuyersPage(
                        shell.titled("sourcing.buyers.title"),
                        search,
                        rows.stream().limit(Sourcing.PAGE).toList(),
                        page > 0 ? at(search, page - 1) : null,
                        rows.size() > Sourcing.PAGE ? at(search, page + 1) : null,
                        countries,
                        typed,
                        errors));
    }

    private static String at(String search, int page) {
        return UriComponentsBuilder.fromPath("/buyers")
                .queryParam("q", search)
                .queryParam("page", page)
                .encode()
                .build()
                .toUriString();
    }

    /** What was typed into the form. */
    record Typed(String name, String country, String email) {}

    record Country(String code, String name) {}

    record BuyersPage(
            Shell shell,
            String search,
            List<BuyerView> rows,
            @Nullable String previous,
            @Nullable String next,
            List<Country> countries,
            Typed typed,
            Map<String, String> errors) {
        String countryName(BuyerView buyer) {
            return Locale.of("", buyer.country())
                    .getDisplayCountry(Locale.forLanguageTag(shell.language().tag()));
        }
    }
}
