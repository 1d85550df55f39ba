package org.saan.hub.catalogue.web.open;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.search.Facet;
import org.saan.hub.catalogue.search.SearchAsk;
import org.saan.hub.catalogue.search.SearchDocument;
import org.springframework.util.MultiValueMap;

/**
 * What the address of a search asks, so that a search can be sent to somebody, kept, and changed by a link. What cannot be read
 * stays as it was typed and narrows nothing.
 *
 * @param words as typed
 * @param count how many pieces, as typed
 * @param by until when, as typed
 * @param onTime whether only what can be made by then
 * @param groups whether groups are listed instead of products
 * @param page counted from 0
 */
record SearchQuestion(
        String words,
        String count,
        String by,
        boolean onTime,
        boolean groups,
        Map<Facet, Set<String>> chosen,
        String priceFrom,
        String priceTo,
        String minimum,
        String lead,
        SearchAsk.Sort sort,
        int page) {
    private static final int MOST_VALUES = 30;
    private static final String CODE = "[A-Za-z0-9_.:'-]{1,60}";

    /** Facets of names that the page offers, by the name of their field. */
    static final Map<String, Facet> FACETS = facets();

    private static Map<String, Facet> facets() {
        var facets = new LinkedHashMap<String, Facet>();
        facets.put("technique", Facet.TECHNIQUE);
        facets.put("material", Facet.MATERIAL);
        facets.put("kind", Facet.PRODUCT_TYPE);
        facets.put("colour", Facet.COLOUR);
        facets.put("region", Facet.REGION);
        facets.put("province", Facet.PROVINCE);
        return facets;
    }

    static SearchQuestion read(MultiValueMap<String, String> typed) {
        var chosen = new EnumMap<Facet, Set<String>>(Facet.class);
        FACETS.forEach((name, facet) -> {
            var values = new LinkedHashSet<String>();
            for (var value : typed.getOrDefault(name, List.of())) {
                if (value.matches(CODE) && values.size() < MOST_VALUES) {
                    values.add(value);
                }
            }
            if (!values.isEmpty()) {
                chosen.put(facet, values);
            }
        });
        var page = one(typed, "page");
        return new SearchQuestion(
                one(typed, "q"),
                one(typed, "n"),
                one(typed, "by"),
                !one(typed, "ontime").isEmpty(),
                one(typed, "what").equals("groups"),
                chosen,
                one(typed, "from"),
                one(typed, "to"),
                one(typed, "minimum"),
                one(typed, "lead"),
                sort(one(typed, "sort")),
                page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 0);
    }

    private static String one(MultiValueMap<String, String> typed, String name) {
        var value = typed.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static SearchAsk.Sort sort(String typed) {
        for (var sort : SearchAsk.Sort.values()) {
            if (code(sort).equals(typed)) {
                return sort;
            }
        }
        return SearchAsk.Sort.BEST;
    }

    static String code(SearchAsk.Sort sort) {
        return sort.name().toLowerCase(Locale.ROOT);
    }

    Set<String> chosen(Facet facet) {
        return chosen.getOrDefault(facet, Set.of());
    }

    /** Numbers that cannot be read narrow nothing. */
    static @Nullable Integer number(String typed) {
        var text = typed.replace(",", "");
        return text.matches("[0-9]{1,7}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable BigDecimal amount(String typed) {
        var number = number(typed);
        return number == null ? null : BigDecimal.valueOf(number);
    }

    /** Names of fields whose numbers cannot be read. */
    List<String> mistakes() {
        var mistakes = new ArrayList<String>();
        Map.of("from", priceFrom, "to", priceTo, "minimum", minimum, "lead", lead)
                .forEach((name, typed) -> {
                    if (!typed.isEmpty() && number(typed) == null) {
                        mistakes.add(name);
                    }
                });
        return mistakes;
    }

    /** Whether anything but the words narrows. */
    boolean narrowed() {
        return !chosen.isEmpty()
                || onTime
                || number(priceFrom) != null
                || number(priceTo) != null
                || number(minimum) != null
                || number(lead) != null;
    }

    /**
     * @param makers only of these; null for all
     */
    SearchAsk ask(String language, SearchDocument.Kind kind, @Nullable Set<String> makers, int from, int size) {
        return new SearchAsk(
                words,
                Set.of(kind),
                chosen,
                amount(priceFrom),
                amount(priceTo),
                number(minimum),
                number(lead),
                makers,
                sort,
                from,
                size,
                language);
    }

    /** The part of an address after the question mark that asks this, at that page. */
    String address(int atPage) {
        var parts = new StringBuilder();
        fields().forEach(field -> add(parts, field.name(), field.value()));
        add(parts, "sort", sort == SearchAsk.Sort.BEST ? "" : code(sort));
        add(parts, "page", atPage == 0 ? "" : Integer.toString(atPage));
        return parts.toString();
    }

    /** A field of the form. */
    record Field(String name, String value) {}

    /** All that is asked, without order and page; fields without value are left out. */
    List<Field> fields() {
        var fields = new ArrayList<Field>();
        fields.add(new Field("q", words));
        fields.add(new Field("n", count));
        fields.add(new Field("by", by));
        fields.add(new Field("ontime", onTime ? "1" : ""));
        fields.add(new Field("what", groups ? "groups" : ""));
        FACETS.forEach((name, facet) -> chosen(facet).forEach(value -> fields.add(new Field(name, value))));
        fields.add(new Field("from", priceFrom));
        fields.add(new Field("to", priceTo));
        fields.add(new Field("minimum", minimum));
        fields.add(new Field("lead", lead));
        return fields.stream().filter(field -> !field.value().isEmpty()).toList();
    }

    private static void add(StringBuilder parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.append(parts.isEmpty() ? "" : "&")
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    SearchQuestion withWords(String other) {
        return new SearchQuestion(other, count, by, onTime, groups, chosen, priceFrom, priceTo, minimum, lead, sort, 0);
    }

    SearchQuestion sorted(SearchAsk.Sort other) {
        return new SearchQuestion(
                words, count, by, onTime, groups, chosen, priceFrom, priceTo, minimum, lead, other, 0);
    }

    SearchQuestion listing(boolean ofGroups) {
        return new SearchQuestion(
                words, count, by, false, ofGroups, chosen, priceFrom, priceTo, minimum, lead, sort, 0);
    }

    SearchQuestion onTime(boolean only) {
        return new SearchQuestion(words, count, by, only, groups, chosen, priceFrom, priceTo, minimum, lead, sort, 0);
    }

    /** Without a value of a facet. */
    SearchQuestion without(Facet facet, String value) {
        var less = new EnumMap<Facet, Set<String>>(Facet.class);
        less.putAll(chosen);
        var values = new LinkedHashSet<>(chosen(facet));
        values.remove(value);
        less.put(facet, values);
        return new SearchQuestion(words, count, by, onTime, groups, less, priceFrom, priceTo, minimum, lead, sort, 0);
    }

    /** Without the number in the field of that name. */
    SearchQuestion withoutNumber(String name) {
        return new SearchQuestion(
                words,
                count,
                by,
                onTime,
                groups,
                chosen,
                name.equals("from") ? "" : priceFrom,
                name.equals("to") ? "" : priceTo,
                name.equals("minimum") ? "" : minimum,
                name.equals("lead") ? "" : lead,
                sort,
                0);
    }

    /** The same words with nothing that narrows. */
    SearchQuestion cleared() {
        return new SearchQuestion(words, count, by, false, groups, Map.of(), "", "", "", "", sort, 0);
    }
}
