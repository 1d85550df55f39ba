package org.saan.hub.catalogue.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/**
 * The index of one node, by Lucene in this process. A folder belongs to one open index at a time. After an
 * {@link UncheckedIOException} the folder cannot be read or written any more: close the index and {@link #create} it anew.
 */
public final class SearchIndex implements SearchEngine {
    private static final String POSITION = "position";
    private static final String VERSION = "version";
    private static final String VOCABULARY = "vocabulary";

    private final Directory directory;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private final SearchOptions options;
    private volatile Language language;
    private volatile Vocabulary vocabulary;

    /** A new index with nothing in it, in the place of whatever the directory holds. */
    public SearchIndex(Directory directory, Vocabulary vocabulary, SearchOptions options) throws IOException {
        this(directory, vocabulary, options, OpenMode.CREATE);
    }

    private SearchIndex(Directory directory, Vocabulary vocabulary, SearchOptions options, OpenMode mode)
            throws IOException {
        this.directory = directory;
        this.options = options;
        this.vocabulary = vocabulary;
        this.language = Language.of(vocabulary, options);
        var config = new IndexWriterConfig(new NoAnalyzer());
        config.setRAMBufferSizeMB(48);
        config.setOpenMode(mode);
        config.setCommitOnClose(false);
        this.writer = new IndexWriter(directory, config);
        var columns = new FacetColumns();
        this.searchers = new SearcherManager(writer, new SearcherFactory() {
            @Override
            public IndexSearcher newSearcher(IndexReader reader, @Nullable IndexReader before) throws IOException {
                return new Snapshot((DirectoryReader) reader, columns);
            }
        });
    }

    /** Words come cut already. */
    private static final class NoAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            throw new IllegalStateException("the field " + field + " has not been cut into words");
        }
    }

    /** A new index with nothing in it, in the place of whatever the folder holds of an older one. */
    public static SearchIndex create(Path folder, Vocabulary vocabulary) {
        try {
            return new SearchIndex(FSDirectory.open(folder), vocabulary, SearchOptions.ALL);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens the index of a folder, if it was written whole by this version of the program and with this vocabulary. All its files
     * are read once.
     *
     * @throws UncheckedIOException when another process has it open
     */
    public static OpenedIndex open(Path folder, Vocabulary vocabulary) {
        try {
            var directory = FSDirectory.open(folder);
            if (!DirectoryReader.indexExists(directory)) {
                directory.close();
                return new OpenedIndex.Unusable(OpenedIndex.Reason.ABSENT);
            }
            try {
                Map<String, String> data;
                try (var reader = DirectoryReader.open(directory)) {
                    data = reader.getIndexCommit().getUserData();
                    if (!Integer.toString(Fields.VERSION).equals(data.get(VERSION))) {
                        directory.close();
                        return new OpenedIndex.Unusable(OpenedIndex.Reason.OTHER_VERSION);
                    }
                    if (!vocabulary.hash().equals(data.get(VOCABULARY))) {
                        directory.close();
                        return new OpenedIndex.Unusable(OpenedIndex.Reason.OTHER_VOCABULARY);
                    }
                    for (var leaf : reader.leaves()) {
                        ((CodecReader) leaf.reader()).checkIntegrity();
                    }
                }
                return new OpenedIndex.Usable(
                        new SearchIndex(directory, vocabulary, SearchOptions.ALL, OpenMode.APPEND),
                        Long.parseLong(data.getOrDefault(POSITION, "0")));
            } catch (LockObtainFailedException e) {
                directory.close();
                throw e;
            } catch (IOException | IllegalArgumentException | IllegalStateException e) {
                directory.close();
                return new OpenedIndex.Unusable(OpenedIndex.Reason.DAMAGED);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void put(Collection<SearchDocument> documents) {
        var now = language;
        try {
            for (var document : documents) {
                writer.updateDocument(
                        new Term(Fields.ID, document.id()),
                        LuceneDocuments.of(Fields.of(document, now.texts(), now.vocabulary())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void remove(Collection<String> ids) {
        try {
            writer.deleteDocuments(
                    ids.stream().map(id -> new Term(Fields.ID, id)).toArray(Term[]::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void refresh() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void commit(long position) {
        try {
            writer.setLiveCommitData(Map.of(
                            POSITION,
                            Long.toString(position),
                            VERSION,
                            Integer.toString(Fields.VERSION),
                            VOCABULARY,
                            vocabulary.hash())
                    .entrySet());
            writer.commit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int size() {
        return withSnapshot(snapshot -> snapshot.getIndexReader().numDocs());
    }

    @Override
    public synchronized Vocabulary use(Vocabulary another) {
        var before = vocabulary;
        language = Language.of(another, options);
        vocabulary = another;
        return before;
    }

    @Override
    public SearchAnswer answer(SearchAsk ask, boolean facets) {
        SearchEngine.check(ask.words());
        return withSnapshot(snapshot -> new OneSearch(new LuceneFinder(snapshot), language, ask).answer(facets));
    }

    private interface Reading<T> {
        T from(Snapshot snapshot) throws IOException;
    }

    private <T> T withSnapshot(Reading<T> reading) {
        try {
            var snapshot = (Snapshot) searchers.acquire();
            try {
                return reading.from(snapshot);
            } finally {
                searchers.release(snapshot);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
