package org.saan.hub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Processor time until a moment: of the hub, of its PostgreSQL, of the clients in this process. */
record Cpu(Duration hub, Duration database, Duration clients) {
    /** Of the hub that runs on this folder. */
    static Cpu of(Path data, Process hub) throws IOException {
        return new Cpu(
                spent(hub.toHandle()),
                postmaster(data)
                        .map(server -> server.descendants().map(Cpu::spent).reduce(spent(server), Duration::plus))
                        .orElse(Duration.ZERO),
                spent(ProcessHandle.current()));
    }

    /** Milliseconds since then for each of so many, in words. */
    String since(Cpu before, long count) {
        return String.format(
                Locale.ROOT,
                "hub %.2f, PostgreSQL %.2f, clients %.2f",
                hub.minus(before.hub).toNanos() / 1e6 / count,
                database.minus(before.database).toNanos() / 1e6 / count,
                clients.minus(before.clients).toNanos() / 1e6 / count);
    }

    private static Optional<ProcessHandle> postmaster(Path data) throws IOException {
        try (var files = Files.find(data, 4, (file, is) -> file.endsWith("postmaster.pid"))) {
            var file = files.findFirst();
            return file.isEmpty()
                    ? Optional.empty()
                    : ProcessHandle.of(Long.parseLong(
                            Files.readAllLines(file.get()).getFirst().strip()));
        }
    }

    private static Duration spent(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
