package org.saan.hub.catalogue.print;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.saan.hub.catalogue.PriceBreak;
import org.saan.hub.catalogue.ProductSize;
import org.saan.hub.catalogue.PublicMark;
import org.saan.hub.catalogue.PublicProduct;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Words;

/** How figures and marks are said on paper, in one language. */
record PrintWords(Words words, Language language) {
    private static final char NBSP = '\u00a0';
    private static final Set<String> UNITS = Set.of("H87", "PR", "SET", "MTR", "KGM");
    private static final BigDecimal MM_OF_A_CM = BigDecimal.TEN;

    String t(String key, Object... args) {
        return words.say(language, "print." + key, args);
    }

    Printing printing() {
        return new Printing(language);
    }

    /** As after a number. */
    String unit(PublicProduct product) {
        return UNITS.contains(product.unitCode()) ? t("unit." + product.unitCode()) : product.unitCode();
    }

    private String one(PublicProduct product) {
        return UNITS.contains(product.unitCode()) ? t("one." + product.unitCode()) : product.unitCode();
    }

    /** {@code 60 × 180 cm}, after what the size is called. */
    String size(ProductSize size) {
        var measures = Stream.of(size.lengthMm(), size.widthMm(), size.heightMm())
                .filter(Objects::nonNull)
                .map(mm -> printing().number(BigDecimal.valueOf(mm).divide(MM_OF_A_CM)))
                .collect(Collectors.joining(NBSP + "×" + NBSP));
        var label = size.label() == null ? "" : size.label();
        return measures.isEmpty() ? label : (label + " " + measures + NBSP + t("cm")).strip();
    }

    /** Size, least order and time to make, each when it is known. */
    List<String> facts(PublicProduct product) {
        var sizes = product.sizes().stream().map(this::size).collect(Collectors.joining(", "));
        var minimum = product.minimumOrder();
        var weeks = product.leadTimeWeeks();
        return Stream.of(
                        sizes,
                        minimum == null ? "" : tied(t("minimum", printing().number(minimum), unit(product))),
                        weeks == null ? "" : tied(t("lead", weeks)))
                .filter(fact -> !fact.isEmpty())
                .toList();
    }

    /** A number and what it counts stay in one line. */
    private static String tied(String fact) {
        return fact.replace(' ', NBSP);
    }

    /** The prices of all steps: each with decimals as soon as one has any. */
    List<String> prices(List<PriceBreak> steps, Currency currency) {
        var amounts = steps.stream()
                .map(step -> Money.ofMinor(step.priceMinor(), currency))
                .toList();
        if (amounts.stream()
                .allMatch(money -> money.amount().stripTrailingZeros().scale() <= 0)) {
            return amounts.stream().map(printing()::money).toList();
        }
        return amounts.stream()
                .map(money ->
                        String.format(Locale.ROOT, "%s" + NBSP + "%,.2f", currency.getCurrencyCode(), money.amount()))
                .toList();
    }

    /** Which prices they are: currency, and where the goods change hands. */
    String term(PublicProduct product, Currency currency) {
        var incoterm = product.incoterm();
        var place = product.incotermPlace();
        return incoterm == null || place == null
                ? t("price.each", currency.getCurrencyCode(), one(product))
                : t("price.term", currency.getCurrencyCode(), one(product), incoterm, place);
    }

    /** The mark, its certificate and until when it is in force. */
    String mark(PublicMark mark) {
        var stars = mark.stars();
        var name = mark.name().in(language) + (stars == null ? "" : " " + t("stars", stars));
        var until = mark.validUntil();
        return until == null
                ? t("mark", name, mark.certificate())
                : t("mark.until", name, mark.certificate(), printing().date(until));
    }
}
