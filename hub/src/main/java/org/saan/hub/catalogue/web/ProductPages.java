package org.saan.hub.catalogue.web;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Catalogue;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.Incoterms;
import org.saan.hub.catalogue.ProductFacts;
import org.saan.hub.catalogue.ProductView;
import org.saan.hub.catalogue.Publishing;
import org.saan.hub.catalogue.SubjectKind;
import org.saan.hub.catalogue.Terms;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.directory.Directory;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
import org.saan.thaitext.Romanisation;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The editor of a product, with both languages side by side. */
@Controller
@Audience({
    Role.ADMINISTRATOR,
    Role.PROGRAMME_OFFICER,
    Role.COORDINATOR,
    Role.GROUP_LEADER,
    Role.DESIGNER,
    Role.EXPORT_ADVISER
})
class ProductPages {
    private final Catalogue catalogue;
    private final Publishing publishing;
    private final Concepts concepts;
    private final Terms terms;
    private final Directory directory;
    private final Clock clock;

    ProductPages(
            Catalogue catalogue,
            Publishing publishing,
            Concepts concepts,
            Terms terms,
            Directory directory,
            Clock clock) {
        this.catalogue = catalogue;
        this.publishing = publishing;
        this.concepts = concepts;
        this.terms = terms;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/products/{id:[0-9a-f-]{36}}")
    ModelAndView edit(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return page(shell, viewer, id, Typed.NOTHING);
    }

    @PostMapping("/products/{id:[0-9a-f-]{36}}")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER})
    ModelAndView save(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash) {
        var typed = Typed.of(form);
        return typed.act(
                shell,
                flash,
                "catalogue.saved",
                () -> {
                    catalogue.changeProduct(
                            id,
                            typed.number("version", "catalogue.number"),
                            ProductForm.facts(typed),
                            TextForm.inputs(TextField.of(SubjectKind.PRODUCT), typed),
                            viewer);
                    return "/products/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    @PostMapping("/products/{id}/publish")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
    ModelAndView publish(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> form,
            RedirectAttributes flash) {
        var typed = Typed.of(form);
        return typed.act(
                shell,
                flash,
                "catalogue.published",
                () -> {
                    publishing.schedule(
                            SubjectKind.PRODUCT,
                            id,
                            ProfilePages.moment(typed, "from"),
                            ProfilePages.moment(typed, "until"),
                            viewer);
                    return "/products/" + id;
                },
                again -> page(shell, viewer, id, again));
    }

    @PostMapping("/products/{id}/unpublish")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
    String unpublish(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        publishing.unpublish(SubjectKind.PRODUCT, id, viewer);
        flash.addFlashAttribute("notice", shell.t("catalogue.unpublished"));
        return "redirect:/products/" + id;
    }

    @PostMapping("/products/{id}/confirm-{what:hs|origin}")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.EXPORT_ADVISER})
    String confirm(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable String what,
            @RequestParam String value,
            RedirectAttributes flash) {
        if (what.equals("hs")) {
            catalogue.confirmHs(id, value, viewer);
        } else {
            catalogue.confirmOrigin(id, value, viewer);
        }
        flash.addFlashAttribute("notice", shell.t("catalogue.confirmed"));
        return "redirect:/products/" + id;
    }

    private ModelAndView page(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var product = catalogue.getProduct(id, viewer);
        var facts = product.facts();
        var name = product.texts().stream()
                .filter(text -> text.field() == TextField.PRODUCT_NAME)
                .map(text -> text.words(Language.TH))
                .findFirst()
                .orElse("");
        return new ModelAndView(
                "catalogue/web/product",
                "page",
                new ProductPage(
                        shell.titled("catalogue.product.title", name.isEmpty() ? product.code() : name),
                        product,
                        TextForm.of(shell, product.texts(), typed, terms, "/translations/product/" + id),
                        choices(shell),
                        name.isEmpty() ? "" : Romanisation.suggest(name).text(),
                        concepts.suggestHs(facts.family(), facts.materials()).orElse(""),
                        new PublishCard(
                                shell,
                                "/products/" + id,
                                product.publishedFrom(),
                                product.publishedUntil(),
                                clock.instant(),
                                viewer.runsTheProgramme(),
                                typed),
                        viewer.runsTheProgramme() || viewer.is(Role.GROUP_LEADER),
                        viewer.runsTheProgramme() || viewer.is(Role.EXPORT_ADVISER),
                        typed));
    }

    private Choices choices(Shell shell) {
        var crafts = new LinkedHashMap<String, String>();
        directory.listFamilies().forEach(family -> crafts.put(family.code(), shell.text(family.name())));
        var units = new LinkedHashMap<String, String>();
        ProductFacts.UNITS.forEach(unit -> units.put(unit, shell.t("catalogue.unit." + unit.toLowerCase(Locale.ROOT))));
        return new Choices(
                ProfilePages.names(shell, concepts.of(Concepts.PRODUCT)),
                crafts,
                ProfilePages.names(shell, concepts.of(Concepts.TECHNIQUE)),
                ProfilePages.names(shell, concepts.of(Concepts.MATERIAL)),
                ProfilePages.names(shell, concepts.of(Concepts.COLOUR)),
                ProfilePages.names(shell, concepts.of(Concepts.MOTIF)),
                units,
                same(ProductFacts.CURRENCIES.stream().sorted().toList()),
                same(Incoterms.CODES),
                ProfilePages.names(shell, directory.listProvinces()));
    }

    private static Map<String, String> same(List<String> codes) {
        var all = new LinkedHashMap<String, String>();
        codes.forEach(code -> all.put(code, code));
        return all;
    }

    record Choices(
            Map<String, String> families,
            Map<String, String> crafts,
            Map<String, String> techniques,
            Map<String, String> materials,
            Map<String, String> colours,
            Map<String, String> motifs,
            Map<String, String> units,
            Map<String, String> currencies,
            Map<String, String> incoterms,
            Map<String, String> provinces) {}

    record ProductPage(
            Shell shell,
            ProductView product,
            List<TextForm> texts,
            Choices choices,
            String suggestedName,
            String suggestedHs,
            PublishCard card,
            boolean mayWrite,
            boolean mayConfirm,
            Typed typed) {

        ProductFacts facts() {
            return product.facts();
        }

        List<Integer> rows() {
            return java.util.stream.IntStream.range(0, ProductForm.ROWS).boxed().toList();
        }

        String priceFrom(int row) {
            return row < facts().prices().size()
                    ? String.valueOf(facts().prices().get(row).fromQuantity())
                    : "";
        }

        String price(int row) {
            return row < facts().prices().size()
                    ? ProductForm.price(facts().prices().get(row).priceMinor(), facts().currency())
                    : "";
        }

        String size(int row, String what) {
            if (row >= facts().sizes().size()) {
                return "";
            }
            var size = facts().sizes().get(row);
            return switch (what) {
                case "Length" -> ProductForm.centimetres(size.lengthMm());
                case "Width" -> ProductForm.centimetres(size.widthMm());
                case "Height" -> ProductForm.centimetres(size.heightMm());
                default -> size.label() == null ? "" : size.label();
            };
        }

        List<String> chosen(String field, @Nullable String otherwise) {
            return List.of(typed.value(field, otherwise));
        }
    }
}
