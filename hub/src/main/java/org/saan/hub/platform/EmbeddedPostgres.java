package org.saan.hub.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own in a folder: started with Saan, stopped with Saan, and durable in between. Every commit is on
 * disk before it is acknowledged; after a kill of either process or a cut of power the next start recovers by itself.
 *
 * <p>One owner per folder. The server listens on the loopback address only, on a port chosen at each start, and opens
 * only to the password kept beside its files.
 */
public final class EmbeddedPostgres implements Database {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String NAME = "saan";
    private static final int ATTEMPTS = 5;

    private final DataFolderLock lock;
    private final Postmaster postmaster;
    private final int port;
    private final String password;
    private boolean closed;

    private EmbeddedPostgres(DataFolderLock lock, Postmaster postmaster, int port, String password) {
        this.lock = lock;
        this.postmaster = postmaster;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server of this folder, making folder and database when they are new.
     *
     * @throws FolderInUse when another Saan owns the folder
     * @throws DatabaseUnavailable when the server cannot run; the message is one line for the administrator
     */
    public static EmbeddedPostgres start(Path dataDir) {
        try {
            ServerAccount account = ServerAccount.current();
            Path folder = prepareFolder(dataDir, account);
            DataFolderLock lock = DataFolderLock.take(folder);
            try {
                return start(folder, account, lock);
            } catch (IOException | InterruptedException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new DatabaseUnavailable("the database in " + dataDir + " cannot start: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("interrupted while starting the database in " + dataDir, e);
        }
    }

    /** The database of the Saan that runs on this folder now, in another process. */
    public static Optional<Database> findRunning(Path dataDir) {
        try {
            if (!Files.isDirectory(dataDir) || !DataFolderLock.isTaken(dataDir)) {
                return Optional.empty();
            }
            Path folder = dataDir.toRealPath();
            Optional<PostmasterFile> server = PostmasterFile.find(Cluster.filesIn(folder))
                    .filter(file -> file.server().isPresent());
            if (server.isEmpty()) {
                throw new FolderInUse(folder);
            }
            return Optional.of(
                    new ExternalDatabase(url(server.get().port(), NAME), Cluster.USER, Cluster.password(folder)));
        } catch (IOException e) {
            throw new DatabaseUnavailable("the data folder " + dataDir + " cannot be read: " + e, e);
        }
    }

    /** Whether a database was ever made in this folder. */
    public static boolean existsIn(Path dataDir) {
        return Files.exists(Cluster.filesIn(dataDir));
    }

    private static Path prepareFolder(Path dataDir, ServerAccount account) throws IOException {
        Path folder = dataDir.toAbsolutePath().normalize();
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(
                    folder, PosixFilePermissions.fromString(account.root() ? "rwx--x--x" : "rwx------"));
        }
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new DatabaseUnavailable("the data folder " + folder + " is not a folder that may be written to");
        }
        account.requireEntry(folder);
        return folder.toRealPath();
    }

    private static EmbeddedPostgres start(Path folder, ServerAccount account, DataFolderLock lock)
            throws IOException, InterruptedException {
        long begun = System.nanoTime();
        Binaries binaries = Binaries.unpacked(account, folder);
        Cluster cluster = Cluster.openOrCreate(folder, binaries, account);
        Orphan.clear(cluster.files());
        Path logFile = rotatedLog(folder);
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Postmaster postmaster = Postmaster.start(command(binaries, cluster, port), account, logFile);
            if (answers(postmaster, port, cluster.password())) {
                log.info("database ready on port {} after {} ms", port, (System.nanoTime() - begun) / 1_000_000);
                return new EmbeddedPostgres(lock, postmaster, port, cluster.password());
            }
            postmaster.stop();
            if (attempt == ATTEMPTS) {
                throw new DatabaseUnavailable("PostgreSQL does not start; its reasons are at the end of " + logFile);
            }
            // Another program took the port, or sessions of a killed server are still ending.
            Thread.sleep(1000);
        }
    }

    private static List<String> command(Binaries binaries, Cluster cluster, int port) {
        return List.of(
                binaries.program("postgres"),
                "-D",
                cluster.files().toString(),
                "-p",
                Integer.toString(port),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "max_connections=100",
                "-c",
                "jit=off",
                "-c",
                "timezone=UTC");
    }

    /** Ready means that a question is answered, not that a port is open. Recovery may take its time. */
    private static boolean answers(Postmaster postmaster, int port, String password) throws InterruptedException {
        while (postmaster.isAlive()) {
            try (Connection connection = DriverManager.getConnection(url(port, "postgres"), Cluster.USER, password);
                    Statement statement = connection.createStatement()) {
                createMissingDatabase(statement);
                return true;
            } catch (SQLException e) {
                if ("28P01".equals(e.getSQLState())) {
                    postmaster.stop();
                    throw new DatabaseUnavailable("the database does not accept the password in database.password", e);
                }
                Thread.sleep(40);
            }
        }
        return false;
    }

    private static void createMissingDatabase(Statement statement) throws SQLException {
        try (ResultSet found = statement.executeQuery("select 1 from pg_database where datname = '" + NAME + "'")) {
            if (found.next()) {
                return;
            }
        }
        statement.execute("create database " + NAME);
    }

    private static Path rotatedLog(Path folder) throws IOException {
        Path logFile = folder.resolve("postgres.log");
        if (Files.exists(logFile) && Files.size(logFile) > 10_000_000) {
            Files.move(logFile, folder.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return logFile;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public String url() {
        return url(port, NAME);
    }

    @Override
    public String user() {
        return Cluster.USER;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            postmaster.stop();
            lock.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of the data folder cannot be released", e);
        }
    }
}
