package org.saan.hub.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.search.OpenedIndex;
import org.saan.hub.catalogue.search.SearchIndex;
import org.saan.hub.catalogue.search.SearchOptions;
import org.saan.hub.catalogue.search.Vocabulary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A folder of this node, or its memory. */
final class FolderHome implements IndexHome {
    private static final Logger LOG = LoggerFactory.getLogger(FolderHome.class);

    private final JdbcClient jdbc;
    private final @Nullable Path folder;

    /** @param folder absent for an index in memory */
    FolderHome(JdbcClient jdbc, @Nullable Path folder) {
        this.jdbc = jdbc;
        this.folder = folder;
    }

    /** Tells the database from others: the index of another one is not this one's. */
    static String source(JdbcClient jdbc) {
        return jdbc.sql("select source from catalogue.search_source")
                .query((row, n) -> row.getString(1))
                .single();
    }

    @Override
    public Opened open(Vocabulary words, long lastChange) throws IOException {
        if (folder == null) {
            return inMemory(words);
        }
        var own = folder.resolve(source(jdbc));
        Files.createDirectories(own);
        try {
            return switch (SearchIndex.open(own, words)) {
                case OpenedIndex.Usable(var kept, var reached) when reached <= lastChange -> new Opened(kept, reached);
                case OpenedIndex.Usable(var ahead, var reached) -> {
                    LOG.info(
                            "the search index is built: it has followed {} changes of a database that is older",
                            reached);
                    ahead.close();
                    yield new Opened(SearchIndex.create(own, words), NOTHING);
                }
                case OpenedIndex.Unusable(var reason) -> {
                    LOG.info("the search index is built: {}", reason);
                    yield new Opened(SearchIndex.create(own, words), NOTHING);
                }
            };
        } catch (UncheckedIOException e) {
            if (!(e.getCause() instanceof LockObtainFailedException)) {
                throw e;
            }
            LOG.info("another process keeps its search index in {}; this one keeps its own in memory", own);
            return inMemory(words);
        }
    }

    private static Opened inMemory(Vocabulary words) throws IOException {
        return new Opened(new SearchIndex(new ByteBuffersDirectory(), words, SearchOptions.ALL), NOTHING);
    }
}
