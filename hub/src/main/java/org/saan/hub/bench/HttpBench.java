package org.saan.hub.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.saan.hub.platform.Database;
import org.saan.hub.platform.EmbeddedPostgres;

/**
 * How many public answers a second the hub gives over HTTP: lists of 24, product pages, unchanged ones, and searches, as pages and
 * as JSON, with the demonstration programme. The hub runs in a process of its own; clients and server share the machine.
 */
public final class HttpBench {
    private static final String KEY = "saan_" + "b".repeat(43);
    private static final int LIMIT = 1_000_000_000;
    private static final List<String> BEGINNINGS = List.of(
            "mudmee",
            "indigo",
            "ผ้าพันคอ",
            "ย้อมคราม",
            "silk",
            "ผ้าไหม",
            "basket",
            "ตะกร้า",
            "bamboo",
            "mat",
            "เสื่อกก",
            "matmi",
            "pha sin",
            "ผ้าซิ่น",
            "shawl",
            "cushion",
            "หมอน",
            "ceramic");
    private static final List<String> ENDS = List.of(
            "", " scarf", " blue", " cotton", " สีแดง", " ทอมือ", " natural dye", " gift", " bag", " 50 pieces");

    private final int clients;
    private final int seconds;
    private final int rounds;
    private final PrintStream out;

    public HttpBench(int clients, int seconds, int rounds, PrintStream out) {
        this.clients = clients;
        this.seconds = seconds;
        this.rounds = rounds;
        this.out = out;
    }

    /**
     * A thing to measure.
     *
     * @param aim answers a second that are wanted; 0 where none is
     * @param unchanged whether the client says that it has the answer already
     */
    private record Case(
            String name, Function<SplittableRandom, String> path, boolean keyed, boolean unchanged, int aim) {}

    private record Round(double perSecond, double p50, double p99) {}

    /** Measures the hub that stands on this folder; says whether every aim was reached. */
    public boolean run(int port, Path data) throws IOException, InterruptedException, SQLException, ExecutionException {
        try (var database = EmbeddedPostgres.findRunning(data).orElseThrow()) {
            makeKey(database);
        }
        var cases = cases(port);
        for (var one : cases) {
            round(port, one, Math.max(2, seconds / 2));
        }
        out.printf(
                "%d clients without a pause on kept connections, %d rounds of %d s, medians; %d processors, machine load %s%n%n",
                clients, rounds, seconds, Runtime.getRuntime().availableProcessors(), load());
        out.printf("%-36s %10s %10s %9s %9s  %s%n", "what", "per second", "aim", "p50 ms", "p99 ms", "verdict");
        boolean well = true;
        for (var one : cases) {
            well &= print(port, one);
        }
        out.printf("%nmachine load %s after%n", load());
        return well;
    }

    private boolean print(int port, Case one) throws InterruptedException, ExecutionException {
        var all = new ArrayList<Round>();
        for (int i = 0; i < rounds; i++) {
            all.add(round(port, one, seconds));
        }
        all.sort(java.util.Comparator.comparingDouble(Round::perSecond));
        var median = all.get(all.size() / 2);
        boolean reached = one.aim() == 0 || median.perSecond() >= one.aim();
        out.printf(
                "%-36s %10.0f %10s %9.2f %9.2f  %s%n",
                one.name(),
                median.perSecond(),
                one.aim() == 0 ? "" : String.valueOf(one.aim()),
                median.p50(),
                median.p99(),
                one.aim() == 0 ? "" : reached ? "reached" : "missed");
        return reached;
    }

    private List<Case> cases(int port) throws IOException, InterruptedException {
        var products = new ArrayList<String>();
        try (var http = HttpClient.newHttpClient()) {
            var list = http.send(
                            HttpRequest.newBuilder(
                                            URI.create("http://localhost:" + port + "/api/v1/products?limit=100"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
            var code = Pattern.compile("/en/products/([a-z0-9-]+)").matcher(list);
            while (code.find()) {
                products.add(code.group(1));
            }
        }
        if (products.isEmpty()) {
            throw new IllegalStateException("no public product");
        }
        Function<SplittableRandom, String> product = random -> products.get(random.nextInt(products.size()));
        Function<SplittableRandom, String> words =
                random -> BenchClient.encoded(pick(random, BEGINNINGS) + pick(random, ENDS));
        return List.of(
                new Case("list of 24, page", random -> "/en/products", false, false, 2_000),
                new Case("list of 24, JSON", random -> "/api/v1/products", true, false, 2_000),
                new Case("product, page", random -> "/en/products/" + product.apply(random), false, false, 2_500),
                new Case("product, JSON", random -> "/api/v1/products/" + product.apply(random), true, false, 2_500),
                new Case(
                        "product unchanged (304), page",
                        random -> "/en/products/" + products.getFirst(),
                        false,
                        true,
                        0),
                new Case(
                        "product unchanged (304), JSON",
                        random -> "/api/v1/products/" + products.getFirst(),
                        true,
                        true,
                        0),
                new Case("search, page", random -> "/en/search?q=" + words.apply(random), false, false, 1_500),
                new Case("search, JSON", random -> "/api/v1/search?q=" + words.apply(random), true, false, 0),
                new Case(
                        "search nobody asked before, page",
                        random -> "/en/search?q=" + unasked(words, random),
                        false,
                        false,
                        0),
                new Case(
                        "search nobody asked before, JSON",
                        random -> "/api/v1/search?q=" + unasked(words, random),
                        true,
                        false,
                        0));
    }

    /** Every product may be ordered in so many pieces: the same finds by a question of its own, so that no kept answer fits. */
    private static String unasked(Function<SplittableRandom, String> words, SplittableRandom random) {
        return words.apply(random) + "&minimum=" + random.nextInt(1_000_000, 10_000_000);
    }

    private static String pick(SplittableRandom random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private Round round(int port, Case one, int span) throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        long end = begun + span * 1_000_000_000L;
        long[] nanos;
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = new ArrayList<Future<long[]>>();
            for (int i = 0; i < clients; i++) {
                var random = new SplittableRandom(i + 1L);
                running.add(threads.submit(() -> client(port, one, random, end)));
            }
            var together = new ArrayList<long[]>();
            for (var each : running) {
                together.add(each.get());
            }
            nanos = together.stream().flatMapToLong(Arrays::stream).toArray();
        }
        double took = (System.nanoTime() - begun) / 1e9;
        Arrays.sort(nanos);
        return new Round(nanos.length / took, percentile(nanos, 50), percentile(nanos, 99));
    }

    private static long[] client(int port, Case one, SplittableRandom random, long end) throws IOException {
        var times = new long[1 << 16];
        int count = 0;
        var headers = one.keyed() ? "Authorization: Bearer " + KEY + "\r\n" : "";
        try (var client = new LeanClient(port)) {
            if (one.unchanged()) {
                client.get(one.path().apply(random), headers);
                headers += "If-None-Match: " + client.mark() + "\r\n";
            }
            while (System.nanoTime() < end) {
                var path = one.path().apply(random);
                long begun = System.nanoTime();
                int status = client.get(path, headers);
                long nanos = System.nanoTime() - begun;
                if (status != (one.unchanged() ? 304 : 200)) {
                    throw new IllegalStateException(path + " answered " + status);
                }
                if (count == times.length) {
                    times = Arrays.copyOf(times, count * 2);
                }
                times[count++] = nanos;
            }
        }
        return Arrays.copyOf(times, count);
    }

    /** A key that may ask without end, so that the hub is measured and not its limit. */
    private static void makeKey(Database database) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var insert = connection.prepareStatement("""
                        insert into identity.api_key
                            (id, organisation_id, name, key_hash, begins, per_minute, made_by, made_at, valid_until)
                        values (?, ?, 'bench', ?, 'saan_bbbb', ?, ?, now(), current_date + 2)
                        """)) {
            insert.setObject(1, UUID.randomUUID());
            insert.setObject(2, UUID.randomUUID());
            insert.setBytes(
                    3,
                    MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            insert.setInt(4, LIMIT);
            insert.setObject(5, UUID.randomUUID());
            insert.executeUpdate();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1, (long) sorted.length * percent / 100)] / 1e6;
    }

    private static String load() throws IOException {
        var file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).split(" ", 2)[0] : "not known";
    }
}
