package org.saan.hub.sourcing.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.saan.hub.shared.Language;
import org.saan.thaitext.ThaiOrder;

/** Names of countries, and the list to choose one from. */
final class Countries {
    /** Every country by its name in each language, in order. */
    private static final Map<Language, List<Country>> ALL = Arrays.stream(Language.values())
            .collect(Collectors.toUnmodifiableMap(
                    language -> language, language -> of(language, List.of(Locale.getISOCountries()))));

    private Countries() {}

    record Country(String code, String name) {}

    static List<Country> all(Language language) {
        return ALL.getOrDefault(language, List.of());
    }

    static List<Country> of(Language language, Collection<String> codes) {
        return codes.stream()
                .map(code -> new Country(code, name(language, code)))
                .sorted(Comparator.comparing(Country::name, ThaiOrder.dictionary()))
                .toList();
    }

    static String name(Language language, String code) {
        return Locale.of("", code).getDisplayCountry(language.locale());
    }
}
