package org.saan.hub.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.saan.hub.platform.EmbeddedPostgres;

/**
 * Many people order, change, split, decline, deliver, inspect, cancel, invoice and pay at once, through hubs in processes of their
 * own, at a PostgreSQL on disk, while connections, hubs and the server are killed. Afterwards everything that was confirmed is
 * there once, nothing is there twice, and every rule of the doctor holds.
 *
 * <p>The seed decides what each person tries next; which of two who meet is first, the machine decides.
 */
public final class Storm {
    private static final int MOST_SHOWN = 20;
    private static final int PATIENCE_MINUTES = 10;
    private static final int NEWS_EVERY = 10_000;

    private final Plan plan;
    private final Path folder;
    private final Class<?> hubProcess;
    private final PrintStream out;
    private final StormBook book = new StormBook();
    private final Map<StormKill, Integer> kills = new EnumMap<>(StormKill.class);
    private final List<Hub> hubs = new ArrayList<>();
    private final SplittableRandom random;
    private final List<String> said = new ArrayList<>();
    private @Nullable EmbeddedPostgres server;
    private int incarnation;

    /**
     * How much.
     *
     * @param operations that are answered before it ends
     * @param kills of connections, hubs and servers together
     * @param without constraint or trigger that is dropped before; the storm is then expected to find a breach
     */
    public record Plan(
            int operations,
            int kills,
            int hubs,
            int people,
            long seed,
            @Nullable String without) {}

    /** @param broken rules of the doctor that do not hold */
    public record Outcome(
            int answered,
            Map<String, Integer> killed,
            double seconds,
            List<String> broken,
            List<String> differences,
            List<String> faults,
            List<String> neverDone) {
        public Outcome {
            killed = Map.copyOf(killed);
            broken = List.copyOf(broken);
            differences = List.copyOf(differences);
            faults = List.copyOf(faults);
            neverDone = List.copyOf(neverDone);
        }

        /** All laws held, and each kind of deed was done at least once: a storm without some would prove less than it says. */
        public boolean isWell() {
            return broken.isEmpty() && differences.isEmpty() && faults.isEmpty() && neverDone.isEmpty();
        }
    }

    /** @param hubProcess has a main method that starts a hub and gives it to {@link StormHub} */
    public Storm(Plan plan, Path folder, Class<?> hubProcess, PrintStream out) {
        this.plan = plan;
        this.folder = folder;
        this.hubProcess = hubProcess;
        this.out = out;
        this.random = new SplittableRandom(plan.seed());
    }

    /** A hub in a process of its own. */
    private final class Hub {
        final Process process;
        final CountDownLatch ready = new CountDownLatch(1);
        final CountDownLatch stopped = new CountDownLatch(1);
        final CountDownLatch examined = new CountDownLatch(1);
        final List<String> rules = new ArrayList<>();
        private final Thread reader;

        Hub(EmbeddedPostgres database) throws IOException {
            var of = new StormHub.Arguments(
                    folder.resolve("hub").toString(),
                    database.url() + "?ApplicationName=storm",
                    database.user(),
                    plan.seed() * 1_000 + incarnation++,
                    plan.people());
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    // A hub that is started again and again is worth no long compiling.
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx512m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    hubProcess.getName()));
            command.addAll(of.words());
            var builder = new ProcessBuilder(command);
            builder.environment().put("SAAN_DB_PASSWORD", database.password());
            process = builder.redirectErrorStream(true).start();
            reader = Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (var output = process.inputReader(StandardCharsets.UTF_8)) {
                for (var line = output.readLine(); line != null; line = output.readLine()) {
                    hear(line);
                }
            } catch (IOException killed) {
                // It ends in the midst.
            }
            ready.countDown();
            stopped.countDown();
            examined.countDown();
        }

        private void hear(String line) {
            switch (line) {
                case "ready" -> ready.countDown();
                case "stopped" -> stopped.countDown();
                case "examined" -> examined.countDown();
                default -> {
                    if (line.startsWith("rule ")) {
                        rules.add(line.substring(5));
                    } else if (line.matches("(try|done|refused|busy|unknown|stopped-by-database|bug|away) .*")) {
                        book.note(line);
                    } else {
                        synchronized (said) {
                            said.add(line);
                        }
                    }
                }
            }
        }

        void command(String word) throws IOException {
            process.getOutputStream().write((word + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
            reader.join();
        }
    }

    /** Rages, then looks. */
    public Outcome run() throws IOException, InterruptedException, SQLException {
        out.printf(
                Locale.ROOT,
                "storm of %,d operations and %d kills, %d hubs of %d people, seed %d%s%n",
                plan.operations(),
                plan.kills(),
                plan.hubs(),
                plan.people(),
                plan.seed(),
                plan.without() == null ? "" : ", without " + plan.without());
        long begun = System.nanoTime();
        try {
            startServer();
            startHub();
            if (plan.without() != null) {
                drop(plan.without());
            }
            while (hubs.size() < plan.hubs()) {
                startHub();
            }
            rage();
            for (var hub : hubs) {
                await(hub, hub.ready, "start");
                hub.command("stop");
            }
            for (var hub : hubs) {
                await(hub, hub.stopped, "stop");
            }
            return look((System.nanoTime() - begun) / 1e9);
        } finally {
            for (var hub : hubs) {
                hub.kill();
            }
            if (server != null) {
                server.close();
            }
        }
    }

    private void startServer() {
        server = EmbeddedPostgres.start(folder.resolve("data"));
    }

    private EmbeddedPostgres server() {
        return java.util.Objects.requireNonNull(server);
    }

    private void startHub() throws IOException, InterruptedException {
        var hub = new Hub(server());
        hubs.add(hub);
        await(hub, hub.ready, "start");
    }

    private void await(Hub hub, CountDownLatch what, String word) throws InterruptedException, IOException {
        boolean heard = what.await(PATIENCE_MINUTES, TimeUnit.MINUTES);
        if (!heard || !hub.process.isAlive()) {
            synchronized (said) {
                throw new IOException("a hub did not " + word + ": " + String.join("\n", said));
            }
        }
    }

    /** A server that lost a process answers nobody for a moment. */
    private Connection connect() throws SQLException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return DriverManager.getConnection(server().url(), server().user(), server().password());
            } catch (SQLException recovering) {
                if (attempt == 200) {
                    throw recovering;
                }
                Thread.sleep(100);
            }
        }
    }

    private void drop(String name) throws SQLException, InterruptedException {
        try (var database = connect();
                var statement = database.createStatement();
                var found = statement.executeQuery("""
                        select format('alter table %s drop constraint %I', conrelid::regclass, conname) from pg_constraint
                        where conname = '{name}' and contype <> 't'
                        union all
                        select format('drop trigger %I on %s', tgname, tgrelid::regclass) from pg_trigger
                        where tgname = '{name}' and not tgisinternal
                        union all
                        select format('drop index %s', indexrelid::regclass) from pg_index
                        where indexrelid::regclass::text like '%.{name}' and not exists
                            (select 1 from pg_constraint where conindid = indexrelid)
                        """.replace("{name}", name.replace("'", "")))) {
            var drops = new ArrayList<String>();
            while (found.next()) {
                drops.add(found.getString(1));
            }
            if (drops.isEmpty()) {
                throw new IllegalArgumentException("there is no constraint or trigger " + name);
            }
            for (var one : drops) {
                try (var change = database.createStatement()) {
                    change.execute(one);
                }
            }
        }
    }

    private void rage() throws IOException, InterruptedException, SQLException {
        int done = 0;
        long begun = System.nanoTime();
        long quietSince = System.nanoTime();
        int before = 0;
        while (book.answered() < plan.operations() || done < plan.kills()) {
            Thread.sleep(20);
            replaceTheDead();
            int answered = book.answered();
            // A little before or after its turn.
            if (done < plan.kills()
                    && answered >= (done + 0.3 + random.nextDouble() * 0.4) * plan.operations() / (plan.kills() + 1)) {
                kill(StormKill.turn(done));
                done++;
                quietSince = System.nanoTime();
            }
            if (answered / NEWS_EVERY > before / NEWS_EVERY) {
                out.printf(
                        Locale.ROOT,
                        "%,9d operations, %d kills after %.0f s%n",
                        answered,
                        done,
                        (System.nanoTime() - begun) / 1e9);
            }
            if (answered > before) {
                before = answered;
                quietSince = System.nanoTime();
            }
            if (System.nanoTime() - quietSince > TimeUnit.MINUTES.toNanos(5)) {
                throw new IOException("nobody answers any more; " + answered + " operations, " + done + " kills");
            }
        }
    }

    /** A hub whose database went away while it was starting gives up; whoever runs hubs starts it again. */
    private void replaceTheDead() throws IOException {
        for (int i = 0; i < hubs.size(); i++) {
            if (!hubs.get(i).process.isAlive()) {
                hubs.set(i, new Hub(server()));
            }
        }
    }

    private void kill(StormKill kind) throws IOException, InterruptedException, SQLException {
        kills.merge(kind, 1, Integer::sum);
        switch (kind) {
            case CONNECTION -> killConnection();
            case HUB -> {
                hubs.remove(random.nextInt(hubs.size())).kill();
                // The others go on meanwhile.
                hubs.add(new Hub(server()));
            }
            case SERVER_PROCESS -> signal("KILL", backend());
            case SERVER -> killServer();
        }
    }

    /** One that is at work, where there is one. */
    private static final String AT_WORK = """
            select pid from pg_stat_activity where application_name = 'storm'
            order by state in ('active', 'idle in transaction') desc, random() limit 1
            """;

    private void killConnection() throws SQLException, InterruptedException {
        try (var database = connect();
                var statement = database.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from (" + AT_WORK + ") one");
        }
    }

    private long backend() throws SQLException, InterruptedException {
        try (var database = connect();
                var statement = database.createStatement();
                var found = statement.executeQuery(AT_WORK)) {
            return found.next() ? found.getLong(1) : 0;
        }
    }

    private void killServer() throws IOException, InterruptedException {
        signal("QUIT", postmaster());
        // The people go on for a while and hear nothing.
        Thread.sleep(200);
        int count = hubs.size();
        for (var hub : hubs) {
            hub.kill();
        }
        hubs.clear();
        server().close();
        startServer();
        while (hubs.size() < count) {
            hubs.add(new Hub(server()));
        }
    }

    private long postmaster() throws IOException {
        try (var files = Files.walk(folder.resolve("data"), 4)) {
            var file = files.filter(path -> path.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no server runs"));
            return Long.parseLong(Files.readAllLines(file).getFirst().strip());
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        if (pid > 0) {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid)
                    .start()
                    .waitFor();
        }
    }

    private Outcome look(double seconds) throws IOException, InterruptedException, SQLException {
        var hub = hubs.getFirst();
        hub.command("examine");
        await(hub, hub.examined, "examine");
        var never = book.print(out);
        List<String> differences;
        try (var database = connect()) {
            differences = book.differences(database);
        }
        var broken = hub.rules.stream().filter(rule -> !rule.startsWith("ok ")).toList();
        var killed = new java.util.TreeMap<String, Integer>();
        kills.forEach((kind, count) -> killed.put(words(kind), count));
        var outcome = new Outcome(
                book.answered(),
                killed,
                seconds,
                broken,
                differences,
                book.faults(),
                never.stream().map(StormDeed::name).toList());
        out.printf(
                Locale.ROOT,
                "%,d operations in %.0f s, %d kills (%s), %d rules asked: %d violations%n",
                outcome.answered(),
                seconds,
                kills.values().stream().mapToInt(Integer::intValue).sum(),
                String.join(
                        ", ",
                        kills.entrySet().stream()
                                .map(one -> one.getValue() + " " + words(one.getKey()))
                                .toList()),
                hub.rules.size(),
                broken.size() + differences.size());
        show("broken", broken);
        show("not as it was answered", differences);
        show("a page would have broken", outcome.faults());
        show("never done", outcome.neverDone());
        return outcome;
    }

    private static String words(StormKill kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void show(String what, List<String> lines) {
        lines.stream().limit(MOST_SHOWN).forEach(line -> out.println("  " + what + ": " + line));
        if (lines.size() > MOST_SHOWN) {
            out.println("  " + what + ": and " + (lines.size() - MOST_SHOWN) + " more");
        }
    }
}
