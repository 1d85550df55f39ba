package org.saan.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.saan.hub.HubApplication;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.Doctor;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hub is killed while it applies an import; a new one goes on where it was. */
@Timeout(300)
class ImportCrashTest {
    private static final int ROWS = 1000;

    @TempDir
    Path temporary;

    @Test
    @DisplayName(
            "CC-08 an import killed half-way goes on after the restart, without doubles, and says what was interrupted")
    void goesOnWithoutDoubles() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        var folder = temporary.resolve("data");
        var id = killedAfter(400, folder, register());
        var killed = Instant.now();

        var hub = new SpringApplication(HubApplication.class)
                .run("--saan.data=" + folder, "--saan.demo=false", "--server.port=0", "--logging.level.root=ERROR");
        try (hub) {
            var jdbc = hub.getBean(JdbcClient.class);
            var imports = hub.getBean(Imports.class);
            var work = hub.getBean(ImportWork.class);
            jdbc.sql("drop trigger brake on directory.import_run").update();
            assertThat(groups(jdbc)).isBetween(400L, ROWS - 1L);
            work.goOn(id, Identity.SYSTEM);
            work.goOn(id, Identity.SYSTEM);
            ImportView view;
            do {
                Thread.sleep(200);
                view = imports.getImport(id, Identity.SYSTEM);
            } while (view.state() != ImportView.State.APPLIED);
            assertThat(Duration.between(killed, Instant.now())).isLessThan(Duration.ofMinutes(5));
            assertThat(groups(jdbc)).isEqualTo(ROWS);
            assertThat(jdbc.sql("select count(distinct name_th) from directory.producer_group")
                            .query(Long.class)
                            .single())
                    .isEqualTo(ROWS);
            assertThat(view.results().get("CREATED")).isEqualTo(ROWS);
            assertThat(view.runs().reversed())
                    .extracting(ImportRun::kind, ImportRun::state)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("READ", "DONE"),
                            org.assertj.core.groups.Tuple.tuple("APPLY", "INTERRUPTED"),
                            org.assertj.core.groups.Tuple.tuple("APPLY", "DONE"));
            work.goOn(id, Identity.SYSTEM);
            work.apply(id, false, Identity.SYSTEM);
            assertThat(groups(jdbc)).as("pressed once more").isEqualTo(ROWS);
            assertThat(hub.getBean(Doctor.class).examine()).allMatch(finding -> finding.isWell());
        }
    }

    private Path register() throws IOException {
        var text = new StringBuilder("รหัส,ชื่อกลุ่ม,จังหวัด,สมาชิก\n");
        for (int i = 1; i <= ROWS; i++) {
            text.append("K%04d,กลุ่มทดลองที่ %d,น่าน,%d%n".formatted(i, i, 5 + i % 40));
        }
        var file = temporary.resolve("crash.csv");
        Files.writeString(file, text);
        return file;
    }

    private static long groups(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from directory.producer_group")
                .query(Long.class)
                .single();
    }

    private static UUID killedAfter(int rows, Path folder, Path register) throws Exception {
        var writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ImportWriter.class.getName(),
                        folder.toString(),
                        register.toString())
                .redirectErrorStream(true)
                .start();
        UUID id = null;
        var other = new ArrayList<String>();
        try (var output = writer.inputReader(StandardCharsets.UTF_8)) {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("import ")) {
                    id = UUID.fromString(line.substring(7));
                } else if (line.startsWith("done ") && Integer.parseInt(line.substring(5)) >= rows) {
                    break;
                } else {
                    other.add(line);
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        if (id == null) {
            throw new AssertionError("the hub ended by itself: " + String.join("\n", other));
        }
        return id;
    }
}
