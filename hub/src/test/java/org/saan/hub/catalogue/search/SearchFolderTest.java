package org.saan.hub.catalogue.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.saan.hub.catalogue.search.SearchAnswer.Count;

/** The index in a folder over a restart. */
class SearchFolderTest {
    @TempDir
    Path folder;

    private SearchIndex index;

    @BeforeEach
    void fill() {
        index = SearchIndex.create(folder, Vocabulary.standard());
        index.put(SearchAnswerTest.items());
        index.refresh();
    }

    @Test
    @DisplayName("a committed index is opened again where it was; uncommitted work is not there")
    void opensAgain() throws Exception {
        index.commit(42);
        index.put(List.of(SearchDocument.ofWords("e", "หมวก", "Hat")));
        index.close();
        var opened = (OpenedIndex.Usable) SearchIndex.open(folder, Vocabulary.standard());
        try (var again = opened.index()) {
            assertThat(opened.position()).isEqualTo(42);
            assertThat(again.size()).isEqualTo(4);
            assertThat(again.answer(SearchAsk.of("mudmee", 24, "th")).facets().get(Facet.GROUP))
                    .containsExactly(new Count("g1", 1));
        }
    }

    @Test
    @DisplayName("an index that is absent, of another vocabulary or damaged is built anew")
    void tellsWhatIsUnusable(@TempDir Path empty) throws Exception {
        assertThat(SearchIndex.open(empty, Vocabulary.standard()))
                .isEqualTo(new OpenedIndex.Unusable(OpenedIndex.Reason.ABSENT));
        index.commit(1);
        index.close();
        var more = Vocabulary.standard()
                .with(List.of(), List.of(new Vocabulary.Addition("mudmee", "matmatmat", "en", false)));
        assertThat(SearchIndex.open(folder, more))
                .isEqualTo(new OpenedIndex.Unusable(OpenedIndex.Reason.OTHER_VOCABULARY));
        try (var files = Files.list(folder)) {
            var data = files.filter(file -> file.toString().endsWith(".cfs")).collect(Collectors.toList());
            assertThat(data).isNotEmpty();
            var bytes = Files.readAllBytes(data.getFirst());
            bytes[bytes.length / 2] ^= 1;
            Files.write(data.getFirst(), bytes, StandardOpenOption.TRUNCATE_EXISTING);
        }
        assertThat(SearchIndex.open(folder, Vocabulary.standard()))
                .isEqualTo(new OpenedIndex.Unusable(OpenedIndex.Reason.DAMAGED));
        SearchIndex.create(folder, Vocabulary.standard()).close();
    }
}
