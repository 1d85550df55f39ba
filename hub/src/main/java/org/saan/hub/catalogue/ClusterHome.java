package org.saan.hub.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.saan.hub.catalogue.search.OpenedIndex;
import org.saan.hub.catalogue.search.SearchCluster;
import org.saan.hub.catalogue.search.Vocabulary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An OpenSearch cluster that all nodes share. The node that holds a lock of the database writes; when it ends or loses its
 * connection, another takes over within seconds, from where the index says that it has come.
 */
final class ClusterHome implements IndexHome {
    private static final Logger LOG = LoggerFactory.getLogger(ClusterHome.class);
    private static final long TRY_MILLIS = 2_000;
    private static final int PATIENCE_SECONDS = 2;

    private final JdbcClient jdbc;
    private final DataSource database;
    private final URI url;
    private final @Nullable String user;
    private final String password;
    private @Nullable SearchCluster cluster;
    private @Nullable Connection lock;
    private boolean writes;
    private long triedAt;

    /** @param user absent when the cluster asks for none */
    ClusterHome(JdbcClient jdbc, DataSource database, URI url, @Nullable String user, String password) {
        this.jdbc = jdbc;
        this.database = database;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    @Override
    public Opened open(Vocabulary words, long lastChange) throws IOException {
        if (cluster == null) {
            cluster = new SearchCluster(url, user, password, "saan-" + FolderHome.source(jdbc));
        }
        boolean opened = false;
        try {
            var now = holds() || take() ? written(cluster, words, lastChange) : read(cluster, words);
            opened = true;
            if (lock != null && !writes) {
                LOG.info("this node writes the search index");
            }
            writes = lock != null;
            return now;
        } finally {
            // Another node may reach what this one does not.
            if (!opened) {
                release();
            }
        }
    }

    private static Opened written(SearchCluster cluster, Vocabulary words, long lastChange) {
        return switch (cluster.open(words)) {
            case OpenedIndex.Usable(var kept, var reached) when reached <= lastChange -> new Opened(kept, reached);
            case OpenedIndex.Usable(var ahead, var reached) -> {
                LOG.info("the search index is built: it has followed {} changes of a database that is older", reached);
                ahead.close();
                yield new Opened(cluster.create(words), NOTHING);
            }
            case OpenedIndex.Unusable(var reason) -> {
                LOG.info("the search index is built: {}", reason);
                yield new Opened(cluster.create(words), NOTHING);
            }
        };
    }

    private static Opened read(SearchCluster cluster, Vocabulary words) {
        var kept = cluster.read(words);
        if (kept == null) {
            throw new UncheckedIOException(new IOException("another node builds the search index"));
        }
        return new Opened(kept.index(), kept.position());
    }

    @Override
    public boolean isOther() {
        if (lock != null) {
            return !holds();
        }
        long now = System.currentTimeMillis();
        if (now - triedAt < TRY_MILLIS) {
            return false;
        }
        return take();
    }

    @Override
    public boolean isElsewhere() {
        return true;
    }

    private boolean holds() {
        try {
            if (lock != null && lock.isValid(PATIENCE_SECONDS)) {
                return true;
            }
        } catch (SQLException e) {
            LOG.debug("the lock of who writes the search index was lost", e);
        }
        release();
        return false;
    }

    /** Takes the lock, unless another node has it. Nodes of another version of the analysis write an index of their own. */
    private boolean take() {
        triedAt = System.currentTimeMillis();
        Connection connection = null;
        try {
            connection = database.getConnection();
            try (var ask =
                    connection.prepareStatement("select pg_try_advisory_lock(hashtext('catalogue.search'), ?)")) {
                ask.setInt(1, SearchCluster.version());
                try (var answer = ask.executeQuery()) {
                    if (answer.next() && answer.getBoolean(1)) {
                        lock = connection;
                        connection = null;
                        return true;
                    }
                }
            }
            return false;
        } catch (SQLException e) {
            LOG.debug("the lock of who writes the search index was not taken", e);
            return false;
        } finally {
            close(connection);
        }
    }

    private void release() {
        var held = lock;
        lock = null;
        writes = false;
        if (held != null) {
            try (var let = held.prepareStatement("select pg_advisory_unlock_all()")) {
                let.execute();
            } catch (SQLException e) {
                LOG.debug("the lock of who writes the search index was lost", e);
            }
            close(held);
        }
    }

    private static void close(@Nullable Connection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.debug("a connection was not closed well", e);
            }
        }
    }

    @Override
    public void close() {
        release();
        if (cluster != null) {
            cluster.close();
        }
    }
}
