package org.saan.hub.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.catalogue.search.SearchAnswer;
import org.saan.hub.catalogue.search.SearchAsk;
import org.saan.hub.catalogue.search.SearchCluster;
import org.saan.hub.catalogue.search.SearchDocument;
import org.saan.hub.catalogue.search.SearchEngine;
import org.saan.hub.catalogue.search.Vocabulary;
import org.saan.hub.platform.SearchNode;
import org.saan.hub.platform.TestDatabase;

/** Nodes of one database share an index in a cluster. */
class ClusterHomeTest {
    private static final Vocabulary WORDS = Vocabulary.standard();
    private static final long ALL = Long.MAX_VALUE;

    private TestDatabase database;
    private ClusterHome first;
    private ClusterHome second;

    @BeforeEach
    void twoNodes() {
        database = TestDatabase.empty();
        database.jdbc().sql("create schema catalogue").update();
        database.jdbc()
                .sql("create table catalogue.search_source as select gen_random_uuid() source")
                .update();
        first = node();
        second = node();
    }

    private ClusterHome node() {
        return new ClusterHome(
                database.jdbc(), database.dataSource(), SearchNode.shared().url(), null, "");
    }

    @AfterEach
    void end() {
        first.close();
        second.close();
        try (var cluster = new SearchCluster(SearchNode.shared().url(), null, "", name())) {
            cluster.remove();
        }
        database.close();
    }

    private String name() {
        return "saan-" + FolderHome.source(database.jdbc());
    }

    private static void put(SearchEngine index, String id, String th) {
        index.put(List.of(SearchDocument.ofWords(id, th, "")));
        index.refresh();
    }

    private static List<String> found(SearchEngine index, String words) {
        return index.answer(SearchAsk.of(words, 10, "th"), false).hits().stream()
                .filter(SearchAnswer.Hit::exact)
                .map(SearchAnswer.Hit::id)
                .toList();
    }

    @Test
    void oneNodeWritesTheOtherReadsAndTakesOverWhenTheFirstEnds() throws Exception {
        var written = first.open(WORDS, ALL);
        assertThat(written.position()).isEqualTo(IndexHome.NOTHING);
        put(written.index(), "a", "ผ้าไหม");
        assertThat(found(written.index(), "ไหม"))
                .as("what is being built is searched")
                .containsExactly("a");
        assertThatThrownBy(() -> second.open(WORDS, ALL)).isInstanceOf(UncheckedIOException.class);
        written.index().commit(5);

        var read = second.open(WORDS, ALL);
        assertThat(read.position()).isEqualTo(5);
        put(read.index(), "b", "ผ้าไหม");
        read.index().remove(Set.of("a"));
        read.index().commit(9);
        assertThat(found(read.index(), "ไหม")).as("who reads changes nothing").containsExactly("a");
        assertThat(first.isOther()).isFalse();
        assertThat(second.isOther()).isFalse();

        first.close();
        var until = Instant.now().plus(Duration.ofSeconds(10));
        while (!second.isOther()) {
            assertThat(Instant.now()).isBefore(until);
            Thread.sleep(50);
        }
        var taken = second.open(WORDS, ALL);
        assertThat(taken.position()).isEqualTo(5);
        put(taken.index(), "b", "ผ้าไหม");
        assertThat(found(taken.index(), "ไหม")).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aNodeWhoseConnectionBrokeNoLongerWrites() throws Exception {
        first.open(WORDS, ALL).index().commit(1);
        database.jdbc()
                .sql("select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                        + " and database = (select oid from pg_database where datname = current_database())")
                .query(row -> {});
        assertThat(first.isOther()).isTrue();
        assertThat(second.open(WORDS, ALL).position()).isEqualTo(1);
        var again = first.open(WORDS, ALL).index();
        put(again, "a", "ผ้าไหม");
        assertThat(found(again, "ไหม")).as("the second writes now").isEmpty();
    }

    @Test
    void whatWasReadEarlierDoesNotTakeThePlaceOfWhatWasReadLater() throws Exception {
        var index = first.open(WORDS, ALL).index();
        index.reading(7);
        put(index, "a", "ผ้าไหม");
        index.reading(6);
        put(index, "a", "เสื่อกก");
        index.remove(Set.of("a"));
        index.refresh();
        assertThat(found(index, "ไหม")).containsExactly("a");
        index.reading(8);
        index.remove(Set.of("a"));
        index.refresh();
        assertThat(index.size()).isZero();
    }

    @Test
    void otherWordsFillAnotherIndexThatTakesThePlaceAtOnce() throws Exception {
        var index = first.open(WORDS, ALL).index();
        put(index, "a", "ผ้าไหม");
        index.commit(1);
        var more = WORDS.with(List.of(), List.of(new Vocabulary.Addition("silk", "flurbish", "en", false)));
        index.use(more);
        assertThat(found(index, "flurbish")).as("new words, old index").containsExactly("a");
        put(index, "b", "ผ้าไหม");
        assertThat(found(index, "flurbish")).containsExactly("a");
        index.commit(2);
        assertThat(found(index, "flurbish")).containsExactly("b");
        assertThat(indexes()).hasSize(1);

        first.close();
        first = node();
        assertThat(first.open(more, ALL).position()).isEqualTo(2);
        assertThat(first.open(WORDS, ALL).position())
                .as("written with words that are not known here")
                .isEqualTo(IndexHome.NOTHING);
    }

    @Test
    void anIndexThatHasFollowedMoreThanTheDatabaseHasIsBuiltAgain() throws Exception {
        first.open(WORDS, ALL).index().commit(40);
        assertThat(first.open(WORDS, 40).position()).isEqualTo(40);
        var again = first.open(WORDS, 39);
        assertThat(again.position()).isEqualTo(IndexHome.NOTHING);
        again.index().commit(39);
        assertThat(indexes()).hasSize(1);
    }

    @Test
    void anIndexThatIsTakenAwayIsNotMadeAgainInPart() throws Exception {
        var index = first.open(WORDS, ALL).index();
        index.commit(1);
        try (var cluster = new SearchCluster(SearchNode.shared().url(), null, "", name())) {
            cluster.remove();
        }
        assertThatThrownBy(() -> put(index, "a", "ผ้าไหม")).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> found(index, "ไหม")).isInstanceOf(UncheckedIOException.class);
        assertThat(indexes()).isEmpty();
        assertThat(first.open(WORDS, ALL).position()).isEqualTo(IndexHome.NOTHING);
    }

    private List<String> indexes() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var url = URI.create(SearchNode.shared().url() + "/_cat/indices/" + name() + "*?h=index");
            return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString())
                    .body()
                    .lines()
                    .toList();
        }
    }
}
