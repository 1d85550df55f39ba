package org.saan.hub;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** {@code ./saan bench start}: how long a person waits for the first page, and what the hub holds in memory. */
final class BenchVerb implements Verb {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String summary() {
        return "measure on this machine: bench start, bench planner, bench thai-text";
    }

    @Override
    public String help() {
        return """
                ./saan bench start     seconds to the first answered page and to the loaded demonstration programme, in a
                                       new folder and again in the same folder, and the memory that the hub then holds
                ./saan bench planner   plans of made problems beside those of a spreadsheet and of other solvers;
                                       ./saan bench planner --help tells more
                ./saan bench thai-text short strings of Thai in a second on one core: normal form, words, likeness,
                                       dates; --quick for a first look
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (!arguments.equals(List.of("start"))) {
            throw new UsageMistake("bench needs the name of a measurement: ./saan bench start");
        }
        try {
            Path folder = Files.createTempDirectory("saan-bench-");
            try {
                // Where PostgreSQL runs under another account, that account must be able to enter.
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
                return measure("new folder", folder, out, err) && measure("later start", folder, out, err) ? 0 : 1;
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static boolean measure(String what, Path folder, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        int port = freePort();
        long begun = System.nanoTime();
        Process hub = new ProcessBuilder(
                        Path.of(System.getProperty("saan.home", "."), "saan").toString(),
                        "run",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        folder.resolve("data").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            while (!answers(port)) {
                if (!hub.isAlive() || System.nanoTime() - begun > PATIENCE.toNanos()) {
                    err.println("saan: the hub did not answer");
                    return false;
                }
                Thread.sleep(20);
            }
            double page = (System.nanoTime() - begun) / 1e9;
            waitUntilReady(hub);
            double ready = (System.nanoTime() - begun) / 1e9;
            answers(port);
            out.printf(
                    "%-12s first page after %5.1f s, ready after %5.1f s, memory of the JVM %4d MB%n",
                    what, page, ready, memory(hub.pid()));
            return true;
        } finally {
            hub.destroy();
            hub.waitFor(60, TimeUnit.SECONDS);
        }
    }

    /** The hub says so when the demonstration programme is loaded, where there is one to load. */
    private static void waitUntilReady(Process hub) throws IOException {
        var output = hub.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("Saan is ready")) {
                return;
            }
        }
    }

    private static boolean answers(int port) throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 400;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static long memory(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        try (var reader = ps.inputReader()) {
            String line = reader.readLine();
            return line == null ? 0 : Long.parseLong(line.strip()) / 1024;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
