package org.saan.hub.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs {@link DurableWriter} in a JVM of its own and remembers what it acknowledged. */
final class WriterProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final List<Long> acknowledged = new ArrayList<>();
    private final long postmaster;

    private WriterProcess(Process process) throws IOException {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        String first = output.readLine();
        while (first != null && !first.startsWith("pid ")) {
            first = output.readLine();
        }
        if (first == null) {
            throw new IOException("the writer did not start");
        }
        this.postmaster = Long.parseLong(first.substring(4));
    }

    static WriterProcess start(Path folder, long firstRow) throws IOException {
        return start(folder, firstRow, List.of(), System.getProperty("java.class.path"));
    }

    static WriterProcess start(Path folder, long firstRow, List<String> prefix, String classPath) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                DurableWriter.class.getName(),
                folder.toString(),
                Long.toString(firstRow)));
        return new WriterProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Reads acknowledgements until there are so many. */
    WriterProcess untilRows(int count) throws IOException {
        while (acknowledged.size() < count) {
            acknowledged.add(Long.parseLong(output.readLine()));
        }
        return this;
    }

    void killServer() {
        Commands.signal("KILL", postmaster);
    }

    void killWriter() {
        Commands.signal("KILL", process.pid());
    }

    long postmaster() {
        return postmaster;
    }

    /** Everything said before the end, however it came. */
    List<Long> acknowledgedAfterEnd() throws InterruptedException {
        process.waitFor();
        output.lines().filter(line -> line.matches("\\d+")).forEach(line -> acknowledged.add(Long.parseLong(line)));
        return List.copyOf(acknowledged);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
