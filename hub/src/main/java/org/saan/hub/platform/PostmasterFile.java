package org.saan.hub.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a running PostgreSQL writes about itself into its folder: process and port. */
record PostmasterFile(Path path, long pid, int port) {
    static Optional<PostmasterFile> find(Path clusterFiles) throws IOException {
        Path path = clusterFiles.resolve("postmaster.pid");
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(path);
        return Optional.of(new PostmasterFile(path, number(lines, 0), (int) number(lines, 3)));
    }

    private static long number(List<String> lines, int index) {
        String text = index < lines.size() ? lines.get(index).strip() : "";
        return text.matches("-?\\d{1,9}") ? Math.abs(Long.parseLong(text)) : 0;
    }

    /** The live process, when it is really a PostgreSQL of this folder: numbers of processes are used again. */
    Optional<ProcessHandle> server() {
        String folder = String.valueOf(path.getParent());
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> commandLine(process).contains(folder));
    }

    boolean pidBelongsToAnother() {
        return ProcessHandle.of(pid).isPresent() && server().isEmpty();
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
        } catch (IOException noProc) {
            return process.info().commandLine().orElse("");
        }
    }
}
