package org.saan.hub.platform;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/**
 * A real PostgreSQL for tests: one server per test JVM, a new empty database for whoever asks.
 *
 * <p>For a test of one module: {@code TestDatabase.with("platform", "ordering")}. For a Spring test:
 * {@code @DynamicPropertySource static void database(DynamicPropertyRegistry r) { TestDatabase.register(r); }}.
 */
public record TestDatabase(String url, String user, String password, DataSource dataSource) implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** A new database holding the tables of these modules, in this order. */
    public static TestDatabase with(String... modules) {
        TestDatabase database = empty();
        for (String module : modules) {
            Flyway.configure()
                    .dataSource(database.dataSource())
                    .locations("classpath:db/migration/" + module)
                    .table("flyway_schema_history_" + module)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .load()
                    .migrate();
        }
        return database;
    }

    /** A new database without tables. */
    public static TestDatabase empty() {
        EmbeddedPostgres server = Server.RUNNING;
        String name = "test_" + NUMBER.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        HikariDataSource pool = new HikariDataSource();
        String url = server.url().replaceFirst("/[^/]*$", "/" + name);
        pool.setJdbcUrl(url);
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setMaximumPoolSize(4);
        pool.setMinimumIdle(0);
        pool.setIdleTimeout(10_000);
        return new TestDatabase(url, server.user(), server.password(), pool);
    }

    /** Gives a Spring context a new database, whose tables it makes itself. */
    public static void register(DynamicPropertyRegistry registry) {
        TestDatabase database = empty();
        registry.add("saan.db-url", database::url);
        registry.add("saan.db-connections", () -> 5);
        registry.add("saan.db-user", database::user);
        registry.add("SAAN_DB_PASSWORD", database::password);
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource);
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public void close() {
        ((HikariDataSource) dataSource).close();
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                Path folder = Files.createTempDirectory("saan-test-");
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
                EmbeddedPostgres server = EmbeddedPostgres.start(folder);
                forgetOnPowerCut(server);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** What these databases hold is thrown away; tests of crashes start servers of their own. */
        private static void forgetOnPowerCut(EmbeddedPostgres server) {
            try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("alter system set fsync = off");
                statement.execute("alter system set full_page_writes = off");
                statement.execute("select pg_reload_conf()");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void end(EmbeddedPostgres server, Path folder) {
            server.close();
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
