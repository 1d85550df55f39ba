package org.saan.hub.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.catalogue.search.SearchAnswer.Count;
import org.saan.hub.catalogue.search.SearchAnswer.Piece;
import org.saan.hub.catalogue.search.SearchAsk.Sort;

/** What a search counts, narrows, puts in order and marks. */
class SearchFacetsTest {
    private static final Instant DAY = Instant.parse("2026-11-01T00:00:00Z");

    private ByteBuffersDirectory directory;
    private SearchIndex index;

    @BeforeEach
    void put() throws IOException {
        directory = new ByteBuffersDirectory();
        index = new SearchIndex(directory, Vocabulary.standard(), SearchOptions.ALL);
        index.put(List.of(
                product("1", "ผ้าพันคอไหมมัดหมี่", "Silk mudmee scarf", "40", "g1", "900", 10, 4, 1),
                product("2", "ผ้าพันคอฝ้ายย้อมคราม", "Indigo cotton scarf", "47", "g2", "350", 30, 6, 2),
                product("3", "ผ้าคลุมไหล่ไหมมัดหมี่", "Silk mudmee shawl", "40", "g1", "2500", 5, 9, 3),
                product("4", "กระเป๋าสานไม้ไผ่", "Bamboo basket bag", "50", "g3", null, 100, 3, 4)));
        index.refresh();
    }

    @AfterEach
    void close() throws IOException {
        index.close();
    }

    private static SearchDocument product(
            String id,
            String th,
            String en,
            String province,
            String group,
            String price,
            int minimum,
            int weeks,
            int day) {
        return new SearchDocument(
                id,
                SearchDocument.Kind.PRODUCT,
                th,
                en,
                "",
                "",
                en.contains("Silk") ? Set.of("silk") : Set.of(),
                province,
                group,
                price == null ? null : new BigDecimal(price),
                minimum,
                weeks,
                List.of("60 × 180 cm"),
                DAY.plus(Duration.ofDays(day)));
    }

    private static SearchAsk ask(String words, Map<Facet, Set<String>> chosen, Sort sort) {
        return new SearchAsk(words, Set.of(), chosen, null, null, null, null, null, sort, 0, 24, "en");
    }

    private List<String> exact(SearchAsk ask) {
        return index.answer(ask).hits().stream()
                .filter(SearchAnswer.Hit::exact)
                .map(SearchAnswer.Hit::id)
                .toList();
    }

    private static long count(SearchAnswer answer, Facet facet, String value) {
        return answer.facets().get(facet).stream()
                .filter(one -> one.value().equals(value))
                .mapToLong(Count::count)
                .sum();
    }

    @Test
    void everyFacetCountsWhatWasFound() {
        var answer = index.answer(SearchAsk.of("mudmee", 24, "en"));
        assertThat(answer.total()).isEqualTo(2);
        assertThat(count(answer, Facet.MATERIAL, "silk")).isEqualTo(2);
        assertThat(answer.facets().get(Facet.PROVINCE)).containsExactly(new Count("prov:40", 2));
        assertThat(answer.facets().get(Facet.REGION)).containsExactly(new Count("region:northeast", 2));
        assertThat(answer.facets().get(Facet.GROUP)).containsExactly(new Count("g1", 2));
        assertThat(answer.facets().get(Facet.PRICE))
                .containsExactly(new Count("500-1000", 1), new Count("2000-5000", 1));
        assertThat(answer.facets().get(Facet.MINIMUM))
                .containsExactly(new Count("-10", 2), new Count("-50", 2), new Count("-100", 2), new Count("-500", 2));
        assertThat(answer.facets().get(Facet.LEAD))
                .containsExactly(new Count("-4", 1), new Count("-8", 1), new Count("-12", 2), new Count("-26", 2));
    }

    @Test
    void countsOfAFacetTellWhatAnotherChoiceInItWouldGive() {
        var answer = index.answer(ask("", Map.of(Facet.PROVINCE, Set.of("prov:47")), Sort.BEST));
        assertThat(answer.total()).isEqualTo(1);
        assertThat(answer.facets().get(Facet.PROVINCE))
                .containsExactly(new Count("prov:40", 2), new Count("prov:47", 1), new Count("prov:50", 1));
        assertThat(answer.facets().get(Facet.GROUP)).containsExactly(new Count("g2", 1));
    }

    @Test
    void valuesOfOneFacetAddUpAndFacetsNarrowEachOther() {
        assertThat(exact(ask("", Map.of(Facet.PROVINCE, Set.of("prov:47", "prov:50")), Sort.PRICE)))
                .containsExactly("2", "4");
        assertThat(exact(ask(
                        "", Map.of(Facet.PROVINCE, Set.of("prov:40"), Facet.PRICE, Set.of("2000-5000")), Sort.PRICE)))
                .containsExactly("3");
        assertThat(exact(ask("", Map.of(Facet.REGION, Set.of("region:northeast")), Sort.PRICE)))
                .containsExactly("2", "1", "3");
    }

    @Test
    void whatHasNoPriceComesLastInBothDirections() {
        assertThat(exact(ask("", Map.of(), Sort.PRICE))).containsExactly("2", "1", "3", "4");
        assertThat(exact(ask("", Map.of(), Sort.PRICE_DOWN))).containsExactly("3", "1", "2", "4");
        assertThat(exact(ask("", Map.of(), Sort.NEWEST))).containsExactly("4", "3", "2", "1");
        assertThat(exact(ask("", Map.of(), Sort.LEAD))).containsExactly("4", "1", "2", "3");
        assertThat(exact(ask("", Map.of(), Sort.TITLE))).containsExactly("4", "2", "1", "3");
    }

    @Test
    @DisplayName("Thai titles stand in the order of a Thai dictionary")
    void thaiOrder() {
        var thai = new SearchAsk("", Set.of(), Map.of(), null, null, null, null, null, Sort.TITLE, 0, 24, "th");
        assertThat(exact(thai)).containsExactly("4", "3", "2", "1");
    }

    @Test
    void pricesMinimumAndWeeksAreIncludedAtTheirEnds() {
        assertThat(exact(new SearchAsk(
                        "",
                        Set.of(),
                        Map.of(),
                        new BigDecimal("350"),
                        new BigDecimal("900"),
                        30,
                        6,
                        null,
                        Sort.PRICE,
                        0,
                        24,
                        "en")))
                .containsExactly("2", "1");
        var ofGroup =
                new SearchAsk("", Set.of(), Map.of(), null, null, null, null, Set.of("g3"), Sort.BEST, 0, 24, "en");
        assertThat(exact(ofGroup)).containsExactly("4");
    }

    @Test
    void sizesAreFoundHoweverTheyAreWritten() {
        for (var size : List.of("60x180", "60 x 180 cm", "๖๐ × ๑๘๐")) {
            assertThat(index.answer(SearchAsk.of("scarf " + size, 24, "en")).total())
                    .as(size)
                    .isEqualTo(2);
        }
        assertThat(index.answer(SearchAsk.of("scarf 45x45", 24, "en")).notFound())
                .containsExactly("45");
    }

    @Test
    void whatWasAskedForIsMarkedInBothTitles() {
        var hit = index.answer(SearchAsk.of("มัดหมี่", 24, "en")).hits().getFirst();
        assertThat(hit.titleEn()).contains(new Piece("Silk mudmee", true));
        assertThat(hit.titleTh()).extracting(Piece::found).contains(true);
        assertThat(hit.titleTh().stream().map(Piece::text).reduce("", String::concat))
                .isIn("ผ้าพันคอไหมมัดหมี่", "ผ้าคลุมไหล่ไหมมัดหมี่");
    }

    @Test
    void aMisspellingIsSaidAndTheWholeQueryMended() {
        var answer = index.answer(SearchAsk.of("มัดหมี ไหม", 24, "th"));
        assertThat(answer.total()).isEqualTo(2);
        assertThat(answer.mended()).isNotEmpty();
        assertThat(answer.didYouMean()).isEqualTo("มัดหมี่ ไหม");
    }

    @Test
    @DisplayName("a bear is no mudmee")
    void falseFriend() {
        assertThat(index.answer(SearchAsk.of("หมี", 24, "th")).total()).isZero();
        assertThat(index.answer(SearchAsk.of("หมี", 24, "th")).hits()).isEmpty();
    }

    @Test
    void wordsThatNobodyKnowsAreNamed() {
        var answer = index.answer(SearchAsk.of("scarf xylophone", 24, "en"));
        assertThat(answer.notFound()).containsExactly("xylophone");
    }

    @Test
    void pagesFollowEachOtherWithoutGapsOrRepeats() {
        var all = exact(ask("", Map.of(), Sort.TITLE));
        var first = index.answer(ask("", Map.of(), Sort.TITLE).at(Sort.TITLE, 0, 3));
        var second = index.answer(ask("", Map.of(), Sort.TITLE).at(Sort.TITLE, 3, 3));
        assertThat(first.total()).isEqualTo(4);
        assertThat(java.util.stream.Stream.concat(first.hits().stream(), second.hits().stream())
                        .map(SearchAnswer.Hit::id))
                .containsExactlyElementsOf(all);
    }

    @Test
    void whatIsTakenAwayIsNoLongerFoundOrCounted() {
        index.remove(List.of("1"));
        index.refresh();
        var answer = index.answer(SearchAsk.of("mudmee", 24, "en"));
        assertThat(answer.total()).isEqualTo(1);
        assertThat(answer.facets().get(Facet.PROVINCE)).containsExactly(new Count("prov:40", 1));
        assertThat(index.size()).isEqualTo(3);
    }

    @Test
    @DisplayName("SR-03 hostile queries are answered at once, and longer ones than anybody types are refused")
    void hostileQueries() {
        var marks = new char[300];
        Arrays.fill(marks, '\u0e48');
        var hostile = List.of(
                "",
                " ",
                "\u0000",
                "'; drop table x; --",
                "*:*",
                "((((((",
                "\ud800",
                "\udc00x",
                new String(marks),
                "a".repeat(300),
                "\u202e\u200b\u200d",
                "<script>alert(1)</script>",
                "ก".repeat(300),
                "1 ".repeat(150),
                "\"\"\"",
                "%%%",
                "😀😀😀");
        for (var query : hostile) {
            long from = System.nanoTime();
            assertThat(index.answer(SearchAsk.of(query, 24, "en")).hits().size())
                    .isLessThanOrEqualTo(24);
            assertThat(Duration.ofNanos(System.nanoTime() - from)).as(query).isLessThan(Duration.ofSeconds(5));
        }
        assertThatThrownBy(() -> index.answer(SearchAsk.of("a".repeat(301), 24, "en")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNewWordWorksAtOnceInQueriesAndInWhatIsPutAgain() {
        assertThat(index.answer(SearchAsk.of("zorbelin", 24, "en")).total()).isZero();
        index.use(Vocabulary.standard()
                .with(List.of(), List.of(new Vocabulary.Addition("silk", "zorbelin", "en", false))));
        assertThat(index.answer(SearchAsk.of("zorbelin", 24, "en")).total()).isEqualTo(2);
    }

    @Test
    void anIndexTellsUpToWhereItFollowedItsSourceUnlessTheWordsChanged() throws IOException {
        index.commit(42);
        var copy = copy();
        try (var again = new SearchIndex(copy, Vocabulary.standard(), SearchOptions.ALL)) {
            assertThat(again.position()).isEqualTo(42);
            assertThat(again.size()).isEqualTo(4);
        }
        var more = Vocabulary.standard()
                .with(List.of(), List.of(new Vocabulary.Addition("silk", "zorbelin", "en", false)));
        try (var other = new SearchIndex(copy(), more, SearchOptions.ALL)) {
            assertThat(other.position()).isEqualTo(SearchIndex.NOTHING);
            assertThat(other.size()).isZero();
        }
    }

    private ByteBuffersDirectory copy() throws IOException {
        var copy = new ByteBuffersDirectory();
        for (var file : directory.listAll()) {
            if (!file.equals("write.lock")) {
                copy.copyFrom(directory, file, file, org.apache.lucene.store.IOContext.DEFAULT);
            }
        }
        return copy;
    }
}
