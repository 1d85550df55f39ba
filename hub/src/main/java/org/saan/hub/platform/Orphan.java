package org.saan.hub.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends what a killed Saan left behind. Called only by the owner of the folder's lock. */
final class Orphan {
    private static final Logger log = LoggerFactory.getLogger(Orphan.class);

    private Orphan() {}

    static void clear(Path clusterFiles) throws IOException, InterruptedException {
        Optional<PostmasterFile> left = PostmasterFile.find(clusterFiles);
        if (left.isEmpty()) {
            return;
        }
        PostmasterFile file = left.get();
        Optional<ProcessHandle> server = file.server();
        if (server.isPresent()) {
            stop(server.get());
        } else if (file.pidBelongsToAnother()) {
            // PostgreSQL would take the stranger for a server of this folder and refuse to start.
            Files.deleteIfExists(file.path());
        }
    }

    private static void stop(ProcessHandle server) throws InterruptedException {
        log.info("stopping the database left running as process {}", server.pid());
        Commands.signal("INT", server.pid());
        if (!ended(server, Duration.ofSeconds(20))) {
            Commands.signal("QUIT", server.pid());
            if (!ended(server, Duration.ofSeconds(20))) {
                throw new DatabaseUnavailable(
                        "an earlier database still runs as process " + server.pid() + " and does not stop");
            }
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) throws InterruptedException {
        Instant end = Instant.now().plus(patience);
        while (process.isAlive()) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            Thread.sleep(50);
        }
        return true;
    }
}
