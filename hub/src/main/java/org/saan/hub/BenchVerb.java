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
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.saan.hub.bench.DirectoryBench;
import org.saan.hub.bench.HttpBench;
import org.saan.hub.bench.OrdersBench;
import org.saan.hub.bench.ProgrammeBench;
import org.saan.hub.bench.RfqBench;
import org.saan.hub.bench.SearchBench;
import org.saan.hub.bench.Storm;
import org.springframework.util.FileSystemUtils;

/**
 * {@code ./saan bench start}: how long a person waits for the first page, and what the hub holds in memory; {@code ./saan bench
 * directory}: how long pages take when there is much to list; {@code ./saan bench search}: how long the search takes;
 * {@code ./saan bench http}: public answers a second.
 */
final class BenchVerb implements Verb {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public String summary() {
        return "measure on this machine: bench start, directory, search, http, orders, storm, import, duplicates, novelty, programme, planner, thai-text";
    }

    @Override
    public String help() {
        return """
                ./saan bench start     seconds to the first answered page and to the loaded demonstration programme, in a
                                       new folder and again in the same folder, and the memory that the hub then holds
                ./saan bench directory [options]
                                       milliseconds for a page of every list with a country's worth of groups and people

                  --groups N --people N   how many are made (20000 and 200000)
                  --clients N             people who turn pages at once, without a pause (16)
                  --seconds N             for each page (5)
                ./saan bench search [--items N]
                                       made products put into the index of the search, and milliseconds to answer what
                                       buyers type, with and without counts for narrowing (100000)
                ./saan bench http [--clients N] [--seconds N] [--rounds N]
                                       public answers a second over HTTP with the demonstration programme: list of 24,
                                       product, unchanged ones, searches; as pages and as JSON (16 clients, 3 rounds of 5 s)
                ./saan bench orders [--clients N] [--seconds N] [--rounds N] [--groups N]
                                       durable orders of five lines a second, entered by programs over HTTP with the time of
                                       groups kept for all pieces; then the hub is killed meanwhile, and everything that was
                                       answered must be there once (16 clients, 3 rounds of 5 s, 2000 groups). After it,
                                       requests for quotation of five lines to one group, issued by coordinators
                ./saan bench storm [--operations N] [--kills N] [--hubs N] [--people N] [--seed N] [--without NAME]
                                       orders, changes, refusals, deliveries, inspections, invoices and payments by many at
                                       once while connections, hubs and PostgreSQL are killed; then every sum must hold and
                                       everything that was answered be there once (100000 operations, 60 kills, 2 hubs of 8).
                                       --without drops a constraint or trigger first: then the storm must find a breach
                ./saan bench duplicates
                                       doubled groups that are found in made registers of 5,000 groups: how many of the
                                       proposals are right, how many of the doubled are found; and the time for 100,000
                ./saan bench novelty   milliseconds to the nearest 10 of 50,000 designs; which made designs are found again
                                       when they are recoloured, cropped, turned, mirrored, photographed ...
                ./saan bench import    seconds from sending a spreadsheet of 1,200 groups to its review, and of 100,000 groups
                                       to its rows being read, matched and stored, applied, and taken back
                ./saan bench programme a year of a national programme (20,000 people, 400 workshops, 2,000 groups, 40,000 weeks
                                       of work): the target board, the rows behind a number, counting all from nothing, and
                                       whether that equals what is kept, row by row
                ./saan bench planner   plans of made problems beside those of a spreadsheet and of other solvers;
                                       ./saan bench planner --help tells more
                ./saan bench thai-text short strings of Thai in a second on one core: normal form, words, likeness,
                                       dates; --quick for a first look
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        if (arguments.equals(List.of("duplicates"))) {
            return DuplicatesBench.run(out);
        }
        if (arguments.equals(List.of("novelty"))) {
            return NoveltyBench.run(out);
        }
        if (arguments.equals(List.of("import"))) {
            return ImportBench.run(out, err);
        }
        if (arguments.equals(List.of("programme"))) {
            return programme(out);
        }
        if (!arguments.isEmpty() && arguments.getFirst().equals("search")) {
            return search(arguments.subList(1, arguments.size()), out);
        }
        if (!arguments.isEmpty() && arguments.getFirst().equals("orders")) {
            return orders(arguments.subList(1, arguments.size()), out);
        }
        if (!arguments.isEmpty() && arguments.getFirst().equals("storm")) {
            return storm(arguments.subList(1, arguments.size()), out);
        }
        boolean http = !arguments.isEmpty() && arguments.getFirst().equals("http");
        boolean directory = !arguments.isEmpty() && arguments.getFirst().equals("directory");
        if (!directory && !http && !arguments.equals(List.of("start"))) {
            throw new UsageMistake("bench needs the name of a measurement: ./saan bench start");
        }
        Options options = Options.parse(
                http ? "bench http" : "bench directory",
                directory || http ? arguments.subList(1, arguments.size()) : List.of(),
                http
                        ? Set.of("--clients", "--seconds", "--rounds")
                        : Set.of("--groups", "--people", "--clients", "--seconds"),
                Set.of());
        try {
            Path folder = Files.createTempDirectory("saan-bench-");
            try {
                // Where PostgreSQL runs under another account, that account must be able to enter.
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
                if (directory) {
                    return lists(options, folder, out) ? 0 : 1;
                }
                if (http) {
                    return http(options, folder, out) ? 0 : 1;
                }
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

    private static int search(List<String> arguments, PrintStream out) {
        var options = Options.parse("bench search", arguments, Set.of("--items"), Set.of());
        try {
            return new SearchBench(options.number("--items", 100_000), out).run() ? 0 : 1;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int orders(List<String> arguments, PrintStream out) {
        var options = Options.parse(
                "bench orders", arguments, Set.of("--clients", "--seconds", "--rounds", "--groups"), Set.of());
        try {
            Path folder = Files.createTempDirectory("saan-bench-");
            try {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
                int port = freePort();
                Path data = folder.resolve("data");
                boolean orders = new OrdersBench(
                                options.number("--clients", 16),
                                options.number("--seconds", 5),
                                Math.max(1, options.number("--rounds", 3)),
                                options.number("--groups", 2_000),
                                () -> readyHub(port, data),
                                out)
                        .run(port, data);
                return requests(options, folder.resolve("requests"), out) & orders ? 0 : 1;
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int storm(List<String> arguments, PrintStream out) {
        var options = Options.parse(
                "bench storm",
                arguments,
                Set.of("--operations", "--kills", "--hubs", "--people", "--seed", "--without"),
                Set.of());
        var plan = new Storm.Plan(
                options.number("--operations", 100_000),
                options.number("--kills", 60),
                options.number("--hubs", 2),
                options.number("--people", 8),
                options.number("--seed", (int) (System.currentTimeMillis() % 1_000_000)),
                options.find("--without").orElse(null));
        try {
            Path folder = Files.createTempDirectory("saan-bench-");
            try {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
                return new Storm(plan, folder, StormProcess.class, out).run().isWell() == (plan.without() == null)
                        ? 0
                        : 1;
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static boolean requests(Options options, Path data, PrintStream out)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        int port = freePort();
        var hub = hub(port, data, "--empty");
        try {
            return new RfqBench(
                            options.number("--clients", 16),
                            options.number("--seconds", 5),
                            Math.max(1, options.number("--rounds", 3)),
                            options.number("--groups", 2_000),
                            out)
                    .run(port, data, invitation(hub), hub);
        } finally {
            hub.destroy();
            hub.waitFor(60, TimeUnit.SECONDS);
        }
    }

    /** Waits until an empty hub is ready; the link by which its administrator chooses a password. */
    private static String invitation(Process hub) throws IOException {
        String invitation = "";
        var output = hub.inputReader();
        for (var line = output.readLine();
                line != null && !line.startsWith("Saan is ready");
                line = output.readLine()) {
            int at = line.indexOf("/invitations/");
            invitation = at < 0 ? invitation : line.substring(at);
        }
        if (invitation.isEmpty()) {
            throw new IOException("the hub did not start");
        }
        Thread.ofVirtual().start(() -> readOn(hub));
        return invitation;
    }

    private static Process readyHub(int port, Path data) throws IOException {
        var hub = hub(port, data, "--empty");
        waitUntilReady(hub);
        Thread.ofVirtual().start(() -> readOn(hub));
        return hub;
    }

    /** A hub that is killed closes its output in the midst. */
    private static void readOn(Process hub) {
        try {
            hub.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException over) {
            // Nobody needs what it would have said.
        }
    }

    private static int programme(PrintStream out) {
        try {
            Path folder = Files.createTempDirectory("saan-bench-");
            try {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
                int port = freePort();
                Path data = folder.resolve("data");
                Process hub = hub(port, data, "--empty");
                try {
                    return new ProgrammeBench(out).run(port, data, invitation(hub)) ? 0 : 1;
                } finally {
                    hub.destroy();
                    hub.waitFor(60, TimeUnit.SECONDS);
                }
            } finally {
                FileSystemUtils.deleteRecursively(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static boolean lists(Options options, Path folder, PrintStream out)
            throws IOException, InterruptedException {
        int port = freePort();
        Path data = folder.resolve("data");
        Process hub = hub(port, data, "--empty");
        try {
            return new DirectoryBench(
                            options.number("--groups", 20_000),
                            options.number("--people", 200_000),
                            options.number("--clients", 16),
                            options.number("--seconds", 5),
                            hub.toHandle(),
                            out)
                    .run(port, data, invitation(hub));
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            hub.destroy();
            hub.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private static boolean http(Options options, Path folder, PrintStream out)
            throws IOException, InterruptedException {
        int port = freePort();
        Path data = folder.resolve("data");
        Process hub = hub(port, data);
        try {
            waitUntilReady(hub);
            Thread.ofVirtual().start(() -> hub.inputReader().lines().forEach(line -> {}));
            return new HttpBench(
                            options.number("--clients", 16),
                            options.number("--seconds", 5),
                            Math.max(1, options.number("--rounds", 3)),
                            out)
                    .run(port, data);
        } catch (SQLException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            hub.destroy();
            hub.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private static Process hub(int port, Path data, String... more) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("saan.home", "."), "saan").toString(),
                "run",
                "--port",
                Integer.toString(port),
                "--data",
                data.toString()));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static boolean measure(String what, Path folder, PrintStream out, PrintStream err)
            throws IOException, InterruptedException {
        int port = freePort();
        long begun = System.nanoTime();
        Process hub = hub(port, folder.resolve("data"));
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
    static void waitUntilReady(Process hub) throws IOException {
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

    static long memory(long pid) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
        try (var reader = ps.inputReader()) {
            String line = reader.readLine();
            return line == null ? 0 : Long.parseLong(line.strip()) / 1024;
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
