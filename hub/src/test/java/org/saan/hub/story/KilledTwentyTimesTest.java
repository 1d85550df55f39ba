package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.saan.hub.HubApplication;
import org.saan.hub.platform.Doctor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hub, its PostgreSQL, or both are killed twenty times while orders are entered. */
@Timeout(600)
class KilledTwentyTimesTest {
    private static final int KILLS = 20;

    @TempDir
    Path temporary;

    @Test
    void everyAcknowledgedOrderIsThereAndNoneTwice() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        var folder = temporary.resolve("data");
        var random = new SplittableRandom(20);
        var acknowledged = new ArrayList<Long>();
        long next = 1;
        for (int kill = 0; kill < KILLS; kill++) {
            var writer = start(folder, next);
            try (var output = writer.inputReader(StandardCharsets.UTF_8)) {
                // Every start must enter some orders: the hub recovers without anybody's help.
                int before = acknowledged.size();
                int enough = 3 + random.nextInt(40);
                while (acknowledged.size() < before + enough) {
                    read(output, acknowledged);
                }
                switch (random.nextInt(3)) {
                    case 0 -> writer.toHandle().destroyForcibly();
                    case 1 -> killServer(folder);
                    default -> {
                        killServer(folder);
                        writer.toHandle().destroyForcibly();
                    }
                }
                output.lines().forEach(line -> note(line, acknowledged));
            }
            writer.destroyForcibly().waitFor();
            // The person does not know whether the last form arrived, and sends it again.
            next = acknowledged.getLast() + 1;
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS * 3).doesNotHaveDuplicates();
        look(folder, acknowledged);
    }

    private static void look(Path folder, List<Long> acknowledged) {
        var application = new SpringApplication(HubApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var hub = application.run(
                "--saan.data=" + folder,
                "--saan.demo=false",
                "--spring.main.lazy-initialization=true",
                "--logging.level.root=ERROR")) {
            // The quantity of an order is the number of its form.
            var stored = hub.getBean(JdbcClient.class)
                    .sql("select quantity from ordering.order_line order by quantity")
                    .query(Long.class)
                    .list();
            assertThat(stored).doesNotHaveDuplicates().containsAll(acknowledged);
            // At most the one order whose answer was on its way when the last kill came.
            assertThat(stored.size()).isBetween(acknowledged.size(), acknowledged.size() + 1);
            assertThat(hub.getBean(Doctor.class).examine()).allMatch(finding -> finding.isWell());
        }
    }

    private static Process start(Path folder, long first) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OrderWriter.class.getName(),
                        folder.toString(),
                        Long.toString(first))
                .redirectErrorStream(true)
                .start();
    }

    private static void read(BufferedReader output, List<Long> acknowledged) throws IOException {
        var other = new ArrayList<String>();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            note(line, acknowledged);
            if (line.startsWith("entered ")) {
                return;
            }
            other.add(line);
        }
        throw new AssertionError("the hub ended by itself: " + String.join("\n", other));
    }

    private static void note(String line, List<Long> acknowledged) {
        if (line.startsWith("entered ")) {
            acknowledged.add(Long.parseLong(line.substring(8)));
        }
    }

    private static void killServer(Path folder) throws IOException {
        try (var files = Files.walk(folder, 4)) {
            var file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow();
            var pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
