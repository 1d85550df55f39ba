package org.saan.hub.bench;

import static org.saan.hub.bench.BenchClient.encoded;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.saan.hub.platform.Database;
import org.saan.hub.platform.EmbeddedPostgres;
import org.saan.hub.shared.Weeks;
import org.threeten.extra.YearWeek;

/**
 * How many requests for quotation of five lines, each to one group, coordinators can issue in a second by the form of the page:
 * signed in, with the form's own tokens, each stored durably with its notice before it is answered.
 */
public final class RfqBench {
    private static final String PASSWORD = "bench password of nobody";
    private static final int ENQUIRIES = 200;
    private static final int LINES = 5;
    private static final int AIM = 500;

    private final int clients;
    private final int seconds;
    private final int rounds;
    private final int groups;
    private final PrintStream out;
    private List<String> groupIds = List.of();
    private List<String> enquiryIds = List.of();

    public RfqBench(int clients, int seconds, int rounds, int groups, PrintStream out) {
        this.clients = clients;
        this.seconds = seconds;
        this.rounds = rounds;
        this.groups = groups;
        this.out = out;
    }

    /** A coordinator at a page: what the browser sends with each form. */
    private record Desk(String cookies, String csrf) {}

    /** Fills the hub that has just started empty on this folder, and measures it; says whether the aim was reached. */
    public boolean run(int port, Path data, String invitation, Process hub)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        try (var database = EmbeddedPostgres.findRunning(data).orElseThrow()) {
            fill(database);
        }
        var desks = new ArrayList<Desk>();
        for (int i = 0; i < clients; i++) {
            try (var client = new BenchClient(port)) {
                if (i == 0) {
                    client.choosePassword(invitation, PASSWORD);
                }
                client.signIn("admin", PASSWORD);
                var csrf = client.csrf("/enquiries/" + enquiryIds.getFirst());
                desks.add(new Desk(client.cookies(), csrf));
            }
        }
        out.printf("%n%d coordinators without a pause, requests of %d lines to one group each%n", clients, LINES);
        long issued = round(port, desks, 0).length;
        var speeds = new ArrayList<Double>();
        for (int i = 1; i <= rounds; i++) {
            var before = Cpu.of(data, hub);
            long begun = System.nanoTime();
            var nanos = round(port, desks, i);
            double speed = nanos.length / ((System.nanoTime() - begun) / 1e9);
            issued += nanos.length;
            speeds.add(speed);
            Arrays.sort(nanos);
            out.printf(
                    "%8.0f requests a second, p50 %6.2f ms, p99 %6.2f ms; CPU ms a request: %s%n",
                    speed,
                    nanos[nanos.length / 2] / 1e6,
                    nanos[nanos.length * 99 / 100] / 1e6,
                    Cpu.of(data, hub).since(before, nanos.length));
        }
        speeds.sort(null);
        double median = speeds.get(speeds.size() / 2);
        boolean fast = median >= AIM;
        out.printf("median %.0f requests a second, aim %d: %s%n", median, AIM, fast ? "reached" : "missed");
        return verify(data, issued) & fast;
    }

    private long[] round(int port, List<Desk> desks, int number) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = new ArrayList<Future<long[]>>();
            for (int i = 0; i < clients; i++) {
                var desk = desks.get(i);
                var random = new SplittableRandom(1_000L * number + i);
                running.add(threads.submit(() -> issue(port, desk, random, end)));
            }
            var all = new ArrayList<long[]>();
            for (var one : running) {
                all.add(one.get());
            }
            return all.stream().flatMapToLong(Arrays::stream).toArray();
        }
    }

    private long[] issue(int port, Desk desk, SplittableRandom random, long end) throws IOException {
        var nanos = new ArrayList<Long>();
        var today = LocalDate.now();
        var answerBy = DateTimeFormatter.ISO_LOCAL_DATE.format(today.plusDays(7));
        var due = Weeks.text(YearWeek.from(today).plusWeeks(20));
        try (var client = new LeanClient(port)) {
            while (System.nanoTime() < end) {
                var enquiry = enquiryIds.get(random.nextInt(enquiryIds.size()));
                var form = "_csrf=" + encoded(desk.csrf()) + "&once=" + UUID.randomUUID() + "&group="
                        + groupIds.get(random.nextInt(groupIds.size())) + "&answerBy=" + answerBy + "&due=" + due
                        + "&note=";
                long begun = System.nanoTime();
                int status =
                        client.postForm("/enquiries/" + enquiry + "/rfqs", "Cookie: " + desk.cookies() + "\r\n", form);
                nanos.add(System.nanoTime() - begun);
                if (status != 302 && status != 303) {
                    throw new IllegalStateException("answered " + status + ": " + client.text());
                }
            }
        }
        return nanos.stream().mapToLong(Long::longValue).toArray();
    }

    private boolean verify(Path data, long issued) throws SQLException {
        try (var database = EmbeddedPostgres.findRunning(data).orElseThrow();
                var connection = connect(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select (select count(*) from sourcing.rfq), (select count(*) from sourcing.rfq_line),
                               (select count(*) from sourcing.rfq_group),
                               (select count(*) from identity.notice where word_key = 'sourcing.notice.rfq'),
                               (select last from platform.document_number where kind = 'RFQ')
                        """)) {
            row.next();
            boolean well = row.getLong(1) == issued
                    && row.getLong(2) == issued * LINES
                    && row.getLong(3) == issued
                    && row.getLong(4) == issued
                    && row.getLong(5) == issued;
            out.printf(
                    "%d answered, %d stored, %d lines, %d groups told, last number %d: %s%n",
                    issued, row.getLong(1), row.getLong(2), row.getLong(4), row.getLong(5), well ? "well" : "BROKEN");
            return well;
        }
    }

    private void fill(Database database) throws SQLException {
        new MadeDirectory(database, groups, 0).fillGroups();
        try (var connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute("update directory.producer_group set suspended = false");
            statement.execute("""
                    insert into sourcing.enquiry (id, number, state, name, organisation, country, email, place, language,
                        search_key, link_hash, content_hash, created_at, changed_at)
                    select gen_random_uuid(), 'ENQ-0000-' || n, 'CLARIFYING', 'Bench', 'Bench (fictional)', 'DE',
                        'bench@example.org', 'Hamburg', 'en', 'bench', sha256(n::text::bytea), sha256(n::text::bytea), now(), now()
                    from generate_series(1, %d) n
                    """.formatted(ENQUIRIES));
            statement.execute("""
                    insert into sourcing.enquiry_line (id, enquiry_id, position, product_id, product_code, name_th, name_en,
                        family_code, quantity, unit_code)
                    select gen_random_uuid(), e.id, n, gen_random_uuid(), 'P' || n, 'ผ้าพันคอ', 'Scarf',
                        (select min(family_code) from directory.capability), 100 * n, 'H87'
                    from sourcing.enquiry e, generate_series(1, %d) n
                    """.formatted(LINES));
            groupIds = texts(connection, "select id from directory.producer_group order by id");
            enquiryIds = texts(connection, "select id from sourcing.enquiry order by id");
        }
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
