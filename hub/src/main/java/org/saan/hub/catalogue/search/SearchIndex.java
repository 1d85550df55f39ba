package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/** The index of one node: takes documents and answers queries. Safe for many threads. */
public final class SearchIndex implements AutoCloseable {
    /** Longer queries are refused: they ask for nothing that a person would type. */
    public static final int LONGEST_QUERY = 300;

    /** The position of an index that has followed nothing yet. */
    public static final long NOTHING = -1;

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final SearchOptions options;
    private final String source;
    private volatile Language language;
    private volatile long position;

    /** A vocabulary with what was made of it to read texts and queries. */
    private record Language(Vocabulary vocabulary, TextReader texts, QueryReader queries) {
        static Language of(Vocabulary vocabulary, SearchOptions options) {
            var words = options.vocabulary() ? vocabulary : Vocabulary.none();
            var texts = new TextReader(words, options);
            return new Language(
                    words, texts, new QueryReader(texts, words, options.fuzzy() ? new LikeLabels(words) : null));
        }
    }

    /** An index of documents that are put by hand. */
    public SearchIndex(Directory directory, Vocabulary vocabulary, SearchOptions options) throws IOException {
        this(directory, vocabulary, options, "");
    }

    /**
     * Opens the index that is in a folder, or begins a new one.
     *
     * @param source tells sources apart: an index that followed another one begins anew
     * @throws IOException when the index is damaged, or another process has it open
     */
    public SearchIndex(Directory directory, Vocabulary vocabulary, SearchOptions options, String source)
            throws IOException {
        this.source = source;
        this.directory = directory;
        this.options = options;
        this.language = Language.of(vocabulary, options);
        var config = new IndexWriterConfig(new NoAnalyzer());
        config.setRAMBufferSizeMB(48);
        long kept = DirectoryReader.indexExists(directory) ? position(directory, vocabulary, source) : NOTHING;
        config.setOpenMode(kept == NOTHING ? OpenMode.CREATE : OpenMode.APPEND);
        this.position = kept;
        this.writer = new IndexWriter(directory, config);
        this.searchers = new SearcherManager(writer, null);
    }

    /** The position of the last commit; {@link #NOTHING} when the index was made by another program or with other words. */
    private static long position(Directory directory, Vocabulary vocabulary, String source) throws IOException {
        try (var reader = DirectoryReader.open(directory)) {
            var told = reader.getIndexCommit().getUserData();
            boolean fits = Integer.toString(Fields.VERSION).equals(told.get("version"))
                    && vocabulary.mark().equals(told.get("words"))
                    && source.equals(told.get("source"));
            return fits ? Long.parseLong(told.getOrDefault("position", Long.toString(NOTHING))) : NOTHING;
        }
    }

    /**
     * Up to where the index had followed its source when it was last kept.
     *
     * @return what was given to {@link #commit}; {@link #NOTHING} when the index is new, or was made by another version of the
     *     analysis or with another vocabulary: it is empty then, and everything has to be put
     */
    public long position() {
        return position;
    }

    /** Keeps what was put, on disk, with the position in its source up to which it has been followed. */
    public void commit(long reached) {
        writer.setLiveCommitData(Map.of(
                        "version",
                        Integer.toString(Fields.VERSION),
                        "words",
                        language.vocabulary().mark(),
                        "source",
                        source,
                        "position",
                        Long.toString(reached))
                .entrySet());
        try {
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        position = reached;
    }

    /** Reads with this vocabulary from now on. Documents that were put before keep their meanings until they are put again. */
    public void use(Vocabulary vocabulary) {
        language = Language.of(vocabulary, options);
    }

    public void remove(Collection<String> ids) {
        try {
            writer.deleteDocuments(ids.stream().map(Finding::id).toArray(Term[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many documents searches see. */
    public int size() {
        try {
            var searcher = searchers.acquire();
            try {
                return searcher.getIndexReader().numDocs();
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Searches, counts by facet and marks what was found.
     *
     * @throws IllegalArgumentException when the words are longer than {@link #LONGEST_QUERY}
     */
    public SearchAnswer answer(SearchAsk ask) {
        return answer(ask, true);
    }

    /** Without counts by facet, for those who do not look at them. */
    public SearchAnswer plainAnswer(SearchAsk ask) {
        return answer(ask, false);
    }

    private SearchAnswer answer(SearchAsk ask, boolean counted) {
        checkLength(ask.words());
        try {
            var searcher = searchers.acquire();
            try {
                var now = language;
                var reading = now.queries().read(ask.words());
                boolean blank = reading.parts().isEmpty() && ask.words().isBlank();
                var made = blank ? null : new SearchQueries(now.vocabulary(), searcher.getIndexReader()).make(reading);
                var found = new Finding(searcher, ask, made, new TitleMarks(now.texts(), now.vocabulary(), reading))
                        .find(counted);
                return new SearchAnswer(
                        found.hits(),
                        found.total(),
                        found.facets(),
                        mended(reading),
                        didYouMean(reading),
                        made == null ? List.of() : words(reading, made.missing()));
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<SearchAnswer.Mending> mended(QueryReading reading) {
        return reading.parts().stream()
                .filter(QueryPart::isMended)
                .map(part -> new SearchAnswer.Mending(reading.text().substring(part.from(), part.to()), part.mended()))
                .distinct()
                .toList();
    }

    private static @Nullable String didYouMean(QueryReading reading) {
        var text = new StringBuilder();
        int at = 0;
        for (var part : reading.parts()) {
            if (part.isMended() && part.from() >= at) {
                text.append(reading.text(), at, part.from()).append(part.mended());
                at = part.to();
            }
        }
        return at == 0 ? null : text.append(reading.text().substring(at)).toString();
    }

    private static List<String> words(QueryReading reading, List<QueryPart> parts) {
        return parts.stream()
                .map(part -> reading.text().substring(part.from(), part.to()))
                .distinct()
                .toList();
    }

    private static void checkLength(String query) {
        if (query.length() > LONGEST_QUERY) {
            throw new IllegalArgumentException("a query has at most " + LONGEST_QUERY + " letters");
        }
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
        checkLength(query);
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
