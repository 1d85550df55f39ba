package org.saan.hub.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saan.hub.catalogue.search.SearchAnswer.Count;
import org.saan.hub.catalogue.search.SearchAnswer.Mending;
import org.saan.hub.catalogue.search.SearchAnswer.Piece;
import org.saan.hub.catalogue.search.SearchAsk.Sort;

/** What every engine answers; this one in this process. */
class SearchAnswerTest {
    private static final Instant NOON = Instant.parse("2026-11-26T05:00:00Z");

    private SearchEngine index;

    /** An engine with nothing in it. */
    SearchEngine empty() throws IOException {
        return new SearchIndex(new ByteBuffersDirectory(), Vocabulary.standard(), SearchOptions.ALL);
    }

    @BeforeEach
    void fill() throws IOException {
        index = empty();
        index.put(items());
        index.refresh();
    }

    @AfterEach
    void close() {
        index.close();
    }

    static List<SearchDocument> items() {
        return List.of(
                item("a", "ผ้าพันคอไหมมัดหมี่", "Mudmee silk scarf", "40", "g1", 450, 10, 3, 1, "45 x 180 cm"),
                item("b", "ผ้าพันคอฝ้ายย้อมคราม", "Indigo cotton scarf", "47", "g2", 280, 50, 6, 2, "500 x 2000 มม."),
                item("c", "เสื่อกก", "Reed mat", "40", "g1", 900, 5, 2, 3, "90 x 200"),
                item("d", "แก้วเป่า", "", null, "g3", null, null, null, 4, "10 x 10 x 20 ซม."));
    }

    private static SearchDocument item(
            String id,
            String th,
            String en,
            @Nullable String province,
            String group,
            @Nullable Integer price,
            @Nullable Integer minimum,
            @Nullable Integer weeks,
            int hours,
            String size) {
        return new SearchDocument(
                id,
                SearchDocument.Kind.PRODUCT,
                th,
                en,
                "",
                "",
                Set.of(),
                province,
                group,
                price == null ? null : BigDecimal.valueOf(price),
                minimum,
                weeks,
                List.of(size),
                NOON.plus(Duration.ofHours(hours)));
    }

    /** Time of the processor: others may use the machine. */
    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static SearchAsk ask(String words, Map<Facet, Set<String>> chosen, Sort sort) {
        return new SearchAsk(words, Set.of(), chosen, null, null, null, null, null, sort, 0, 24, "th");
    }

    private List<String> exact(SearchAsk ask) {
        return index.answer(ask).hits().stream()
                .filter(SearchAnswer.Hit::exact)
                .map(SearchAnswer.Hit::id)
                .toList();
    }

    @Test
    @DisplayName("without words everything is listed, newest first, with the counts of every facet")
    void listsEverything() {
        var answer = index.answer(ask(" ", Map.of(), Sort.BEST));
        assertThat(answer.hits()).extracting(SearchAnswer.Hit::id).containsExactly("d", "c", "b", "a");
        assertThat(answer.total()).isEqualTo(4);
        assertThat(answer.near()).isFalse();
        assertThat(answer.facets().get(Facet.PROVINCE)).containsExactly(new Count("40", 2), new Count("47", 1));
        assertThat(answer.facets().get(Facet.REGION)).containsExactly(new Count("northeast", 3));
        assertThat(answer.facets().get(Facet.GROUP))
                .containsExactly(new Count("g1", 2), new Count("g2", 1), new Count("g3", 1));
        assertThat(answer.facets().get(Facet.PRICE)).containsExactly(new Count("200-500", 2), new Count("500-1000", 1));
        assertThat(answer.facets().get(Facet.MINIMUM)).containsExactly(new Count("0-10", 2), new Count("11-50", 1));
        assertThat(answer.facets().get(Facet.LEAD))
                .containsExactly(new Count("0-2", 1), new Count("3-4", 1), new Count("5-8", 1));
        assertThat(answer.facets().get(Facet.TECHNIQUE)).contains(new Count("mudmee", 1), new Count("ikat", 1));
    }

    @ParameterizedTest
    @DisplayName("every order; what lacks the number comes last, either way")
    @CsvSource({"TITLE,d b a c", "PRICE,b a c d", "PRICE_DOWN,c a b d", "LEAD,c a b d", "NEWEST,d c b a"})
    void orders(Sort sort, String right) {
        assertThat(exact(ask("", Map.of(), sort))).containsExactly(right.split(" "));
    }

    @Test
    @DisplayName("a page begins where the one before ended")
    void turnsPages() {
        var page = new SearchAsk("", Set.of(), Map.of(), null, null, null, null, null, Sort.PRICE, 2, 2, "en");
        assertThat(exact(page)).containsExactly("c", "d");
    }

    @Test
    @DisplayName("values of a facet are alternatives, facets add up, and a facet's counts leave out its own choice")
    void drillsSideways() {
        var answer = index.answer(
                ask("", Map.of(Facet.PROVINCE, Set.of("40"), Facet.GROUP, Set.of("g1", "g2")), Sort.PRICE));
        assertThat(answer.hits()).extracting(SearchAnswer.Hit::id).containsExactly("a", "c");
        assertThat(answer.total()).isEqualTo(2);
        assertThat(answer.facets().get(Facet.PROVINCE)).containsExactly(new Count("40", 2), new Count("47", 1));
        assertThat(answer.facets().get(Facet.GROUP)).containsExactly(new Count("g1", 2), new Count("g2", 0));
        assertThat(answer.facets().get(Facet.PRICE)).containsExactly(new Count("200-500", 1), new Count("500-1000", 1));
    }

    @Test
    @DisplayName("who chooses a concept gets its narrower ones")
    void choosesUpward() {
        assertThat(exact(ask("", Map.of(Facet.TECHNIQUE, Set.of("ikat")), Sort.TITLE)))
                .containsExactly("a");
    }

    @Test
    @DisplayName("limits of price, smallest order, weeks and groups are inclusive; what is not known does not fit")
    void filters() {
        assertThat(exact(new SearchAsk(
                        "",
                        Set.of(),
                        Map.of(),
                        new BigDecimal("280"),
                        new BigDecimal("450"),
                        null,
                        null,
                        null,
                        Sort.PRICE,
                        0,
                        9,
                        "th")))
                .containsExactly("b", "a");
        assertThat(exact(new SearchAsk("", Set.of(), Map.of(), null, null, 10, null, null, Sort.PRICE, 0, 9, "th")))
                .containsExactly("a", "c");
        assertThat(exact(new SearchAsk("", Set.of(), Map.of(), null, null, null, 3, null, Sort.LEAD, 0, 9, "th")))
                .containsExactly("c", "a");
        assertThat(exact(new SearchAsk(
                        "", Set.of(), Map.of(), null, null, null, null, Set.of("g3"), Sort.LEAD, 0, 9, "th")))
                .containsExactly("d");
        assertThat(exact(new SearchAsk(
                        "",
                        Set.of(SearchDocument.Kind.GROUP),
                        Map.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        Sort.LEAD,
                        0,
                        9,
                        "th")))
                .isEmpty();
    }

    @ParameterizedTest
    @DisplayName("sizes are found either way round and in any unit")
    @CsvSource({
        "45 x 180,a",
        "180×45 ซม.,a",
        "50x200 cm,b",
        "ผ้าพันคอ 50 x 200,b",
        "0.9 m x 2 m,c",
        "10 x 20,d",
        "๔๕ x ๑๘๐,a"
    })
    void findsSizes(String words, String id) {
        assertThat(exact(ask(words, Map.of(), Sort.BEST))).containsExactly(id);
    }

    @Test
    @DisplayName("titles show what was asked for and never part a letter from its marks")
    void shows() {
        var hit = index.answer(ask("mudmi", Map.of(), Sort.BEST)).hits().getFirst();
        assertThat(hit.titleTh()).containsExactly(new Piece("ผ้าพันคอ", false), new Piece("ไหมมัดหมี่", true));
        assertThat(hit.titleEn()).containsExactly(new Piece("Mudmee silk", true), new Piece(" scarf", false));
    }

    @Test
    @DisplayName("a slip is mended and said")
    void mends() {
        var answer = index.answer(ask("cottn scraf", Map.of(), Sort.BEST));
        assertThat(answer.hits().getFirst().id()).isEqualTo("b");
        assertThat(answer.mended()).containsExactly(new Mending("cottn", "cotton"), new Mending("scraf", "scarf"));
        assertThat(answer.didYouMean()).isEqualTo("cotton scarf");
    }

    @Test
    @DisplayName("what nothing has altogether gives what is near, and a query that finds something")
    void tellsWhatIsNear() {
        var answer = index.answer(ask("silk mat", Map.of(), Sort.BEST));
        assertThat(answer.total()).isZero();
        assertThat(answer.near()).isTrue();
        assertThat(answer.hits()).isNotEmpty().noneMatch(SearchAnswer.Hit::exact);
        assertThat(answer.didYouMean()).isIn("silk", "mat");
    }

    @Test
    @DisplayName("what is near follows what has all, and is told apart")
    void nearFollowsExact() {
        var answer = index.answer(ask("silk scarf", Map.of(), Sort.BEST));
        assertThat(answer.total()).isEqualTo(1);
        assertThat(answer.hits()).extracting(SearchAnswer.Hit::id).startsWith("a", "b");
        assertThat(answer.hits()).extracting(SearchAnswer.Hit::exact).startsWith(true, false);
        assertThat(answer.near()).isTrue();
    }

    @ParameterizedTest
    @DisplayName("ordinary English words are never read as Thai or as a craft")
    @ValueSource(strings = {"donkey", "computer", "nothing", "monkey", "kitchen", "people", "python", "sandwich"})
    void leavesEnglishWordsAlone(String word) {
        var answer = index.answer(ask(word, Map.of(), Sort.BEST));
        assertThat(answer.hits()).isEmpty();
        assertThat(answer.mended()).isEmpty();
        assertThat(answer.notFound()).containsExactly(word);
    }

    @Test
    @DisplayName("a bear is not mudmee")
    void bearIsNotMudmee() {
        assertThat(index.answer(ask("หมี", Map.of(), Sort.BEST)).hits()).isEmpty();
    }

    @Test
    @DisplayName("SR-03 what nobody types is refused: more than 300 letters; descriptions may be as long as they like")
    void refusesLongQueries() {
        assertThatThrownBy(() -> index.answer(ask("ก".repeat(20_000), Map.of(), Sort.BEST)))
                .isInstanceOf(QueryTooLong.class);
        index.put(List.of(new SearchDocument(
                "long",
                SearchDocument.Kind.PRODUCT,
                "ก".repeat(20_000),
                "x".repeat(40_000),
                "ผ้าไหม".repeat(4000),
                "",
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null)));
        index.refresh();
        assertThat(exact(ask("ไหม", Map.of(), Sort.BEST))).contains("long");
    }

    @ParameterizedTest
    @DisplayName("strange queries are answered at once, and with nothing")
    @ValueSource(
            strings = {
                "\u0000\u0001\u001b[31m\u202e",
                "่้๊๋",
                "\ud800",
                "\udc00\ud800 \ud83d",
                "!!! ??? ... --- *:* (\"' OR AND NOT ~ ^ /",
                "\u200b\u200d\ufeff",
                "🧣🧣",
                "ๆๆๆฯฯฯ",
                "ZZZZQQQ xkcdxkcd"
            })
    void answersStrangeQueries(String words) {
        for (var query : List.of(words, words.repeat(1 + 299 / words.length()).substring(0, 299))) {
            long from = worked();
            var answer = index.answer(ask(query, Map.of(), Sort.BEST));
            assertThat(answer.hits()).isEmpty();
            assertThat(Duration.ofNanos(worked() - from)).isLessThan(Duration.ofMillis(500));
        }
    }

    @ParameterizedTest
    @DisplayName("the longest queries are answered at once")
    @ValueSource(strings = {"ก", "กา", "มดหมิ", "xqz ", "่", "́", "mudme ", "ลาว ", "ผาใหม ", "กระเปา"})
    void answersLongQueriesQuickly(String word) {
        var query = word.repeat(300).substring(0, 300);
        index.answer(ask(query, Map.of(), Sort.BEST));
        long from = worked();
        index.answer(ask(query, Map.of(), Sort.BEST));
        assertThat(Duration.ofNanos(worked() - from)).isLessThan(Duration.ofMillis(250));
    }

    @Test
    @DisplayName("a query of very many craft words is answered")
    void answersManyWords() {
        var words = new StringBuilder();
        for (var label : Vocabulary.standard().labels()) {
            if (label.text().length() < 5 && words.length() + label.text().length() < 299) {
                words.append(label.text()).append(' ');
            }
        }
        assertThat(words.length()).isGreaterThan(250);
        var answer = index.answer(ask(words.toString(), Map.of(), Sort.BEST));
        assertThat(answer.facets()).containsOnlyKeys(Facet.values());
    }

    @Test
    @DisplayName("what was removed is gone, and what is put again takes the place of the old")
    void removesAndReplaces() {
        index.remove(Set.of("a", "unknown"));
        index.put(List.of(SearchDocument.ofWords("b", "หมวก", "Hat")));
        index.refresh();
        assertThat(index.size()).isEqualTo(3);
        assertThat(exact(ask("scarf", Map.of(), Sort.BEST))).isEmpty();
        assertThat(exact(ask("hat", Map.of(), Sort.BEST))).containsExactly("b");
    }

    @Test
    @DisplayName("a term that an editor adds is understood by the next query")
    void takesAnotherVocabulary() {
        assertThat(exact(ask("flurbish", Map.of(), Sort.BEST))).isEmpty();
        var before = index.use(Vocabulary.standard()
                .with(List.of(), List.of(new Vocabulary.Addition("mudmee", "flurbish", "en", false))));
        assertThat(before).isSameAs(Vocabulary.standard());
        assertThat(exact(ask("flurbish", Map.of(), Sort.BEST))).containsExactly("a");
    }
}
