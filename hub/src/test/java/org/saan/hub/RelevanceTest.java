package org.saan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.catalogue.search.RelevanceRun;
import org.saan.hub.catalogue.search.SearchCluster;
import org.saan.hub.catalogue.search.SearchOptions;
import org.saan.hub.catalogue.search.Vocabulary;
import org.saan.hub.platform.SearchNode;

/** 60 queries over 945 made items, judged by a rule: see {@code search-eval/README.md}. Both engines pass the same. */
class RelevanceTest {
    private static RelevanceRun run;
    private static RelevanceRun.Outcome ours;

    @BeforeAll
    static void read() throws IOException {
        var folder = Path.of("src/test/resources/search-eval");
        run = SearchEvalSet.read(
                folder.resolve("items.jsonl"), folder.resolve("queries.jsonl"), folder.resolve("qrels.tsv"));
        ours = run.run(SearchOptions.ALL, false);
    }

    private static void passes(RelevanceRun.Outcome outcome) {
        assertThat(outcome.ndcg()).as(RelevanceRun.worst(outcome, 10)).isGreaterThanOrEqualTo(0.92);
        assertThat(outcome.recall()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    @DisplayName("the index in this process finds what is right")
    void inThisProcess() {
        passes(ours);
    }

    @Test
    @DisplayName("an OpenSearch node finds what is right, query by query the same")
    void byANode() {
        try (var cluster = new SearchCluster(SearchNode.shared().url(), null, "", "saan-relevance")) {
            cluster.remove();
            try (var index = cluster.create(Vocabulary.standard())) {
                var theirs = run.run(index, false);
                passes(theirs);
                assertThat(theirs.perQuery()).isEqualTo(ours.perQuery());
            } finally {
                cluster.remove();
            }
        }
    }
}
