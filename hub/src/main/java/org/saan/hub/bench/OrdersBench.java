package org.saan.hub.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.saan.hub.platform.Database;
import org.saan.hub.platform.EmbeddedPostgres;
import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/**
 * How many durable orders of five lines, each with the time of groups kept for all of its pieces, programs can enter in a second
 * over HTTP; and whether everything that was answered is there, once, when the hub is killed meanwhile.
 */
public final class OrdersBench {
    private static final String KEY = "saan_" + "o".repeat(43);
    private static final String BUYER = "01980006-0000-7000-8000-000000000001";
    private static final String KEY_ID = "01980007-0000-7000-8000-000000000001";
    private static final Pattern NUMBER = Pattern.compile("\"number\":\"([^\"]+)\"");
    private static final int LINES = 5;
    private static final int AIM = 560;

    private final int clients;
    private final int seconds;
    private final int rounds;
    private final int groups;
    private final HubStart start;
    private final PrintStream out;
    private List<Craft> crafts = List.of();

    /** Starts a hub on the folder of the measurement and waits until it is ready. */
    public interface HubStart {
        Process start() throws IOException;
    }

    public OrdersBench(int clients, int seconds, int rounds, int groups, HubStart start, PrintStream out) {
        this.clients = clients;
        this.seconds = seconds;
        this.rounds = rounds;
        this.groups = groups;
        this.start = start;
        this.out = out;
    }

    private record Craft(String group, String family) {}

    /** An order that was sent, and its number once it was answered. */
    private record Sent(String key, String body, String number) {
        boolean answered() {
            return !number.isEmpty();
        }
    }

    private record Round(List<Sent> sent, long[] nanos, double took) {}

    /** Measures, then kills the hub in the midst; says whether the aim was reached and nothing was lost or doubled. */
    public boolean run(int port, Path data) throws IOException, InterruptedException, SQLException, ExecutionException {
        var hub = start.start();
        try {
            try (var database = EmbeddedPostgres.findRunning(data).orElseThrow()) {
                fill(database);
            }
            out.printf(
                    "%d clients without a pause, orders of %d lines over %d groups; %d processors%n",
                    clients, LINES, groups, Runtime.getRuntime().availableProcessors());
            var all = new ArrayList<Sent>();
            all.addAll(round(port, seconds, 0).sent());
            boolean fast = measure(port, data, hub, all);
            boolean whole = verify(data, all, "while all went well");
            var killed = kill(port, hub, all);
            hub = start.start();
            boolean kept = again(port, killed, all) & verify(data, all, "after kill -9 of the hub");
            return fast & whole & kept;
        } finally {
            hub.destroy();
            hub.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private boolean measure(int port, Path data, Process hub, List<Sent> all)
            throws InterruptedException, ExecutionException, IOException {
        var speeds = new ArrayList<Double>();
        for (int i = 1; i <= rounds; i++) {
            var before = Cpu.of(data, hub);
            var round = round(port, seconds, i);
            var after = Cpu.of(data, hub);
            all.addAll(round.sent());
            java.util.Arrays.sort(round.nanos());
            double count = round.sent().size();
            double speed = count / round.took();
            speeds.add(speed);
            out.printf(
                    "%8.0f orders a second, p50 %6.2f ms, p99 %6.2f ms; CPU ms an order: %s%n",
                    speed,
                    percentile(round.nanos(), 50),
                    percentile(round.nanos(), 99),
                    after.since(before, round.sent().size()));
        }
        speeds.sort(null);
        double median = speeds.get(speeds.size() / 2);
        out.printf("median %.0f a second, aim %d: %s%n", median, AIM, median >= AIM ? "reached" : "missed");
        return median >= AIM;
    }

    private Round round(int port, int span, int number) throws InterruptedException, ExecutionException {
        long begun = System.nanoTime();
        long end = begun + span * 1_000_000_000L;
        var sent = new ArrayList<Sent>();
        var nanos = new ArrayList<Long>();
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = new ArrayList<Future<Map<Sent, Long>>>();
            for (int i = 0; i < clients; i++) {
                var random = new SplittableRandom(1_000L * number + i);
                running.add(threads.submit(() -> client(port, random, end)));
            }
            for (var one : running) {
                one.get().forEach((order, took) -> {
                    sent.add(order);
                    nanos.add(took);
                });
            }
        }
        return new Round(sent, nanos.stream().mapToLong(Long::longValue).toArray(), (System.nanoTime() - begun) / 1e9);
    }

    /** Ends early when the hub is gone; the order that was on its way is then without an answer. */
    private Map<Sent, Long> client(int port, SplittableRandom random, long end) {
        var sent = new HashMap<Sent, Long>();
        var key = "";
        var body = "";
        try (var client = new LeanClient(port)) {
            while (System.nanoTime() < end) {
                key = UUID.randomUUID().toString();
                body = order(random);
                long begun = System.nanoTime();
                var number = send(client, key, body);
                sent.put(new Sent(key, body, number), System.nanoTime() - begun);
            }
        } catch (IOException gone) {
            if (key.isEmpty()) {
                return sent;
            }
            sent.put(new Sent(key, body, ""), 0L);
        }
        return sent;
    }

    private static String send(LeanClient client, String key, String body) throws IOException {
        int status = client.post(
                "/api/v1/orders", "Authorization: Bearer " + KEY + "\r\nIdempotency-Key: " + key + "\r\n", body);
        if (status != 201) {
            throw new IllegalStateException("answered " + status + ": " + client.text());
        }
        var number = NUMBER.matcher(client.text());
        if (!number.find()) {
            throw new IllegalStateException(client.text());
        }
        return number.group(1);
    }

    /** Every second line names a group; for the others the hub takes the cheapest, which is never one of those that are named. */
    private String order(SplittableRandom random) {
        var now = YearWeek.from(LocalDate.now());
        var lines = new ArrayList<String>();
        for (int i = 0; i < LINES; i++) {
            var craft = crafts.get(random.nextInt(crafts.size() / 2, crafts.size()));
            var line = "{\"family\":\"" + craft.family() + "\",\"quantity\":" + (10 + random.nextInt(11))
                    + ",\"due\":\"" + Weeks.text(now.plusWeeks(20 + random.nextInt(20))) + "\"";
            lines.add(line + (i % 2 == 0 ? "}" : ",\"groups\":[\"" + craft.group() + "\"]}"));
        }
        return "{\"reference\":\"bench\",\"lines\":[" + String.join(",", lines) + "]}";
    }

    private List<Sent> kill(int port, Process hub, List<Sent> all) throws InterruptedException, ExecutionException {
        try (var thread = Executors.newSingleThreadExecutor()) {
            var running = thread.submit(() -> round(port, seconds + 30, rounds + 1));
            Thread.sleep(TimeUnit.SECONDS.toMillis(Math.max(2, seconds / 2)));
            hub.toHandle().destroyForcibly();
            hub.waitFor();
            var sent = running.get().sent();
            sent.stream().filter(Sent::answered).forEach(all::add);
            return sent.stream().filter(one -> !one.answered()).toList();
        }
    }

    /** What had no answer is sent again, as a program does; what had one is answered the same. */
    private boolean again(int port, List<Sent> unanswered, List<Sent> all) throws IOException {
        boolean same = true;
        try (var client = new LeanClient(port)) {
            for (var one : all.subList(Math.max(0, all.size() - 100), all.size())) {
                same &= send(client, one.key(), one.body()).equals(one.number());
            }
            for (var one : unanswered) {
                var number = send(client, one.key(), one.body());
                same &= send(client, one.key(), one.body()).equals(number);
                all.add(new Sent(one.key(), one.body(), number));
            }
        }
        out.printf("killed with %d orders on their way; sent again: %s%n", unanswered.size(), same ? "well" : "BROKEN");
        return same;
    }

    private boolean verify(Path data, List<Sent> all, String when) throws SQLException {
        try (var database = EmbeddedPostgres.findRunning(data).orElseThrow();
                var connection = connect(database)) {
            var stored = new HashMap<String, String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("""
                            select p.request_key, o.number from ordering.program_order p
                            join ordering.buyer_order o on o.id = p.order_id
                            """)) {
                while (rows.next()) {
                    stored.put(rows.getString(1), rows.getString(2));
                }
            }
            long lost = all.stream()
                    .filter(one -> !one.number().equals(stored.get(one.key())))
                    .count();
            long orders = number(connection, "select count(*) from ordering.buyer_order");
            long lines = number(connection, "select count(*) from ordering.order_line");
            long unallocated = number(connection, "select coalesce(sum(unallocated), 0) from ordering.order_line");
            long broken = number(connection, """
                    select (select count(*) from ordering.order_line l where l.allocated <>
                                (select coalesce(sum(a.quantity), 0) from ordering.allocation a where a.line_id = l.id))
                         + (select count(*) from ordering.group_week w where w.allocated > w.capacity or w.allocated <>
                                (select coalesce(sum(x.minutes), 0) from ordering.allocation a
                                 join ordering.allocation_week x on x.allocation_id = a.id and x.week = w.week
                                 where a.group_id = w.group_id))
                         + (select count(*) from platform.document_number c where c.kind = 'ORD' and c.last <>
                                (select count(*) from ordering.buyer_order))
                    """);
            boolean well =
                    lost == 0 && orders == all.size() && lines == orders * LINES && unallocated == 0 && broken == 0;
            out.printf(
                    "%s: %d answered, %d stored, %d lines, lost or other %d, pieces without a group %d, broken sums %d: %s%n",
                    when, all.size(), orders, lines, lost, unallocated, broken, well ? "well" : "BROKEN");
            return well;
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void fill(Database database) throws SQLException {
        new MadeDirectory(database, groups, 0).fillGroups();
        try (var connection = connect(database)) {
            run(connection, """
                    update directory.producer_group set capacity_confirmed_on = current_date, suspended = false,
                        artisans = 200 + artisans;
                    """);
            run(connection, "update directory.capability set looms = 200 + looms");
            run(connection, """
                    insert into sourcing.buyer (id, code, name, name_key, country, created_at)
                    values ('%s', 'B999', 'Bench (fictional)', 'bench', 'DE', now())
                    """.formatted(BUYER));
            try (var insert = connection.prepareStatement("""
                    insert into identity.api_key
                        (id, organisation_id, name, key_hash, begins, per_minute, made_by, made_at, valid_until)
                    values (?::uuid, ?::uuid, 'bench', ?, 'saan_oooo', 1000000000, ?::uuid, now(), current_date + 2)
                    """)) {
                insert.setString(1, KEY_ID);
                insert.setString(2, BUYER);
                insert.setBytes(3, MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8)));
                insert.setString(4, BUYER);
                insert.executeUpdate();
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
            run(connection, """
                    insert into ordering.program_key (key_id, buyer_id, given_by, given_at) values ('%s', '%s', '%s', now())
                    """.formatted(KEY_ID, BUYER, BUYER));
            var found = new ArrayList<Craft>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("""
                            select g.code, c.family_code from directory.capability c
                            join directory.producer_group g on g.id = c.group_id order by g.code, c.family_code
                            """)) {
                while (rows.next()) {
                    found.add(new Craft(rows.getString(1), rows.getString(2)));
                }
            }
            crafts = found;
        }
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static double percentile(long[] sorted, int percent) {
        return sorted.length == 0
                ? 0
                : sorted[(int) Math.min(sorted.length - 1, (long) sorted.length * percent / 100)] / 1e6;
    }
}
