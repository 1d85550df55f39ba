package org.saan.hub.catalogue.web.open;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
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
        Facet.NAMED.forEach(facet -> {
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
                all.add(new SearchPage.Facet(facet.code(), shell.t("search.facet." + facet.code()), shown));
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
                code -> OpenSearchPages.link(frame, question.choosing(Facet.PROVINCE, Set.of(code)), 0),
                "search.map");
    }

    List<SearchPage.Number> numbers(Shell shell, SearchQuestion question) {
        if (question.groups()) {
            return List.of();
        }
        return SearchQuestion.NUMBERS.stream()
                .map(name -> new SearchPage.Number(
                        name,
                        shell.t("search.number." + name),
                        shell.t("search.unit." + name),
                        question.number(name),
                        question.isMistaken(name) ? shell.t("search.not_a_number") : null))
                .toList();
    }

    /** What narrows, each with the address without it. */
    List<Link> chosen(OpenFrame frame, SearchQuestion question) {
        var shell = frame.shell();
        var chosen = new ArrayList<Link>();
        Facet.NAMED.forEach(facet -> question.chosen(facet)
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
