package org.saan.hub.catalogue.web.open;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.Concepts;
import org.saan.hub.catalogue.PublicGroups;
import org.saan.hub.catalogue.search.Facet;
import org.saan.hub.catalogue.search.SearchAnswer;
import org.saan.hub.shared.Shell;
import org.springframework.stereotype.Component;

/** The filters of a search, in words. */
@Component
class SearchFacets {
    private static final int VALUES = 10;
    private static final int PROVINCES = 77;

    private final Concepts concepts;
    private final PublicGroups groups;
    private final Maps maps;

    SearchFacets(Concepts concepts, PublicGroups groups, Maps maps) {
        this.concepts = concepts;
        this.groups = groups;
        this.maps = maps;
    }

    /** Values that were found, the most frequent first, and what is chosen, even where nothing has it. */
    List<SearchPage.Facet> of(Shell shell, SearchQuestion question, SearchAnswer answer) {
        var all = new ArrayList<SearchPage.Facet>();
        SearchQuestion.FACETS.forEach((name, facet) -> {
            var values = new LinkedHashMap<String, Long>();
            question.chosen(facet).forEach(value -> values.put(value, 0L));
            var counts = answer.facets().getOrDefault(facet, List.of());
            counts.stream()
                    .filter(count -> question.chosen(facet).contains(count.value()))
                    .forEach(count -> values.put(count.value(), count.count()));
            counts.stream()
                    .limit(facet == Facet.PROVINCE ? PROVINCES : VALUES)
                    .forEach(count -> values.put(count.value(), count.count()));
            var shown = values.entrySet().stream()
                    .map(one -> new SearchPage.Value(
                            one.getKey(),
                            words(shell, facet, one.getKey()),
                            shell.n(one.getValue()),
                            question.chosen(facet).contains(one.getKey())))
                    .toList();
            if (!shown.isEmpty()) {
                all.add(new SearchPage.Facet(name, shell.t("search.facet." + name), shown));
            }
        });
        return all;
    }

    /** Where in the country the findings are; absent when there are none. */
    @Nullable
    OpenMap map(OpenFrame frame, SearchQuestion question, SearchAnswer answer) {
        var counts = new HashMap<String, Integer>();
        answer.facets()
                .getOrDefault(Facet.PROVINCE, List.of())
                .forEach(count -> counts.put(count.value(), (int) Math.min(Integer.MAX_VALUE, count.count())));
        if (counts.isEmpty()) {
            return null;
        }
        var chosen = question.chosen(Facet.PROVINCE);
        return maps.of(
                frame.shell(),
                counts,
                chosen.size() == 1 ? chosen.iterator().next() : null,
                code -> OpenSearchPages.link(
                        frame,
                        new SearchQuestion(
                                question.words(),
                                question.count(),
                                question.by(),
                                question.onTime(),
                                question.groups(),
                                with(question.chosen(), code),
                                question.priceFrom(),
                                question.priceTo(),
                                question.minimum(),
                                question.lead(),
                                question.sort(),
                                0),
                        0),
                "search.map");
    }

    private static Map<Facet, java.util.Set<String>> with(Map<Facet, java.util.Set<String>> chosen, String province) {
        var more = new java.util.EnumMap<Facet, java.util.Set<String>>(Facet.class);
        more.putAll(chosen);
        more.put(Facet.PROVINCE, java.util.Set.of(province));
        return more;
    }

    List<SearchPage.Number> numbers(Shell shell, SearchQuestion question) {
        if (question.groups()) {
            return List.of();
        }
        var mistakes = question.mistakes();
        var numbers = new ArrayList<SearchPage.Number>();
        Map<String, String> typed = new LinkedHashMap<>();
        typed.put("from", question.priceFrom());
        typed.put("to", question.priceTo());
        typed.put("minimum", question.minimum());
        typed.put("lead", question.lead());
        typed.forEach((name, value) -> numbers.add(new SearchPage.Number(
                name,
                shell.t("search.number." + name),
                shell.t("search.unit." + name),
                value,
                mistakes.contains(name) ? shell.t("search.not_a_number") : null)));
        return numbers;
    }

    /** What narrows, each with the address without it. */
    List<Link> chosen(OpenFrame frame, SearchQuestion question) {
        var shell = frame.shell();
        var chosen = new ArrayList<Link>();
        SearchQuestion.FACETS.forEach((name, facet) -> question.chosen(facet)
                .forEach(value -> chosen.add(new Link(
                        words(shell, facet, value), OpenSearchPages.link(frame, question.without(facet, value), 0)))));
        if (question.onTime()) {
            chosen.add(
                    new Link(shell.t("search.only_on_time"), OpenSearchPages.link(frame, question.onTime(false), 0)));
        }
        for (var number : numbers(shell, question)) {
            if (!number.value().isEmpty() && number.mistake() == null) {
                chosen.add(new Link(
                        number.title() + " " + number.value() + " " + number.unit(),
                        OpenSearchPages.link(frame, question.withoutNumber(number.name()), 0)));
            }
        }
        return chosen;
    }

    private String words(Shell shell, Facet facet, String code) {
        return switch (facet) {
            case REGION -> OpenGroupPages.REGIONS.contains(code) ? shell.t("directory.region." + code) : code;
            case PROVINCE -> {
                var province = groups.provinces().get(code);
                yield province == null ? code : shell.text(province.name());
            }
            default -> ConceptWords.name(concepts, code, shell.language());
        };
    }
}
