package org.saan.hub.catalogue.web.open;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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
 * @param numbers what was typed into the fields of {@link #NUMBERS}
 * @param page counted from 0
 */
record SearchQuestion(
        String words,
        String count,
        String by,
        boolean onTime,
        boolean groups,
        Map<Facet, Set<String>> chosen,
        Map<String, String> numbers,
        SearchAsk.Sort sort,
        int page) {
    private static final int MOST_VALUES = 30;
    private static final Set<String> KEPT = Set.of("q", "n", "by", "ontime", "what", "sort");
    private static final String CODE = "[A-Za-z0-9_.:'-]{1,60}";

    /** Fields of numbers: price from and to, smallest order, weeks. */
    static final List<String> NUMBERS = List.of("from", "to", "minimum", "lead");

    static SearchQuestion read(MultiValueMap<String, String> typed) {
        var chosen = new EnumMap<Facet, Set<String>>(Facet.class);
        Facet.NAMED.forEach(facet -> {
            var values = new LinkedHashSet<String>();
            for (var value : typed.getOrDefault(facet.code(), List.of())) {
                if (value.matches(CODE) && values.size() < MOST_VALUES) {
                    values.add(value);
                }
            }
            if (!values.isEmpty()) {
                chosen.put(facet, values);
            }
        });
        var numbers = new LinkedHashMap<String, String>();
        NUMBERS.forEach(name -> numbers.put(name, one(typed, name)));
        var page = one(typed, "page");
        return new SearchQuestion(
                one(typed, "q"),
                one(typed, "n"),
                one(typed, "by"),
                !one(typed, "ontime").isEmpty(),
                one(typed, "what").equals("groups"),
                chosen,
                numbers,
                sort(one(typed, "sort")),
                page.matches("[0-9]{1,4}") ? Integer.parseInt(page) : 0);
    }

    private static String one(MultiValueMap<String, String> typed, String name) {
        var value = typed.getFirst(name);
        return value == null ? "" : value.strip();
    }

    private static SearchAsk.Sort sort(String typed) {
        for (var sort : SearchAsk.Sort.values()) {
            if (sort.code().equals(typed)) {
                return sort;
            }
        }
        return SearchAsk.Sort.BEST;
    }

    Set<String> chosen(Facet facet) {
        return chosen.getOrDefault(facet, Set.of());
    }

    /** What was typed into a field of a number. */
    String number(String name) {
        return numbers.getOrDefault(name, "");
    }

    /** The number in a field; what cannot be read narrows nothing. */
    private @Nullable Integer read(String name) {
        var text = number(name).replace(",", "");
        return text.matches("[0-9]{1,7}") ? Integer.valueOf(text) : null;
    }

    /** Whether something stands in the field that is no number. */
    boolean isMistaken(String name) {
        return !number(name).isEmpty() && read(name) == null;
    }

    private @Nullable BigDecimal amount(String name) {
        var number = read(name);
        return number == null ? null : BigDecimal.valueOf(number);
    }

    /**
     * @param makers only of these; null for all
     */
    SearchAsk ask(String language, SearchDocument.Kind kind, @Nullable Set<String> makers, int from, int size) {
        return new SearchAsk(
                words,
                Set.of(kind),
                chosen,
                amount("from"),
                amount("to"),
                read("minimum"),
                read("lead"),
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
        add(parts, "page", atPage == 0 ? "" : Integer.toString(atPage));
        return parts.toString();
    }

    /** A field of the form. */
    record Field(String name, String value) {}

    /** All that is asked, without the page; fields without value are left out. */
    List<Field> fields() {
        var fields = new ArrayList<Field>();
        fields.add(new Field("q", words));
        fields.add(new Field("n", count));
        fields.add(new Field("by", by));
        fields.add(new Field("ontime", onTime ? "1" : ""));
        fields.add(new Field("what", groups ? "groups" : ""));
        Facet.NAMED.forEach(facet -> chosen(facet).forEach(value -> fields.add(new Field(facet.code(), value))));
        NUMBERS.forEach(name -> fields.add(new Field(name, number(name))));
        fields.add(new Field("sort", sort == SearchAsk.Sort.BEST ? "" : sort.code()));
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

    /** What the form of filters does not show and has to keep. */
    List<Field> kept() {
        return fields().stream().filter(field -> KEPT.contains(field.name())).toList();
    }

    SearchQuestion withWords(String other) {
        return new SearchQuestion(other, count, by, onTime, groups, chosen, numbers, sort, 0);
    }

    SearchQuestion sorted(SearchAsk.Sort other) {
        return new SearchQuestion(words, count, by, onTime, groups, chosen, numbers, other, 0);
    }

    /** Groups are not asked when they have time: that is a question of what they make. */
    SearchQuestion listing(boolean ofGroups) {
        return new SearchQuestion(words, count, by, false, ofGroups, chosen, numbers, sort, 0);
    }

    SearchQuestion onTime(boolean only) {
        return new SearchQuestion(words, count, by, only, groups, chosen, numbers, sort, page);
    }

    SearchQuestion at(int otherPage) {
        return new SearchQuestion(words, count, by, onTime, groups, chosen, numbers, sort, otherPage);
    }

    /** With these values of a facet and no others. */
    SearchQuestion choosing(Facet facet, Set<String> values) {
        var other = new EnumMap<Facet, Set<String>>(Facet.class);
        other.putAll(chosen);
        other.put(facet, values);
        return new SearchQuestion(words, count, by, onTime, groups, other, numbers, sort, 0);
    }

    SearchQuestion without(Facet facet, String value) {
        var values = new LinkedHashSet<>(chosen(facet));
        values.remove(value);
        return choosing(facet, values);
    }

    /** Without the number in the field of that name. */
    SearchQuestion withoutNumber(String name) {
        var less = new LinkedHashMap<>(numbers);
        less.remove(name);
        return new SearchQuestion(words, count, by, onTime, groups, chosen, less, sort, 0);
    }

    /** The same words with nothing that narrows. */
    SearchQuestion cleared() {
        return new SearchQuestion(words, count, by, false, groups, Map.of(), Map.of(), sort, 0);
    }
}
