package org.saan.hub.catalogue.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.PriceBreak;
import org.saan.hub.catalogue.ProductFacts;
import org.saan.hub.catalogue.ProductSize;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.web.Typed;

/** The facts of a product as the editor's form says them. */
final class ProductForm {
    /** Steps of the price, and sizes, that the form has room for. */
    static final int ROWS = 4;

    private ProductForm() {}

    static ProductFacts facts(Typed typed) {
        var unit = typed.value("unitCode");
        return new ProductFacts(
                typed.value("family"),
                typed.value("craft"),
                typed.list("techniques"),
                typed.list("materials"),
                typed.list("colours"),
                typed.list("motifs"),
                typed.value("nameRoman"),
                sizes(typed),
                unit.isEmpty() ? "H87" : unit,
                typed.number("minimumOrder", "catalogue.number"),
                typed.number("leadTimeWeeks", "catalogue.number"),
                typed.number("weightGrams", "catalogue.number"),
                typed.value("currency"),
                typed.value("incoterm"),
                typed.value("incotermPlace"),
                prices(typed),
                typed.value("hs6"),
                typed.value("originCountry"),
                typed.value("originProvince"),
                typed.value("gtin"),
                typed.value("designLink"));
    }

    private static List<PriceBreak> prices(Typed typed) {
        var prices = new ArrayList<PriceBreak>();
        for (int i = 0; i < ROWS; i++) {
            var from = typed.number("priceFrom" + i, "catalogue.number");
            var price = typed.value("price" + i).strip().replace(",", "");
            if (from == null && price.isEmpty()) {
                continue;
            }
            if (from == null || price.isEmpty() || from < 1) {
                throw Refusal.of("price" + i, "catalogue.prices.pair");
            }
            prices.add(new PriceBreak(from, minor(price, "price" + i, currency(typed))));
        }
        return prices;
    }

    private static Currency currency(Typed typed) {
        var code = typed.value("currency");
        return ProductFacts.CURRENCIES.contains(code) ? Currency.getInstance(code) : Money.THB;
    }

    /** No more decimals than the currency has. */
    private static long minor(String text, String field, Currency currency) {
        try {
            long minor = new BigDecimal(text)
                    .setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY)
                    .movePointRight(currency.getDefaultFractionDigits())
                    .longValueExact();
            if (minor > 0) {
                return minor;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw Refusal.of(field, "catalogue.number");
        }
        throw Refusal.of(field, "catalogue.number");
    }

    private static List<ProductSize> sizes(Typed typed) {
        var sizes = new ArrayList<ProductSize>();
        for (int i = 0; i < ROWS; i++) {
            var label = typed.value("sizeLabel" + i).strip();
            var length = millimetres(typed, "sizeLength" + i);
            var width = millimetres(typed, "sizeWidth" + i);
            var height = millimetres(typed, "sizeHeight" + i);
            if (!label.isEmpty() || length != null || width != null || height != null) {
                sizes.add(new ProductSize(label.isEmpty() ? null : label, length, width, height));
            }
        }
        return sizes;
    }

    /** From centimetres, with one decimal at most. */
    private static @Nullable Integer millimetres(Typed typed, String field) {
        var text = typed.value(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            int millimetres = new BigDecimal(text).movePointRight(1).intValueExact();
            if (millimetres > 0 && millimetres <= 100_000) {
                return millimetres;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            throw Refusal.of(field, "catalogue.number");
        }
        throw Refusal.of(field, "catalogue.number");
    }

    static String centimetres(@Nullable Integer millimetres) {
        return millimetres == null
                ? ""
                : BigDecimal.valueOf(millimetres, 1).stripTrailingZeros().toPlainString();
    }

    static String price(long minor, @Nullable String currency) {
        var of = currency == null ? Money.THB : Currency.getInstance(currency);
        return Money.ofMinor(minor, of).amount().toPlainString();
    }
}
