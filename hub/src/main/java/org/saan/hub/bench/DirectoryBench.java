package org.saan.hub.bench;

import static org.saan.hub.bench.BenchClient.encoded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.saan.hub.platform.EmbeddedPostgres;

/**
 * How long a page of every list takes when a whole country is in the directory and sixteen people turn pages at once. The hub
 * runs in a process of its own, as it runs for everybody; clients and server share the machine.
 */
public final class DirectoryBench {
    private static final String PASSWORD = "a pass phrase for one bench";
    /** What a page may take, of a hundred the slowest but one. */
    private static final double ALLOWED_MS = 150;

    private final int groups;
    private final int people;
    private final int clients;
    private final int seconds;
    private final ProcessHandle hub;
    private final PrintStream out;

    public DirectoryBench(int groups, int people, int clients, int seconds, ProcessHandle hub, PrintStream out) {
        this.groups = groups;
        this.people = people;
        this.clients = clients;
        this.seconds = seconds;
        this.hub = hub;
        this.out = out;
    }

    /** Fills the hub that has just started empty on this folder, and measures it; says whether every page was in time. */
    public boolean run(int port, Path data, String invitation)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        long begun = System.nanoTime();
        try (var database = EmbeddedPostgres.findRunning(data).orElseThrow()) {
            new MadeDirectory(database, groups, people).fill();
        }
        out.printf("%,d groups and %,d people made in %.0f s%n", groups, people, (System.nanoTime() - begun) / 1e9);
        var all = new ArrayList<BenchClient>();
        try {
            for (int i = 0; i < clients; i++) {
                var client = new BenchClient(port);
                all.add(client);
                if (i == 0) {
                    client.choosePassword(invitation, PASSWORD);
                }
                client.signIn("admin", PASSWORD);
            }
            return measure(all);
        } finally {
            all.forEach(BenchClient::close);
        }
    }

    private boolean measure(List<BenchClient> all) throws InterruptedException, ExecutionException, IOException {
        var pages = pages(all.getFirst());
        var paths = List.copyOf(pages.values());
        Function<SplittableRandom, String> mixed =
                random -> paths.get(random.nextInt(paths.size())).apply(random);
        // The first requests compile; nobody comes to a hub that was started this second.
        times(all, mixed, Math.max(seconds, 5));
        out.printf(
                "%d clients without a pause, %d s for each page, machine load %s before%n%n%-34s %8s %8s %8s %8s %8s %8s%n",
                clients, seconds, load(), "page", "asked", "per s", "p50 ms", "p95 ms", "p99 ms", "CPU ms");
        boolean well = true;
        for (var page : pages.entrySet()) {
            well &= print(page.getKey(), all, page.getValue(), seconds);
        }
        well &= print("all of them mixed", all, mixed, seconds * 3);
        out.printf(
                "%nmachine load %s after; %s%n",
                load(),
                well
                        ? "every page within %.0f ms (p99)".formatted(ALLOWED_MS)
                        : "some are above %.0f ms".formatted(ALLOWED_MS));
        return well;
    }

    private boolean print(String name, List<BenchClient> all, Function<SplittableRandom, String> page, int span)
            throws InterruptedException, ExecutionException {
        var before = cpu();
        var nanos = times(all, page, span);
        var spent = cpu().minus(before);
        Arrays.sort(nanos);
        out.printf(
                "%-34s %8d %8.0f %8.1f %8.1f %8.1f %8.2f%s%n",
                name,
                nanos.length,
                nanos.length / (double) span,
                percentile(nanos, 50),
                percentile(nanos, 95),
                percentile(nanos, 99),
                spent.toNanos() / 1e6 / Math.max(1, nanos.length),
                percentile(nanos, 99) > ALLOWED_MS ? "  above" : "");
        return percentile(nanos, 99) <= ALLOWED_MS;
    }

    /** What the hub and its database have worked so far: it tells about a page even when others use the machine. */
    private Duration cpu() {
        return Stream.concat(Stream.of(hub), hub.descendants())
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
    }

    private static long[] times(List<BenchClient> all, Function<SplittableRandom, String> page, int seconds)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (var threads = Executors.newFixedThreadPool(all.size())) {
            var running = new ArrayList<Future<long[]>>();
            for (int i = 0; i < all.size(); i++) {
                var client = all.get(i);
                var random = new SplittableRandom(i + 1L);
                running.add(threads.submit(() -> one(client, page, random, end)));
            }
            var together = new ArrayList<long[]>();
            for (var one : running) {
                together.add(one.get());
            }
            return together.stream().flatMapToLong(Arrays::stream).toArray();
        }
    }

    private static long[] one(
            BenchClient client, Function<SplittableRandom, String> page, SplittableRandom random, long end)
            throws IOException, InterruptedException {
        var times = new ArrayList<Long>();
        while (System.nanoTime() < end) {
            var path = page.apply(random);
            long begun = System.nanoTime();
            var answer = client.get(path);
            times.add(System.nanoTime() - begun);
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
        }
        return times.stream().mapToLong(Long::longValue).toArray();
    }

    /** Every list of the hub, each with what people ask of it. */
    private Map<String, Function<SplittableRandom, String>> pages(BenchClient client)
            throws IOException, InterruptedException {
        int last = groups / 25;
        var all = new LinkedHashMap<String, Function<SplittableRandom, String>>();
        all.put("groups, first page", random -> "/groups");
        all.put("groups by name, any page", random -> "/groups?page=" + random.nextInt(last));
        for (var sort : List.of("code", "province", "cluster", "artisans", "confirmed")) {
            all.put(
                    "groups by " + sort + ", any page",
                    random -> "/groups?sort=" + (random.nextBoolean() ? "-" : "") + sort + "&page="
                            + random.nextInt(last));
        }
        all.put(
                "groups of a province",
                random -> "/groups?province=" + province(random) + "&page=" + random.nextInt(5));
        all.put(
                "groups of a cluster",
                random -> "/groups?cluster=C" + (100 + random.nextInt(40)) + "&sort="
                        + pick(random, "name", "-artisans", "province"));
        all.put("groups of a craft", random -> "/groups?family=" + craft(random) + "&page=" + random.nextInt(50));
        all.put(
                "groups of a craft and a state",
                random -> "/groups?family=" + craft(random) + "&state="
                        + pick(random, "programme", "outside", "suspended", "unconfirmed"));
        search(all, "a village", MadeNames::village);
        search(all, "a village in English", MadeNames::englishVillage);
        search(all, "a craft", MadeNames::craft);
        search(all, "a village and a craft", random -> MadeNames.craft(random) + " " + MadeNames.village(random));
        search(all, "a word with a mistake", random -> {
            var word = MadeNames.craft(random) + "บ้าน" + MadeNames.village(random);
            int at = 1 + random.nextInt(word.length() - 2);
            return word.substring(0, at) + "ฮ" + word.substring(at + 1);
        });
        search(all, "a leader", random -> MadeNames.given(random) + " " + MadeNames.family(random));
        search(all, "a given name", MadeNames::given);
        search(all, "a phone", random -> String.format("080-%03d-%04d", random.nextInt(2), random.nextInt(10_000)));
        search(all, "a code", random -> String.format("G%04d", 1 + random.nextInt(groups)));
        search(all, "a province", random -> pick(random, "เชียงใหม่", "ขอนแก่น", "จ.แพร่", "Chiang Rai"));
        for (var list : List.of(
                "/people",
                "/people?page=%p",
                "/people?q=%g",
                "/clusters",
                "/orders",
                "/orders?state=ACCEPTED",
                "/orders?sort=-due&page=%o",
                "/orders?q=nong",
                "/buyers",
                "/accounts",
                "/accounts?page=%a&sort=-created",
                "/imports",
                "/audit",
                "/audit?page=%o")) {
            if (client.get(list.replaceAll("[?].*", "")).statusCode() == 200) {
                all.put(
                        list.substring(1),
                        random -> list.replace("%p", "" + random.nextInt(people / 50))
                                .replace("%o", "" + random.nextInt(40))
                                .replace("%a", "" + random.nextInt(20))
                                .replace("%g", encoded(MadeNames.given(random))));
            }
        }
        return all;
    }

    private static void search(
            Map<String, Function<SplittableRandom, String>> all,
            String what,
            Function<SplittableRandom, String> words) {
        all.put("groups with " + what, random -> "/groups?q=" + encoded(words.apply(random)));
    }

    private static String province(SplittableRandom random) {
        return pick(random, "50", "57", "40", "47", "10", "30", "34", "80", "90", "54");
    }

    private static String craft(SplittableRandom random) {
        return pick(random, "indigo_scarf", "mudmee_cushion", "khit_runner", "silk_shawl", "reed_mat");
    }

    private static String pick(SplittableRandom random, String... of) {
        return of[random.nextInt(of.length)];
    }

    private static String load() throws IOException {
        var file = Path.of("/proc/loadavg");
        return Files.exists(file) ? Files.readString(file).split(" ", 2)[0] : "not known";
    }
}
