package org.saan.hub.catalogue.search;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.saan.hub.platform.SearchNode;

/** The same answers from an OpenSearch node. */
class ClusterAnswerTest extends SearchAnswerTest {
    private static Cluster cluster;

    @BeforeAll
    static void join() {
        cluster = new Cluster(SearchNode.shared().url(), null, "", "saan-answers");
    }

    @AfterAll
    static void leave() {
        cluster.remove();
        cluster.close();
    }

    @Override
    SearchEngine empty() {
        cluster.remove();
        return cluster.create(Vocabulary.standard());
    }
}
