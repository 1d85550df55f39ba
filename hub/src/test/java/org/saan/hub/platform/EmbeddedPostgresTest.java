package org.saan.hub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void aFolderThatNobodyMayEnter() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = temporary.resolve("data");
    }

    @Test
    void keepsItsRowsFromOneRunToTheNext() throws SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder)) {
            list(first, "create table weave (name text)", "insert into weave values ('ผ้าขาวม้า')");
        }
        try (EmbeddedPostgres second = EmbeddedPostgres.start(folder)) {
            assertThat(list(second, "select name from weave")).containsExactly("ผ้าขาวม้า");
        }
    }

    @Test
    void writesDurablyAndSortsThaiByDefault() throws SQLException {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(folder)) {
            assertThat(list(database, "show fsync")).containsExactly("on");
            assertThat(list(database, "show synchronous_commit")).containsExactly("on");
            assertThat(list(database, "show data_checksums")).containsExactly("on");
            assertThat(list(database, "show server_version")).containsExactly(Binaries.VERSION);
            assertThat(list(database, "select w from (values ('ไหม'), ('แพร'), ('กก'), ('เสื่อ')) v(w) order by w"))
                    .containsExactly("กก", "แพร", "เสื่อ", "ไหม");
        }
    }

    @Test
    void listensOnTheLoopbackAddressOnlyAndAsksForThePassword() throws SQLException {
        try (EmbeddedPostgres database = EmbeddedPostgres.start(folder)) {
            assertThat(list(database, "show listen_addresses")).containsExactly("127.0.0.1");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(database.url(), database.user(), "guess"))
                    .withMessageContaining("password");
        }
    }

    @Test
    void refusesASecondOwnerOfTheFolderAndLeavesTheFirstAlone() throws SQLException {
        try (EmbeddedPostgres first = EmbeddedPostgres.start(folder)) {
            assertThatExceptionOfType(FolderInUse.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(folder))
                    .withMessageContaining("already runs on this folder")
                    .withMessageContaining(folder.toString());
            assertThat(list(first, "select 'here'")).containsExactly("here");
        }
        EmbeddedPostgres.start(folder).close();
    }

    @Test
    void isNotMisledByAPidFileThatNamesAStranger() throws IOException, SQLException {
        EmbeddedPostgres.start(folder).close();
        Path pidFile = Cluster.filesIn(folder).resolve("postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n/elsewhere\n0\n5432\n");
        ServerAccount.current().give(pidFile);

        try (EmbeddedPostgres database = EmbeddedPostgres.start(folder)) {
            assertThat(list(database, "select 'here'")).containsExactly("here");
        }
    }

    @Test
    void beginsAgainAfterAnInitialisationThatWasCutShort() throws IOException, SQLException {
        Files.createDirectories(folder.resolve("initialising/base"));
        Files.writeString(folder.resolve("initialising/PG_VERSION"), "18\n");

        try (EmbeddedPostgres database = EmbeddedPostgres.start(folder)) {
            assertThat(list(database, "select 'whole'")).containsExactly("whole");
        }
    }

    @Test
    void saysInOneLineThatTheFolderCannotBeUsed() throws IOException {
        Path file = Files.createFile(temporary.resolve("a-file"));

        assertThatExceptionOfType(DatabaseUnavailable.class)
                .isThrownBy(() -> EmbeddedPostgres.start(file))
                .withMessageContaining("is not a folder")
                .withMessageNotContaining("\n");
    }

    @Test
    void livesAndEndsUnderTheWatchdogWhereTheSystemHasNoSetpriv() throws Exception {
        EmbeddedPostgres.start(folder).close();
        ServerAccount account = ServerAccount.current();
        Binaries binaries = Binaries.unpacked(account, folder);
        Path cluster = Cluster.filesIn(folder);
        List<String> server = List.of(
                binaries.program("postgres"),
                "-D",
                cluster.toString(),
                "-p",
                "54329",
                "-c",
                "unix_socket_directories=");
        Postmaster postmaster = Postmaster.watched(server, account, folder.resolve("postgres.log"));
        for (int i = 0; i < 200 && Files.notExists(cluster.resolve("postmaster.pid")); i++) {
            Thread.sleep(20);
        }
        ProcessHandle process =
                PostmasterFile.find(cluster).flatMap(PostmasterFile::server).orElseThrow();

        postmaster.stop();

        assertThat(process.isAlive()).isFalse();
        assertThat(cluster.resolve("postmaster.pid")).doesNotExist();
    }

    static List<String> list(Database database, String... statements) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                if (statement.execute(sql)) {
                    try (ResultSet result = statement.getResultSet()) {
                        while (result.next()) {
                            rows.add(result.getString(1));
                        }
                    }
                }
            }
        }
        return rows;
    }
}
