package org.saan.hub.sourcing.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.sourcing.BuyerList;
import org.saan.hub.sourcing.BuyerView;
import org.saan.hub.sourcing.NewBuyer;
import org.saan.hub.sourcing.Sourcing;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Buyers: the list, and the form that enters one. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class BuyerPages {
    private final Sourcing sourcing;
    private final BuyerList buyers;

    BuyerPages(Sourcing sourcing, BuyerList buyers) {
        this.sourcing = sourcing;
        this.buyers = buyers;
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
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        return page(shell, viewer, BuyerList.SHAPE.read(asked), new Typed("", "", ""), Map.of());
    }

    @GetMapping("/buyers.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = BuyerList.SHAPE.read(asked);
        return ListFile.<BuyerView>answer(
                ending,
                new ListTable<>(
                        "buyers",
                        shell.t("sourcing.buyers.title"),
                        List.of(
                                column(shell.t("sourcing.buyer.name"), BuyerView::name),
                                column(shell.t("sourcing.buyer.code"), BuyerView::code),
                                column(
                                        shell.t("sourcing.buyer.country"),
                                        buyer -> Countries.name(shell.language(), buyer.country())),
                                column(shell.t("sourcing.buyer.email"), BuyerView::email))),
                sink -> buyers.export(query, ending, viewer, sink));
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
        var view = page(shell, viewer, BuyerList.SHAPE.usual(), new Typed(name, country, email), errors);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private ModelAndView page(Shell shell, Viewer viewer, ListQuery query, Typed typed, Map<String, String> errors) {
        var found = buyers.list(query, viewer);
        return new ModelAndView(
                "sourcing/web/buyers",
                "page",
                new BuyersPage(
                        shell.titled("sourcing.buyers.title"),
                        new ListView(query, found.total(), List.of(countriesOf(shell, viewer))),
                        found.rows(),
                        Countries.all(shell.language()),
                        typed,
                        errors));
    }

    private ListFilter countriesOf(Shell shell, Viewer viewer) {
        return new ListFilter(
                "country",
                shell.t("sourcing.buyer.country"),
                Countries.of(shell.language(), buyers.countries(viewer)).stream()
                        .map(country -> new ListFilter.Choice(country.code(), country.name()))
                        .toList());
    }

    /** What was typed into the form. */
    record Typed(String name, String country, String email) {}

    record BuyersPage(
            Shell shell,
            ListView list,
            List<BuyerView> rows,
            List<Countries.Country> countries,
            Typed typed,
            Map<String, String> errors) {
        String countryName(BuyerView buyer) {
            return Countries.name(shell.language(), buyer.country());
        }
    }
}
