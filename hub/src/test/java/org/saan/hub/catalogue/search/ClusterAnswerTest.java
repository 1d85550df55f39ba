package org.saan.hub.catalogue.search;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.saan.hub.platform.SearchNode;

/** The same answers from an OpenSearch node. */
class ClusterAnswerTest extends SearchAnswerTest {
    private static SearchCluster cluster;
    /** An index is soon emptied, and slowly made. */
    private static SearchEngine kept;

    @BeforeAll
    static void join() {
        cluster = new SearchCluster(SearchNode.shared().url(), null, "", "saan-answers");
    }

    @AfterAll
    static void leave() {
        cluster.remove();
        cluster.close();
    }

    @Override
    SearchEngine empty() {
        if (kept == null) {
            cluster.remove();
            kept = cluster.create(Vocabulary.standard());
        }
        kept.remove(List.of("a", "b", "c", "d", "long"));
        return kept;
    }

    @Test
    @Override
    void takesAnotherVocabulary() {
        super.takesAnotherVocabulary();
        kept = null;
    }
}
