package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.FixedBitSet;
import org.saan.hub.catalogue.search.SearchAnswer.Count;

/** Counts how many documents of a set have each value of a facet. */
final class FacetCounts {
    private static final int MOST = 200;

    private FacetCounts() {}

    static List<Count> of(Facet facet, FixedBitSet documents, IndexReader index) throws IOException {
        return facet.isNumber() ? steps(facet, documents, index) : names(facet, documents, index);
    }

    private static List<Count> names(Facet facet, FixedBitSet documents, IndexReader index) throws IOException {
        Map<String, Long> all = new HashMap<>();
        for (var leaf : index.leaves()) {
            var values = DocValues.getSortedSet(leaf.reader(), facet.field());
            var counts = new long[Math.toIntExact(values.getValueCount())];
            if (counts.length == 0) {
                continue;
            }
            forEach(leaf, documents, doc -> {
                if (values.advanceExact(doc)) {
                    for (int i = 0; i < values.docValueCount(); i++) {
                        counts[(int) values.nextOrd()]++;
                    }
                }
            });
            for (int ord = 0; ord < counts.length; ord++) {
                if (counts[ord] > 0) {
                    all.merge(values.lookupOrd(ord).utf8ToString(), counts[ord], Long::sum);
                }
            }
        }
        return all.entrySet().stream()
                .map(one -> new Count(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingLong(Count::count).reversed().thenComparing(Count::value))
                .limit(MOST)
                .toList();
    }

    private static List<Count> steps(Facet facet, FixedBitSet documents, IndexReader index) throws IOException {
        var steps =
                facet.steps().stream().map(value -> Facet.Step.of(facet, value)).toList();
        var counts = new long[steps.size()];
        for (var leaf : index.leaves()) {
            var values = DocValues.getNumeric(leaf.reader(), facet.field());
            forEach(leaf, documents, doc -> {
                if (values.advanceExact(doc)) {
                    for (int i = 0; i < counts.length; i++) {
                        counts[i] += steps.get(i).holds(values.longValue()) ? 1 : 0;
                    }
                }
            });
        }
        var found = new ArrayList<Count>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                found.add(new Count(facet.steps().get(i), counts[i]));
            }
        }
        return found;
    }

    private interface Each {
        void take(int doc) throws IOException;
    }

    private static void forEach(LeafReaderContext leaf, FixedBitSet documents, Each each) throws IOException {
        int end = leaf.docBase + leaf.reader().maxDoc();
        int doc = leaf.docBase < end ? documents.nextSetBit(leaf.docBase, end) : end;
        while (doc < end) {
            each.take(doc - leaf.docBase);
            doc = doc + 1 < end ? documents.nextSetBit(doc + 1, end) : end;
        }
    }
}
