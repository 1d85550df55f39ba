package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.saan.hub.StormProcess;
import org.saan.hub.bench.Storm;

/** The short form of {@code ./saan bench storm}; the seed of a bad day is given with {@code -Dsaan.storm.seed=}. */
@Timeout(600)
class StormTest {
    @TempDir
    Path temporary;

    @Test
    @DisplayName(
            "CC-01 CC-04 CC-05 CC-07 CC-09 CC-10 whatever many do at once and whatever dies meanwhile, pieces and money add up")
    @SuppressWarnings("SystemOut")
    void everyLawHoldsInAStorm() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        var outcome = new Storm(
                        new Storm.Plan(
                                Integer.getInteger("saan.storm.operations", 2_000),
                                Integer.getInteger("saan.storm.kills", 5),
                                1,
                                8,
                                Long.getLong("saan.storm.seed", System.nanoTime() % 1_000_000),
                                System.getProperty("saan.storm.without")),
                        temporary,
                        StormProcess.class,
                        System.out)
                .run();
        assertThat(outcome.broken()).isEmpty();
        assertThat(outcome.differences()).isEmpty();
        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.neverDone()).isEmpty();
        assertThat(outcome.killed()).containsKeys("connection", "hub", "server", "server process");
    }
}
