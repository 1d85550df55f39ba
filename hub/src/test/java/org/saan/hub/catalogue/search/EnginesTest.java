package org.saan.hub.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.saan.hub.bench.MadeCatalogue;
import org.saan.hub.catalogue.search.SearchAsk.Sort;
import org.saan.hub.catalogue.search.SearchDocument.Kind;
import org.saan.hub.platform.SearchNode;

/** Both engines give whole answers that are equal: finds in their order with marks, numbers, facets, what is near and what was meant. */
class EnginesTest {
    private static final int PRODUCTS = 600;
    private static final int QUERIES = 40;

    private static SearchCluster cluster;
    private static SearchEngine ours;
    private static SearchEngine theirs;

    @BeforeAll
    static void fill() throws IOException {
        cluster = new SearchCluster(SearchNode.shared().url(), null, "", "saan-engines");
        cluster.remove();
        ours = new SearchIndex(new ByteBuffersDirectory(), Vocabulary.standard(), SearchOptions.ALL);
        theirs = cluster.create(Vocabulary.standard());
        var items = new ArrayList<>(new MadeCatalogue(5).products(0, PRODUCTS));
        items.add(bare("bare", Kind.PRODUCT));
        items.add(bare("group", Kind.GROUP));
        for (var engine : List.of(ours, theirs)) {
            engine.put(items);
            engine.refresh();
        }
    }

    private static SearchDocument bare(String id, Kind kind) {
        return new SearchDocument(
                id, kind, "ผ้าไหม", "", "", "", Set.of(), null, null, null, null, null, List.of(), null);
    }

    @AfterAll
    static void end() {
        ours.close();
        theirs.close();
        cluster.remove();
        cluster.close();
    }

    private static SearchAsk ask(String words, Map<Facet, Set<String>> chosen, Sort sort, int from, int size) {
        return new SearchAsk(words, Set.of(), chosen, null, null, null, null, null, sort, from, size, "th");
    }

    private static SearchAnswer same(SearchAsk ask) {
        var right = ours.answer(ask);
        assertThat(theirs.answer(ask)).as("%s", ask).isEqualTo(right);
        assertThat(theirs.answer(ask, false)).as("%s", ask).isEqualTo(ours.answer(ask, false));
        return right;
    }

    private static List<String> queries() {
        var made = new MadeCatalogue(7);
        var queries = new ArrayList<>(
                List.of("", "silk mat", "ผ้าพันคอ ไหม สีแดง", "cottn scraf", "หมี", "45 x 180", "xkcdxkcd"));
        for (int i = 0; i < QUERIES; i++) {
            queries.add(made.query());
        }
        return queries;
    }

    @Test
    void whatBuyersTypeIsAnsweredAlike() {
        long found = 0;
        int near = 0;
        for (var words : queries()) {
            var answer = same(ask(words, Map.of(), Sort.BEST, 0, 24));
            found += answer.total();
            near += answer.near() ? 1 : 0;
        }
        assertThat(found).isGreaterThan(1_000);
        assertThat(near).isGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource
    void everyOrderPageByPage(Sort sort) {
        for (var words : List.of("", "ผ้าไหม")) {
            for (int from : List.of(0, 10, 595, 5_000)) {
                same(ask(words, Map.of(), sort, from, 10));
            }
            same(ask(words, Map.of(), sort, 0, 0));
        }
    }

    @Test
    void choicesOfFacetsNarrowAndLeaveTheirOwnCountsAlone() {
        for (var words : List.of("", "ผ้าไหม", "mudmee")) {
            same(ask(words, Map.of(Facet.PROVINCE, Set.of("40")), Sort.BEST, 0, 24));
            same(ask(
                    words,
                    Map.of(
                            Facet.PROVINCE, Set.of("40", "41"),
                            Facet.PRICE, Set.of("500-1000", "1000-2000"),
                            Facet.TECHNIQUE, Set.of("ikat")),
                    Sort.PRICE,
                    0,
                    24));
            same(ask(words, Map.of(Facet.GROUP, Set.of("g01", "nobody")), Sort.BEST, 0, 24));
        }
    }

    private static SearchAsk filtered(
            Set<Kind> kinds,
            @Nullable Integer priceFrom,
            @Nullable Integer priceTo,
            @Nullable Integer minimum,
            @Nullable Integer lead,
            @Nullable Set<String> groups) {
        return new SearchAsk(
                "ผ้า",
                kinds,
                Map.of(),
                priceFrom == null ? null : BigDecimal.valueOf(priceFrom),
                priceTo == null ? null : BigDecimal.valueOf(priceTo),
                minimum,
                lead,
                groups,
                Sort.BEST,
                0,
                24,
                "en");
    }

    @Test
    void limitsAreInclusiveAndWhatIsNotKnownDoesNotFit() {
        assertThat(same(filtered(Set.of(Kind.GROUP), null, null, null, null, null))
                        .total())
                .isEqualTo(1);
        same(filtered(Set.of(Kind.PRODUCT), 500, null, null, null, null));
        same(filtered(Set.of(), null, 500, null, null, null));
        same(filtered(Set.of(), 400, 800, 100, 6, Set.of("g01", "g02", "g03")));
        assertThat(same(filtered(Set.of(), null, null, null, null, Set.of())).total())
                .isZero();
    }

    @Test
    void whatIsRemovedAndPutAgainIsSeenAlike() {
        var items = new MadeCatalogue(99).products(0, 40);
        for (var engine : List.of(ours, theirs)) {
            engine.put(items);
            engine.remove(List.of("p0000050", "p0000051", "unknown"));
            engine.refresh();
        }
        assertThat(theirs.size()).isEqualTo(ours.size()).isEqualTo(PRODUCTS);
        for (var words : List.of("", "ผ้าไหม")) {
            var ask = ask(words, Map.of(), Sort.BEST, 0, 1_000);
            var right = ours.answer(ask);
            var answer = theirs.answer(ask);
            assertThat(answer.facets()).isEqualTo(right.facets());
            assertThat(answer.hits()).containsExactlyInAnyOrderElementsOf(right.hits());
        }
    }
}
