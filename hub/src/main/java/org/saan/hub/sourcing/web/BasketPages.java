package org.saan.hub.sourcing.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PublicCatalogue;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.web.OpenFrame;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a visitor would like to ask about. A product page leads here with its code: looking changes nothing, the button does, so
 * that product pages stay the same for everybody.
 */
@Controller
@RequestMapping("/{language:th|en}/basket")
@Audience(anybody = true)
class BasketPages {
    private final PublicCatalogue catalogue;

    BasketPages(PublicCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    ModelAndView show(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String add,
            @RequestParam(defaultValue = "") String n) {
        var frame = OpenFrame.of(shell, request, response);
        var basket = Basket.of(request);
        var code = add.toUpperCase(Locale.ROOT);
        var adding = add.isEmpty() ? null : catalogue.findProduct(add).orElse(null);
        var typed = n.isEmpty() && basket.lines().get(code) != null
                ? String.valueOf(basket.lines().get(code))
                : n;
        return page(frame, basket, adding == null ? null : adding(frame, adding, typed, null), Map.of());
    }

    @PostMapping
    ModelAndView change(
            Shell shell,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "do", defaultValue = "change") String action,
            @RequestParam Map<String, String> form) {
        var frame = OpenFrame.of(shell, request, response);
        var basket = Basket.of(request);
        if (action.equals("add")) {
            return add(frame, response, basket, form);
        }
        if (action.startsWith("drop-")) {
            return kept(frame, response, basket.with(action.substring(5), 0));
        }
        var mistakes = new java.util.HashMap<String, String>();
        for (var line : lines(frame, basket, Map.of())) {
            var typed = form.getOrDefault("q-" + line.code(), "");
            var quantity = TypedAmounts.whole(typed, line.unitCode());
            if (quantity.isEmpty() || quantity.get() < 1) {
                mistakes.put(line.code(), typed);
            } else {
                basket = basket.with(line.code(), quantity.get());
            }
        }
        return mistakes.isEmpty() ? kept(frame, response, basket) : refused(page(frame, basket, null, mistakes));
    }

    private ModelAndView add(OpenFrame frame, HttpServletResponse response, Basket basket, Map<String, String> form) {
        var shell = frame.shell();
        var product = catalogue.findProduct(form.getOrDefault("code", "")).orElse(null);
        if (product == null) {
            return page(frame, basket, null, Map.of());
        }
        var typed = form.getOrDefault("quantity", "");
        var quantity = TypedAmounts.whole(typed, product.unitCode()).filter(q -> q > 0);
        if (quantity.isEmpty()) {
            var mistake = shell.t("sourcing.basket.bad_quantity", Units.word(shell, product.unitCode()));
            return refused(page(frame, basket, adding(frame, product, typed, mistake), Map.of()));
        }
        if (basket.isFull() && !basket.lines().containsKey(product.code())) {
            var mistake = shell.t("sourcing.basket.full", basket.lines().size());
            return refused(page(frame, basket, adding(frame, product, typed, mistake), Map.of()));
        }
        return kept(frame, response, basket.with(product.code(), quantity.get()));
    }

    private static ModelAndView kept(OpenFrame frame, HttpServletResponse response, Basket basket) {
        response.addHeader(HttpHeaders.SET_COOKIE, basket.cookie());
        return new ModelAndView("redirect:" + frame.to("/basket"));
    }

    private static ModelAndView refused(ModelAndView view) {
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private ModelAndView page(OpenFrame frame, Basket basket, @Nullable Adding adding, Map<String, String> mistakes) {
        return new ModelAndView(
                "sourcing/web/basket",
                "page",
                new BasketPage(
                        frame.at("/basket").titled("sourcing.basket.title"), adding, lines(frame, basket, mistakes)));
    }

    private static Adding adding(OpenFrame frame, PublicProduct product, String typed, @Nullable String mistake) {
        var shell = frame.shell();
        return new Adding(
                product.code(),
                product.name().in(shell.language()),
                product.group().in(shell.language()),
                Units.word(shell, product.unitCode()),
                product.minimumOrder() == null
                        ? null
                        : shell.t(
                                "sourcing.basket.minimum", Units.of(shell, product.minimumOrder(), product.unitCode())),
                typed,
                mistake);
    }

    /** Products that are public no longer are left out. */
    private List<Line> lines(OpenFrame frame, Basket basket, Map<String, String> mistakes) {
        return lines(frame, catalogue, basket, mistakes);
    }

    static List<Line> lines(OpenFrame frame, PublicCatalogue catalogue, Basket basket, Map<String, String> mistakes) {
        var shell = frame.shell();
        var lines = new ArrayList<Line>();
        basket.lines()
                .forEach((code, quantity) -> catalogue
                        .findProduct(code)
                        .ifPresent(product -> lines.add(new Line(
                                product.id(),
                                code,
                                frame.to("/products/" + code.toLowerCase(Locale.ROOT)),
                                product.name().in(shell.language()),
                                product.group().in(shell.language()),
                                quantity,
                                mistakes.getOrDefault(code, shell.n(quantity)),
                                product.unitCode(),
                                Units.word(shell, product.unitCode()),
                                mistakes.containsKey(code)
                                        ? shell.t("sourcing.basket.bad_quantity", Units.word(shell, product.unitCode()))
                                        : null))));
        return lines;
    }

    /** A product that is about to be added. */
    record Adding(
            String code,
            String name,
            String group,
            String unit,
            @Nullable String minimum,
            String typed,
            @Nullable String mistake) {}

    record Line(
            java.util.UUID product,
            String code,
            String href,
            String name,
            String group,
            int quantity,
            String typed,
            String unitCode,
            String unit,
            @Nullable String mistake) {}

    record BasketPage(OpenFrame frame, @Nullable Adding adding, List<Line> lines) {
        BasketPage {
            lines = List.copyOf(lines);
        }

        Adding toAdd() {
            return Objects.requireNonNull(adding);
        }
    }
}
