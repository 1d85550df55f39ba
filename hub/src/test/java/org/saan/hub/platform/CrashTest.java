package org.saan.hub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever was acknowledged is there after any kill, and the next start needs nobody's help. */
@Timeout(60)
class CrashTest {
    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void aFolderThatNobodyMayEnter() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = temporary.resolve("data");
    }

    @Test
    void keepsEveryAcknowledgedRowWhenTheServerIsKilled() throws Exception {
        try (WriterProcess writer = WriterProcess.start(folder, 1).untilRows(300)) {
            writer.killServer();
            everyRowIsThere(writer.acknowledgedAfterEnd());
        }
    }

    @Test
    void keepsEveryAcknowledgedRowWhenSaanIsKilledAndTheServerFollowsIt() throws Exception {
        try (WriterProcess writer = WriterProcess.start(folder, 1).untilRows(300)) {
            ProcessHandle server = ProcessHandle.of(writer.postmaster()).orElseThrow();

            writer.killWriter();
            List<Long> acknowledged = writer.acknowledgedAfterEnd();

            server.onExit().get(20, TimeUnit.SECONDS);
            everyRowIsThere(acknowledged);
        }
    }

    @Test
    void keepsEveryAcknowledgedRowWhenBothAreKilledAndStartsAtOnce() throws Exception {
        try (WriterProcess writer = WriterProcess.start(folder, 1).untilRows(300)) {
            writer.killServer();
            writer.killWriter();
            everyRowIsThere(writer.acknowledgedAfterEnd());
        }
    }

    @Test
    void keepsEveryRowOverAChainOfKills() throws Exception {
        long next = 1;
        for (int round = 1; round <= 3; round++) {
            try (WriterProcess writer = WriterProcess.start(folder, next).untilRows(100)) {
                writer.killWriter();
                next = writer.acknowledgedAfterEnd().getLast() + 1_000;
            }
        }
        try (EmbeddedPostgres database = EmbeddedPostgres.start(folder)) {
            assertThat(EmbeddedPostgresTest.list(database, "select count(*) >= 300 from row_written"))
                    .containsExactly("t");
        }
    }

    @Test
    void stopsALiveServerThatAKilledSaanLeftBehind() throws Exception {
        EmbeddedPostgres.start(folder).close();
        ServerAccount account = ServerAccount.current();
        Binaries binaries = Binaries.unpacked(account, folder);
        Path cluster = Cluster.filesIn(folder);
        Process orphan = Commands.builder(account.command(List.of(
                        binaries.program("postgres"),
                        "-D",
                        cluster.toString(),
                        "-p",
                        "54331",
                        "-c",
                        "unix_socket_directories=")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (PostmasterFile.find(cluster).flatMap(PostmasterFile::server).isEmpty()) {
            Thread.sleep(20);
        }

        try (EmbeddedPostgres database = EmbeddedPostgres.start(folder)) {
            assertThat(orphan.waitFor(1, TimeUnit.SECONDS)).isTrue();
            assertThat(EmbeddedPostgresTest.list(database, "select 'here'")).containsExactly("here");
        }
    }

    @Test
    void doesTheSameForAnOrdinaryAccount() throws Exception {
        assumeTrue(ServerAccount.current().root(), "already run by an ordinary account");
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxrwxrwx"));
        List<String> ordinary = List.of(
                "setpriv", "--reuid", "nobody", "--regid", "65534", "--clear-groups", "env", "HOME=" + temporary);
        String classPath = ReadableClassPath.copyInto(temporary.resolve("classes"));
        List<Long> acknowledged;
        try (WriterProcess writer =
                WriterProcess.start(folder, 1, ordinary, classPath).untilRows(200)) {
            writer.killServer();
            writer.killWriter();
            acknowledged = writer.acknowledgedAfterEnd();
        }
        try (WriterProcess again =
                WriterProcess.start(folder, 1_000_000, ordinary, classPath).untilRows(1)) {
            assertThat(Files.getOwner(folder.resolve("database.password")).getName())
                    .isEqualTo("nobody");
            again.killWriter();
            again.acknowledgedAfterEnd();
            ProcessHandle.of(again.postmaster())
                    .ifPresent(server -> server.onExit().join());
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        everyRowIsThere(acknowledged);
    }

    private void everyRowIsThere(List<Long> acknowledged) throws Exception {
        assertThat(acknowledged).isNotEmpty();
        try (EmbeddedPostgres database = EmbeddedPostgres.start(folder)) {
            List<Long> stored = EmbeddedPostgresTest.list(database, "select n from row_written order by n").stream()
                    .map(Long::valueOf)
                    .toList();
            assertThat(stored).containsAll(acknowledged);
            // At most the one row whose commit was on its way to us.
            assertThat(stored.stream()
                            .filter(n -> n <= acknowledged.getLast() + 1)
                            .count())
                    .isBetween((long) acknowledged.size(), acknowledged.size() + 1L);
        }
    }
}
