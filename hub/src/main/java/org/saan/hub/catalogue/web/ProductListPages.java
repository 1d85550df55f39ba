package org.saan.hub.catalogue.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Catalogue;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.ProductList;
import org.saan.hub.catalogue.Translating;
import org.saan.hub.directory.Aliases;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListFilter.Choice;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.saan.hub.shared.web.Typed;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of products, as a page, as a file, and as a file of trade items in the words of GS1. */
@Controller
@Audience({
    Role.ADMINISTRATOR,
    Role.PROGRAMME_OFFICER,
    Role.COORDINATOR,
    Role.GROUP_LEADER,
    Role.DESIGNER,
    Role.EXPORT_ADVISER
})
class ProductListPages {
    private final ProductList list;
    private final Catalogue catalogue;
    private final Concepts concepts;
    private final Translating translating;
    private final Aliases groups;

    ProductListPages(
            ProductList list, Catalogue catalogue, Concepts concepts, Translating translating, Aliases groups) {
        this.list = list;
        this.catalogue = catalogue;
        this.concepts = concepts;
        this.translating = translating;
        this.groups = groups;
    }

    @Bean
    static NavEntry productsNav() {
        return new NavEntry(46, "catalogue.products.title", "/products", "box", TranslationPages.ROLES);
    }

    @GetMapping("/products")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        return page(shell, viewer, ProductList.SHAPE.read(asked), Typed.NOTHING);
    }

    private ModelAndView page(Shell shell, Viewer viewer, ListQuery query, Typed typed) {
        var found = list.list(query, viewer.reading(shell.language()));
        var states = ProductList.STATES.stream()
                .map(state -> new Choice(state, shell.t("catalogue.publish." + state)))
                .toList();
        var families = concepts.of(Concepts.PRODUCT).entrySet().stream()
                .map(family -> new Choice(family.getKey(), shell.text(family.getValue())))
                .toList();
        var ofGroups = translating.groups(viewer).entrySet().stream()
                .map(group -> new Choice(group.getKey(), shell.text(group.getValue())))
                .toList();
        return new ModelAndView(
                "catalogue/web/products",
                "page",
                new ListPage(
                        shell.titled("catalogue.products.title"),
                        new ListView(
                                query,
                                found.total(),
                                List.of(
                                        new ListFilter("state", shell.t("catalogue.publish"), states),
                                        new ListFilter("family", shell.t("catalogue.family"), families),
                                        new ListFilter("group", shell.t("directory.group"), ofGroups))),
                        found.rows(),
                        viewer.runsTheProgramme() || viewer.is(Role.GROUP_LEADER),
                        viewer.runsTheProgramme(),
                        typed.value("token", Ids.next()),
                        typed));
    }

    @PostMapping("/products")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.GROUP_LEADER})
    ModelAndView create(
            Shell shell, Viewer viewer, @RequestParam MultiValueMap<String, String> form, RedirectAttributes flash) {
        var typed = Typed.of(form);
        return typed.act(
                shell,
                flash,
                "catalogue.product.created",
                () -> {
                    var group = viewer.is(Role.GROUP_LEADER)
                            ? viewer.organisationId()
                            : groups.find(typed.value("group"))
                                    .orElseThrow(() -> Refusal.of("group", "catalogue.group_code"));
                    if (typed.value("nameTh").isBlank() && typed.value("nameEn").isBlank()) {
                        throw Refusal.of("nameTh", "catalogue.product.name_needed");
                    }
                    return "/products/"
                            + catalogue.createProduct(
                                    token(typed),
                                    group,
                                    new LocalizedText(typed.value("nameTh"), typed.value("nameEn")),
                                    viewer);
                },
                again -> page(shell, viewer, ProductList.SHAPE.usual(), again));
    }

    private static UUID token(Typed typed) {
        try {
            return UUID.fromString(typed.value("token"));
        } catch (IllegalArgumentException e) {
            return Ids.next();
        }
    }

    record ListPage(
            Shell shell,
            ListView list,
            List<ProductList.Row> rows,
            boolean mayWrite,
            boolean choosesGroup,
            String token,
            Typed typed) {
        String price(ProductList.Row row) {
            return row.lowestMinor() == null || row.currency() == null
                    ? shell.t("catalogue.price.asked")
                    : shell.money(Money.ofMinor(row.lowestMinor(), Currency.getInstance(row.currency())));
        }
    }

    @GetMapping("/products.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = ProductList.SHAPE.read(asked);
        return ListFile.<ProductList.Row>answer(
                ending,
                new ListTable<>(
                        "products",
                        shell.t("catalogue.products.title"),
                        List.of(
                                column(shell.t("catalogue.product.code"), ProductList.Row::code),
                                column(
                                        shell.t("directory.name_th"),
                                        row -> row.name().th()),
                                column(
                                        shell.t("directory.name_en"),
                                        row -> row.name().en()),
                                column(shell.t("directory.group"), row -> shell.text(row.group())),
                                column(shell.t("catalogue.family"), row -> concept(shell, row.family())),
                                column(
                                        shell.t("catalogue.materials"),
                                        row -> String.join(
                                                ", ",
                                                row.materials().stream()
                                                        .map(one -> shell.text(concepts.name(one)))
                                                        .toList())),
                                column(shell.t("catalogue.price"), ProductListPages::amount),
                                column(shell.t("catalogue.currency_of"), ProductList.Row::currency),
                                column(shell.t("catalogue.fact.incoterm"), ProductList.Row::incoterm),
                                column(shell.t("catalogue.fact.incoterm_place"), ProductList.Row::incotermPlace),
                                column(shell.t("catalogue.fact.minimum_order"), ProductList.Row::minimumOrder),
                                column(shell.t("catalogue.fact.lead_time_weeks"), ProductList.Row::leadTimeWeeks),
                                column(shell.t("catalogue.fact.hs6"), ProductList.Row::hs6),
                                column(
                                        shell.t("catalogue.publish"),
                                        row -> shell.t("catalogue.publish." + (row.open() ? "public" : "hidden"))))),
                sink -> list.export(query, viewer.reading(shell.language()), sink));
    }

    /**
     * Trade items by the attribute names of GS1. An item without a GTIN has none here either: numbers are given by GS1, and
     * our own code stands in additionalTradeItemIdentification.
     */
    @GetMapping("/products-gs1.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> gs1(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = ProductList.SHAPE.read(asked);
        return ListFile.<ProductList.Row>answer(
                ending,
                new ListTable<>(
                        "products-gs1",
                        "GS1",
                        List.of(
                                column("gtin", ProductList.Row::gtin),
                                column("additionalTradeItemIdentification", ProductList.Row::code),
                                column(
                                        "tradeItemDescription@en",
                                        row -> row.name().en()),
                                column(
                                        "tradeItemDescription@th",
                                        row -> row.name().th()),
                                column("brandOwnerName@en", row -> row.group().en()),
                                column("brandOwnerName@th", row -> row.group().th()),
                                column("countryOfOrigin", ProductList.Row::originCountry),
                                column("importClassificationTypeCode", row -> row.hs6() == null ? null : "HS_2022"),
                                column("importClassificationValue", ProductList.Row::hs6),
                                column("grossWeight", ProductList.Row::weightGrams),
                                column(
                                        "grossWeight@measurementUnitCode",
                                        row -> row.weightGrams() == null ? null : "GRM"),
                                column("orderQuantityMinimum", ProductList.Row::minimumOrder),
                                column("orderingUnitOfMeasure", ProductList.Row::unitCode))),
                sink -> list.export(query, viewer.reading(shell.language()), sink));
    }

    private @Nullable String concept(Shell shell, @Nullable String id) {
        return id == null ? null : shell.text(concepts.name(id));
    }

    private static @Nullable BigDecimal amount(ProductList.Row row) {
        return row.lowestMinor() == null || row.currency() == null
                ? null
                : Money.ofMinor(row.lowestMinor(), Currency.getInstance(row.currency()))
                        .amount();
    }
}
