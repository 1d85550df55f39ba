package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;

/** One state of the index, with what is looked up in it again and again. */
final class Snapshot extends IndexSearcher implements Frequencies {
    private static final int REMEMBERED = 100_000;

    private final FacetColumns columns;
    private final Map<Term, Integer> frequencies = new ConcurrentHashMap<>();

    Snapshot(DirectoryReader reader, FacetColumns columns) throws IOException {
        super(reader);
        this.columns = columns;
        // What is asked for differs from one search to the next; keeping sets of documents does not pay.
        setQueryCache(null);
        for (var leaf : reader.leaves()) {
            columns.of(leaf);
        }
    }

    FacetColumns.Column column(LeafReaderContext leaf) throws IOException {
        return columns.of(leaf);
    }

    FacetColumns columns() {
        return columns;
    }

    @Override
    public int documents() {
        return getIndexReader().maxDoc();
    }

    @Override
    public int frequency(String field, String word) {
        var term = new Term(field, word);
        var known = frequencies.get(term);
        if (known == null) {
            try {
                known = getIndexReader().docFreq(term);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (frequencies.size() < REMEMBERED) {
                frequencies.put(term, known);
            }
        }
        return known;
    }
}
