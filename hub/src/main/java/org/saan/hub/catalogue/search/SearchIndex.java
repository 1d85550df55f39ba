package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;

/** The index of one node: takes documents and answers queries. Safe for many threads. */
public final class SearchIndex implements AutoCloseable {
    /** Longer queries are refused: they ask for nothing that a person would type. */
    public static final int LONGEST_QUERY = 300;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final SearchOptions options;
    private volatile Language language;

    /** A vocabulary with what was made of it to read texts and queries. */
    private record Language(Vocabulary vocabulary, TextReader texts, QueryReader queries) {
        static Language of(Vocabulary vocabulary, SearchOptions options) {
            var words = options.vocabulary() ? vocabulary : Vocabulary.none();
            var texts = new TextReader(words, options);
            return new Language(
                    words, texts, new QueryReader(texts, words, options.fuzzy() ? new LikeLabels(words) : null));
        }
    }

    public SearchIndex(Directory directory, Vocabulary vocabulary, SearchOptions options) throws IOException {
        this.directory = directory;
        this.options = options;
        this.language = Language.of(vocabulary, options);
        var config = new IndexWriterConfig(new NoAnalyzer());
        config.setRAMBufferSizeMB(48);
        this.writer = new IndexWriter(directory, config);
        this.searchers = new SearcherManager(writer, null);
    }

    /** Words come cut already. */
    private static final class NoAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            throw new IllegalStateException("the field " + field + " has not been cut into words");
        }
    }

    /** Adds documents, or puts them in the place of those with the same id. */
    public void put(Collection<SearchDocument> documents) {
        var now = language;
        try {
            for (var document : documents) {
                writer.updateDocument(
                        new Term(Fields.ID, document.id()), Fields.of(document, now.texts(), now.vocabulary()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets searches see what was put. */
    public void refresh() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ids of the documents that have all that a query asks for, best first. */
    public List<String> matching(String query, int most) {
        return ids(query, most, false);
    }

    /** The ids of the best documents, best first: those that have all that is asked for, then those that are near it. */
    public List<String> ids(String query, int most) {
        return ids(query, most, true);
    }

    private List<String> ids(String query, int most, boolean near) {
        if (query.length() > LONGEST_QUERY) {
            throw new IllegalArgumentException("a query has at most " + LONGEST_QUERY + " letters");
        }
        try {
            var searcher = searchers.acquire();
            try {
                var now = language;
                var made = new SearchQueries(now.vocabulary(), searcher.getIndexReader())
                        .make(now.queries().read(query));
                var ids = new ArrayList<String>();
                collect(searcher, searcher.search(made.all(), most).scoreDocs, most, ids);
                if (near && ids.size() < most) {
                    collect(searcher, searcher.search(made.near(), most + ids.size()).scoreDocs, most, ids);
                }
                return ids;
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void collect(IndexSearcher searcher, ScoreDoc[] docs, int most, List<String> ids)
            throws IOException {
        var stored = searcher.storedFields();
        for (var doc : docs) {
            var id = stored.document(doc.doc).get(Fields.ID);
            if (ids.size() < most && !ids.contains(id)) {
                ids.add(id);
            }
        }
    }

    @Override
    public void close() throws IOException {
        searchers.close();
        writer.close();
        directory.close();
    }
}
