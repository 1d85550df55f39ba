package org.saan.hub.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saan.hub.shared.Refusal;

/**
 * What a product says besides its texts.
 *
 * @param family kind of product; like techniques, materials, colours and motifs a concept of the craft vocabulary
 * @param craft how it is planned, a code of {@code directory.product_family}
 * @param unitCode UN/ECE Rec 20
 * @param currency of all prices, ISO 4217; needed when there are any
 * @param incoterm with its place, for all prices
 * @param gtin with fourteen digits, only as GS1 gave it
 */
public record ProductFacts(
        @Nullable String family,
        @Nullable String craft,
        List<String> techniques,
        List<String> materials,
        List<String> colours,
        List<String> motifs,
        @Nullable String nameRoman,
        List<ProductSize> sizes,
        String unitCode,
        @Nullable Integer minimumOrder,
        @Nullable Integer leadTimeWeeks,
        @Nullable Integer weightGrams,
        @Nullable String currency,
        @Nullable String incoterm,
        @Nullable String incotermPlace,
        List<PriceBreak> prices,
        @Nullable String hs6,
        @Nullable String originCountry,
        @Nullable String originProvince,
        @Nullable String gtin,
        @Nullable String designLink) {
    /** Units of pieces, pairs, sets and lengths; see the table of units in the domain. */
    public static final List<String> UNITS = List.of("H87", "PR", "SET", "DZN", "MTR", "KGM");

    public static final Set<String> CURRENCIES = Set.of("THB", "USD", "EUR", "GBP", "JPY", "AUD", "SGD", "CNY");

    public ProductFacts {
        techniques = techniques.stream().distinct().toList();
        materials = materials.stream().distinct().toList();
        colours = colours.stream().distinct().toList();
        motifs = motifs.stream().distinct().toList();
        sizes = List.copyOf(sizes);
        prices = List.copyOf(prices);
        family = absent(family);
        craft = absent(craft);
        nameRoman = absent(nameRoman);
        currency = absent(currency);
        incoterm = absent(incoterm);
        incotermPlace = absent(incotermPlace);
        hs6 = absent(hs6 == null ? null : hs6.replaceAll("[.\\s]", ""));
        originCountry = absent(originCountry);
        originProvince = absent(originProvince);
        gtin = absent(gtin == null ? null : gtin.replaceAll("\\s", ""));
        designLink = absent(designLink);
    }

    private static @Nullable String absent(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Everything that is wrong with it, in the order of the form. */
    public List<Refusal> errors(Concepts concepts) {
        var errors = new ArrayList<Refusal>();
        ProfileFacts.roman(nameRoman, errors);
        if (family != null) {
            ProfileFacts.each(List.of(family), Concepts.PRODUCT, "family", concepts, errors);
        }
        ProfileFacts.each(techniques, Concepts.TECHNIQUE, "techniques", concepts, errors);
        ProfileFacts.each(materials, Concepts.MATERIAL, "materials", concepts, errors);
        ProfileFacts.each(colours, Concepts.COLOUR, "colours", concepts, errors);
        ProfileFacts.each(motifs, Concepts.MOTIF, "motifs", concepts, errors);
        if (!UNITS.contains(unitCode)) {
            errors.add(Refusal.of("unitCode", "catalogue.unit"));
        }
        within("minimumOrder", minimumOrder, 1, 1_000_000, errors);
        within("leadTimeWeeks", leadTimeWeeks, 0, 104, errors);
        within("weightGrams", weightGrams, 1, 500_000, errors);
        prices(errors);
        if (hs6 != null && !hs6.matches("[0-9]{6}")) {
            errors.add(Refusal.of("hs6", "catalogue.hs"));
        }
        if (originCountry != null && !Set.of(Locale.getISOCountries()).contains(originCountry)) {
            errors.add(Refusal.of("originCountry", "catalogue.origin"));
        }
        if (gtin != null && !Gtin.isValid(gtin)) {
            errors.add(Refusal.of("gtin", "catalogue.gtin"));
        }
        if (designLink != null && !designLink.matches("(https://[^\\s\"<>]{3,300}|/[a-z][^\\s\"<>]{0,200})")) {
            errors.add(Refusal.of("designLink", "catalogue.design_link"));
        }
        return errors;
    }

    private void prices(List<Refusal> errors) {
        for (int i = 1; i < prices.size(); i++) {
            if (prices.get(i).fromQuantity() <= prices.get(i - 1).fromQuantity()) {
                errors.add(Refusal.of("prices", "catalogue.prices.ascending"));
                break;
            }
            if (prices.get(i).priceMinor() > prices.get(i - 1).priceMinor()) {
                errors.add(Refusal.of("prices", "catalogue.prices.dearer"));
                break;
            }
        }
        if (!prices.isEmpty() && minimumOrder != null && prices.getFirst().fromQuantity() > minimumOrder) {
            errors.add(Refusal.of("prices", "catalogue.prices.minimum", minimumOrder));
        }
        if (!prices.isEmpty() && (currency == null || !CURRENCIES.contains(currency))) {
            errors.add(Refusal.of("currency", "catalogue.currency"));
        }
        if (!prices.isEmpty() && incoterm == null) {
            errors.add(Refusal.of("incoterm", "catalogue.incoterm.needed"));
        }
        if (incoterm != null && !Incoterms.CODES.contains(incoterm)) {
            errors.add(Refusal.of("incoterm", "catalogue.incoterm"));
        }
        if ((incoterm == null) != (incotermPlace == null)) {
            errors.add(Refusal.of("incotermPlace", "catalogue.incoterm.place"));
        }
    }

    private static void within(String field, @Nullable Integer value, int least, int most, List<Refusal> errors) {
        if (value != null && (value < least || value > most)) {
            errors.add(Refusal.of(field, "catalogue.within", least, most));
        }
    }

    /** A product of which nothing is known yet. */
    public static ProductFacts none() {
        return new ProductFacts(
                null, null, List.of(), List.of(), List.of(), List.of(), null, List.of(), "H87", null, null, null, null,
                null, null, List.of(), null, null, null, null, null);
    }
}
