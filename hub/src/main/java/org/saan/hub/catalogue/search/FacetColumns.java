package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;

/**
 * For each document the values that it has of every facet, as numbers in memory: counting them is then a walk over an array. A
 * part of the index is read once; numbers of values never change while the index is open.
 */
final class FacetColumns {
    private final Map<IndexReader.CacheKey, Column> columns = new ConcurrentHashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Value> values = new ArrayList<>();

    /** A value of a facet. */
    record Value(Facet facet, String text) {}

    /** The values of the documents of one part: those of document n lie from {@code starts[n]} to {@code starts[n + 1]}. */
    record Column(int[] starts, int[] values) {}

    Column of(LeafReaderContext leaf) throws IOException {
        var helper = leaf.reader().getCoreCacheHelper();
        if (helper == null) {
            return read(leaf);
        }
        var known = columns.get(helper.getKey());
        if (known == null) {
            known = read(leaf);
            if (columns.put(helper.getKey(), known) == null) {
                helper.addClosedListener(columns::remove);
            }
        }
        return known;
    }

    /** All values that any document has had, by number. */
    synchronized List<Value> values() {
        return List.copyOf(values);
    }

    synchronized @Nullable Integer find(Facet facet, String text) {
        return numbers.get(term(facet, text));
    }

    private synchronized int number(String term) {
        return numbers.computeIfAbsent(term, t -> {
            int colon = t.indexOf(':');
            values.add(new Value(Facet.valueOf(t.substring(0, colon)), t.substring(colon + 1)));
            return values.size() - 1;
        });
    }

    /** How a value stands in the index. */
    static String term(Facet facet, String text) {
        return facet.name() + ":" + text;
    }

    private Column read(LeafReaderContext leaf) throws IOException {
        int documents = leaf.reader().maxDoc();
        var starts = new int[documents + 1];
        var terms = leaf.reader().terms(Fields.FACET);
        if (terms == null) {
            return new Column(starts, new int[0]);
        }
        PostingsEnum postings = null;
        for (var each = terms.iterator(); each.next() != null; ) {
            postings = each.postings(postings, PostingsEnum.NONE);
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                starts[doc + 1]++;
            }
        }
        for (int doc = 0; doc < documents; doc++) {
            starts[doc + 1] += starts[doc];
        }
        var values = new int[starts[documents]];
        var next = Arrays.copyOf(starts, documents);
        var each = terms.iterator();
        for (var term = each.next(); term != null; term = each.next()) {
            int number = number(term.utf8ToString());
            postings = each.postings(postings, PostingsEnum.NONE);
            for (int doc = postings.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.nextDoc()) {
                values[next[doc]++] = number;
            }
        }
        return new Column(starts, values);
    }
}
