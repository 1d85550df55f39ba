package org.saan.hub.catalogue.web.open;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.FreeTime;
import org.saan.hub.catalogue.PublicCatalogue;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.catalogue.TextField;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Shell;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** One product for everybody: what it is, what it costs, and how many its makers have time for. */
@Controller
@RequestMapping("/{language:th|en}")
@Audience(anybody = true)
class OpenProductPages {
    private static final int OTHERS = 3;

    private final OpenFrames frames;
    private final PublicCatalogue catalogue;
    private final FreeTime freeTime;
    private final Hopes hopes;
    private final Cards cards;
    private final Concepts concepts;
    private final OpenPictures pictures;

    OpenProductPages(
            OpenFrames frames,
            PublicCatalogue catalogue,
            FreeTime freeTime,
            Hopes hopes,
            Cards cards,
            Concepts concepts,
            OpenPictures pictures) {
        this.frames = frames;
        this.catalogue = catalogue;
        this.freeTime = freeTime;
        this.hopes = hopes;
        this.cards = cards;
        this.concepts = concepts;
        this.pictures = pictures;
    }

    @GetMapping("/products/{code}")
    ModelAndView product(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String n,
            @RequestParam(defaultValue = "") String by) {
        var product = catalogue.findProduct(code).orElseThrow(() -> new NotFound("product"));
        var asked = Asked.read(n, by, shell, hopes.today());
        var shown = pictures.of(frames.of(shell, request, response), product.id());
        var frame = frame(shell, request, response, product, shown);
        var language = shell.language();
        var name = product.name();
        var words = new OpenWords(shell);
        var group = catalogue.findProfileOf(product.groupId());
        var free = freeTime.of(List.of(product.groupId())).get(product.groupId());
        var currency = product.currency();
        return new ModelAndView(
                "catalogue/web/open/product",
                "page",
                new ProductPage(
                        frame,
                        crumbs(frame, product),
                        name.in(language),
                        frame.fallbackTag(name.words()),
                        name.missingIn(language) ? null : name.only(language.other()),
                        language.other().tag(),
                        product.group().in(language),
                        frame.fallbackTag(product.group()),
                        group.map(profile ->
                                        frame.to("/groups/" + profile.code().toLowerCase(Locale.ROOT)))
                                .orElse(null),
                        shell.text(product.province()),
                        frame.to("/provinces/" + product.provinceCode()),
                        languageNote(frame, product),
                        shown.isEmpty() ? List.of(pictures.pattern(product.craft())) : shown,
                        product.marks().stream()
                                .map(mark -> words.mark(mark) + " · "
                                        + shell.t("public.mark.certificate", mark.certificate()))
                                .toList(),
                        Stream.of(TextField.SUMMARY, TextField.DESCRIPTION, TextField.CARE)
                                .map(field -> Said.of(frame, "public.text." + field.code(), product.text(field)))
                                .flatMap(Optional::stream)
                                .toList(),
                        currency == null
                                ? List.of()
                                : product.prices().stream()
                                        .map(step -> new ProductPage.Step(
                                                shell.t("public.product.pieces", step.fromQuantity()),
                                                words.money(step, currency)))
                                        .toList(),
                        term(shell, product),
                        asked.ask(),
                        free == null ? null : hopes.of(shell, free, product.craft(), asked.count(), asked.by()),
                        facts(frame, product),
                        cards.products(
                                frame,
                                catalogue.productsOf(product.groupId()).stream()
                                        .filter(other -> !other.id().equals(product.id()))
                                        .limit(OTHERS)
                                        .toList())));
    }

    private OpenFrame frame(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            PublicProduct product,
            List<Picture> shown) {
        var language = shell.language();
        var summary = product.text(TextField.SUMMARY);
        var about = summary == null ? product.text(TextField.DESCRIPTION) : summary;
        var frame = frames.of(shell, request, response)
                .titled("public.title", product.name().in(language))
                .about(about == null ? product.name().in(language) : about.in(language))
                .showing(shown.isEmpty() ? null : shown.getFirst().share());
        return frame.stating(new JsonLd(frame)
                .product(
                        product,
                        shown.stream()
                                .map(picture -> frame.address() + picture.share())
                                .toList(),
                        ConceptWords.names(concepts, product.materials(), language, 5)));
    }

    private static @Nullable String term(Shell shell, PublicProduct product) {
        var term = product.incoterm();
        var place = product.incotermPlace();
        return term == null || place == null ? null : shell.t("public.product.term", term, place);
    }

    private List<Link> crumbs(OpenFrame frame, PublicProduct product) {
        var crumbs = new ArrayList<Link>();
        crumbs.add(new Link(frame.t("public.nav.products"), frame.to("/products")));
        if (product.family() != null) {
            crumbs.add(new Link(
                    ConceptWords.name(concepts, product.family(), frame.shell().language()),
                    frame.to("/products?kind=" + product.family())));
        }
        return crumbs;
    }

    /** A translation that is missing, or follows an older text, is said openly; the right words are those of the source. */
    private static @Nullable String languageNote(OpenFrame frame, PublicProduct product) {
        var language = frame.shell().language();
        var texts = product.texts().values();
        if (texts.stream().anyMatch(text -> text.missingIn(language))) {
            return frame.t("public.state.missing_here");
        }
        return texts.stream().anyMatch(text -> text.stale() && text.source() != language)
                ? frame.t("public.state.stale_here")
                : null;
    }

    private List<ProductPage.Fact> facts(OpenFrame frame, PublicProduct product) {
        var shell = frame.shell();
        var facts = new ArrayList<ProductPage.Fact>();
        var words = new OpenWords(shell);
        plain(facts, frame, "size", product.sizes().stream().map(words::size).toList());
        concepts(facts, frame, "technique", product.techniques(), "/techniques/");
        concepts(facts, frame, "material", product.materials(), "/products?material=");
        concepts(facts, frame, "colour", product.colours(), null);
        concepts(facts, frame, "motif", product.motifs(), null);
        if (product.minimumOrder() != null) {
            plain(facts, frame, "minimum", List.of(shell.t("public.product.pieces", product.minimumOrder())));
        }
        if (product.leadTimeWeeks() != null) {
            plain(facts, frame, "lead", List.of(shell.t("public.product.weeks", product.leadTimeWeeks())));
        }
        if (product.weightGrams() != null) {
            plain(facts, frame, "weight", List.of(shell.t("public.product.grams", product.weightGrams())));
        }
        if (product.hs6() != null) {
            plain(facts, frame, "hs", List.of(product.hs6().replaceFirst("(\\d{4})(\\d{2})", "$1.$2")));
        }
        if (product.gtin() != null) {
            plain(facts, frame, "gtin", List.of(product.gtin()));
        }
        plain(facts, frame, "code", List.of(product.code()));
        return facts;
    }

    private static void plain(List<ProductPage.Fact> facts, OpenFrame frame, String name, List<String> values) {
        if (!values.isEmpty()) {
            facts.add(new ProductPage.Fact(
                    frame.t("public.fact." + name),
                    values.stream().map(value -> new Link(value, null)).toList()));
        }
    }

    private void concepts(
            List<ProductPage.Fact> facts, OpenFrame frame, String name, List<String> ids, @Nullable String before) {
        if (!ids.isEmpty()) {
            facts.add(new ProductPage.Fact(
                    frame.t("public.fact." + name),
                    ids.stream()
                            .map(id -> new Link(
                                    ConceptWords.name(
                                            concepts, id, frame.shell().language()),
                                    before == null ? null : frame.to(before + id)))
                            .toList()));
        }
    }
}
