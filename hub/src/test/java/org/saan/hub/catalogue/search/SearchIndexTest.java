package org.saan.hub.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The seven products of the acceptance cases. */
class SearchIndexTest {
    private static final SearchIndex INDEX = index();

    private static SearchIndex index() {
        try {
            var index = new SearchIndex(new ByteBuffersDirectory(), Vocabulary.standard(), SearchOptions.ALL);
            index.put(List.of(
                    SearchDocument.ofWords("1", "ผ้าไหมมัดหมี่", "Mudmee silk"),
                    SearchDocument.ofWords("2", "ผ้าฝ้ายย้อมคราม", "Indigo dyed cotton"),
                    SearchDocument.ofWords("3", "ตะกร้าหวาย", "Rattan basket"),
                    SearchDocument.ofWords("4", "กระเป๋าผ้าไหม", "Silk bag"),
                    SearchDocument.ofWords("5", "ผ้าขาวม้า", "Loincloth"),
                    SearchDocument.ofWords("6", "ขนมข้าวตอก", "Rice sweet"),
                    SearchDocument.ofWords("7", "ผ้าทอลายน้ำไหล", "Flowing water weave")));
            index.refresh();
            return index;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What has all that is asked for. */
    private static List<String> matching(String query, int most) {
        return found(query, most)
                .filter(SearchAnswer.Hit::exact)
                .map(SearchAnswer.Hit::id)
                .toList();
    }

    private static List<String> ids(String query, int most) {
        return found(query, most).map(SearchAnswer.Hit::id).toList();
    }

    private static Stream<SearchAnswer.Hit> found(String query, int most) {
        return INDEX.answer(SearchAsk.of(query, most, "th"), false).hits().stream();
    }

    @ParameterizedTest
    @DisplayName("SR-01 words inside a line of Thai without spaces are found")
    @CsvSource({"ไหม,1 4", "คราม,2", "หวาย,3", "ขาว,5", "น้ำ,7"})
    void findsWordsInsideWords(String query, String right) {
        assertThat(matching(query, 10)).containsExactlyInAnyOrder(right.split(" "));
    }

    @ParameterizedTest
    @DisplayName("SR-02 tone marks tell words apart")
    @CsvSource(
            value = {"ขาว;5", "ข้าว;6", "ข่าว;"},
            delimiter = ';')
    void tellsTonesApart(String query, String right) {
        var ids = right == null ? new String[0] : right.split(" ");
        assertThat(matching(query, 10)).containsExactlyInAnyOrder(ids);
    }

    @ParameterizedTest
    @DisplayName("an ordinary word is not a part of another: a bear is not mudmee, a donkey is not a motif")
    @CsvSource({"หมี", "ลา"})
    void hasNoFalseFriends(String query) {
        assertThat(matching(query, 10)).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("one product is found in any language and spelling")
    @CsvSource({
        "mudmee silk,1",
        "mat mii silk,1",
        "ผาไหมมัดหมี,1",
        "blue indigo cotton,2",
        "yom kraam,2",
        "ตระกราหวาย,3",
        "rattn baskit,3",
        "tas sutera,4",
        "silk bags,4",
        "pha khao maa,5"
    })
    void findsInAnyLanguage(String query, String first) {
        assertThat(ids(query, 10)).startsWith(first);
    }

    @Test
    @DisplayName("SR-04 many threads at once get the answers that one gets")
    void answersManyThreadsAlike() throws Exception {
        var queries = List.of("ไหม", "คราม", "น้ำ");
        var right = queries.stream().map(query -> matching(query, 10)).toList();
        try (var threads = Executors.newFixedThreadPool(16)) {
            var work = new ArrayList<Callable<Integer>>();
            for (int thread = 0; thread < 16; thread++) {
                work.add(() -> {
                    int wrong = 0;
                    for (int i = 0; i < 500; i++) {
                        wrong += matching(queries.get(i % 3), 10).equals(right.get(i % 3)) ? 0 : 1;
                    }
                    return wrong;
                });
            }
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get()).isZero();
            }
        }
    }
}
