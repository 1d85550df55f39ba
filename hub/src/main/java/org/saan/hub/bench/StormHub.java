package org.saan.hub.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.NewCapability;
import org.saan.hub.directory.NewGroup;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.Doctor;
import org.saan.hub.settlement.Rates;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.sourcing.NewBuyer;
import org.saan.hub.sourcing.Sourcing;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;

/**
 * A hub in a storm, in a process of its own: many people do what comes to their minds, and each deed is told on the output before
 * it is begun and after it was answered. {@link StormBook} reads it.
 */
public final class StormHub {
    static final String FAMILY = "reed_mat";
    static final int WEEK_MINUTES = 6_000;
    private static final int GROUPS = 6;
    private static final int BUYERS = 4;
    private static final int LIVE_ORDERS = 40;
    private static final int DEEDS_OF_AN_ORDER = 28;
    private static final int MOST_SENDINGS = 40;

    private final ApplicationContext hub;
    private final JdbcClient jdbc;
    private final StormActs acts;
    private final AtomicReference<List<UUID>> orders = new AtomicReference<>(List.of());
    private volatile boolean over;

    private StormHub(ApplicationContext hub, List<UUID> buyers, List<UUID> groups) {
        this.hub = hub;
        this.jdbc = hub.getBean(JdbcClient.class);
        this.acts = new StormActs(hub, buyers, groups);
    }

    /** What the hub is started with: one property of the hub each. */
    public static List<String> properties(Arguments of) {
        return List.of(
                "--saan.data=" + of.folder(),
                "--saan.db-url=" + of.url(),
                "--saan.db-user=" + of.user(),
                "--saan.db-connections=" + (of.people() + 2),
                "--saan.search-folder=memory",
                "--saan.demo=false",
                "--spring.main.lazy-initialization=true",
                "--logging.level.root=ERROR",
                "--logging.level.org.saan=ERROR",
                "--logging.level.com.zaxxer.hikari=OFF");
    }

    /** As a storm starts the process. */
    public record Arguments(String folder, String url, String user, long seed, int people) {
        public static Arguments of(String... words) {
            return new Arguments(words[0], words[1], words[2], Long.parseLong(words[3]), Integer.parseInt(words[4]));
        }

        List<String> words() {
            return List.of(folder, url, user, Long.toString(seed), Integer.toString(people));
        }
    }

    /** Lets the people loose; hears {@code stop} and {@code examine} on the input. Ends with the input. */
    public static void run(ApplicationContext hub, Arguments of) throws IOException, InterruptedException {
        var jdbc = hub.getBean(JdbcClient.class);
        world(hub, jdbc);
        var groups = ids(jdbc, "select id from directory.producer_group order by code");
        var storm = new StormHub(hub, ids(jdbc, "select id from sourcing.buyer order by code"), groups);
        tell("ready");
        storm.rage(of.seed(), of.people());
    }

    private static List<UUID> ids(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query((row, n) -> row.getObject(1, UUID.class)).list();
    }

    /** Groups that make the same, with little time, and buyers; once. */
    private static void world(ApplicationContext hub, JdbcClient jdbc) {
        var rates = hub.getBean(Rates.class);
        var today = rates.today();
        var vat = rates.find(Rates.Tax.VAT, today).orElseThrow();
        if (vat.isPast(today)) {
            rates.add(
                    new Rates.TaxRate(
                            Rates.Tax.VAT,
                            java.util.Objects.requireNonNull(vat.until()).plusDays(1),
                            null,
                            new BigDecimal("7"),
                            Money.zero(Money.THB),
                            "made for the storm",
                            LocalDate.now(hub.getBean(java.time.Clock.class))),
                    Identity.SYSTEM);
        }
        var directory = hub.getBean(Directory.class);
        for (int i = ids(jdbc, "select id from directory.producer_group").size(); i < GROUPS; i++) {
            var group = directory.createGroup(
                    new NewGroup(
                            null,
                            new LocalizedText("กลุ่ม " + i, "Storm " + i + " (fictional)"),
                            "group",
                            null,
                            null,
                            null,
                            null,
                            null,
                            "10",
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            null,
                            true,
                            2,
                            WEEK_MINUTES / 120),
                    Identity.SYSTEM);
            directory.setCapability(
                    group, new NewCapability(FAMILY, 3, 20, 0, 1 + i % 4, 5, 10_000 + 500L * i), Identity.SYSTEM);
        }
        var sourcing = hub.getBean(Sourcing.class);
        for (int i = ids(jdbc, "select id from sourcing.buyer").size(); i < BUYERS; i++) {
            sourcing.createBuyer(new NewBuyer("Storm Buyer " + i + " (fictional)", "NO", null), Identity.SYSTEM);
        }
    }

    private void rage(long seed, int threads) throws IOException, InterruptedException {
        var people = new ArrayList<Thread>();
        for (int i = 0; i < threads; i++) {
            var random = new SplittableRandom(seed * 1_000 + i);
            people.add(Thread.ofPlatform().name("person " + i).start(() -> act(random)));
        }
        try (var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = commands.readLine(); line != null; line = commands.readLine()) {
                if (line.equals("stop")) {
                    over = true;
                    for (var person : people) {
                        person.join();
                    }
                    tell("stopped");
                } else if (line.equals("examine")) {
                    for (var finding : hub.getBean(Doctor.class).examine()) {
                        tell("rule " + (finding.isWell() ? "ok" : "BROKEN") + " " + finding.rowsChecked() + " "
                                + finding.invariant().module() + ": "
                                + finding.invariant().name() + " " + finding.offenders());
                    }
                    tell("examined");
                }
            }
        }
    }

    @SuppressWarnings("SystemOut")
    private static void tell(String line) {
        // One write for each line, so that a kill never leaves the half of one between two others.
        System.out.print(line + "\n");
        System.out.flush();
    }

    private void act(SplittableRandom random) {
        while (!over) {
            try {
                if (random.nextInt(30) == 0 || orders.get().size() < LIVE_ORDERS) {
                    orders.set(ids(jdbc, """
                            select id from ordering.buyer_order where cancelled_at is null
                            order by created_at desc, number desc limit\s""" + LIVE_ORDERS));
                }
                one(random);
            } catch (DataAccessException | TransactionException | NotFound | Refusal unseen) {
                // Nothing was begun: it was looked for only, in a database that is away.
                pause(50);
            }
        }
    }

    private void one(SplittableRandom random) {
        var known = orders.get();
        if (known.isEmpty() || random.nextInt(known.size() < LIVE_ORDERS / 2 ? 4 : DEEDS_OF_AN_ORDER) == 0) {
            begin(StormDeed.ORDER, new UUID(0, 0), random);
            return;
        }
        for (int i = 0; i < 3; i++) {
            var order = known.get(random.nextInt(known.size()));
            for (int j = 0; j < 6; j++) {
                if (begin(any(random), order, random)) {
                    return;
                }
            }
        }
    }

    private boolean begin(StormDeed deed, UUID order, SplittableRandom random) {
        var id = new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
        var found = acts.find(deed, id, order, random);
        found.ifPresent(act -> send(deed, id, act));
        return found.isPresent();
    }

    private static StormDeed any(SplittableRandom random) {
        int left = random.nextInt(
                Arrays.stream(StormDeed.values()).mapToInt(deed -> deed.weight).sum());
        for (var deed : StormDeed.values()) {
            left -= deed.weight;
            if (left < 0) {
                return deed;
            }
        }
        throw new IllegalStateException();
    }

    private void send(StormDeed deed, UUID id, StormActs.Act act) {
        tell("try " + id + " " + deed + " " + act.key() + " " + act.amount());
        long begun = System.nanoTime();
        boolean unanswered = false;
        for (int sending = 1; ; sending++) {
            try {
                act.doing().run();
                tell("done " + id + " " + (sending - 1) + " " + (System.nanoTime() - begun) / 1_000);
                return;
            } catch (Refusal no) {
                boolean stored = unanswered && no.code().equals("settlement.reference_known");
                tell(
                        stored
                                ? "done " + id + " " + (sending - 1) + " 0"
                                : unanswered ? "unknown " + id : "refused " + id + " " + no.code());
                return;
            } catch (NotFound gone) {
                tell(unanswered ? "unknown " + id : "refused " + id + " not_found");
                return;
            } catch (ConcurrencyFailureException busy) {
                tell(unanswered ? "unknown " + id : "busy " + id);
                return;
            } catch (DataIntegrityViolationException stopped) {
                tell("stopped-by-database " + id + " " + oneLine(stopped));
                return;
            } catch (DataAccessException | TransactionException away) {
                if (!isSilence(away)) {
                    tell("bug " + id + " " + oneLine(away));
                    return;
                }
                unanswered = true;
                tell("away " + id + " " + oneLine(away));
                if (!deed.again || sending == MOST_SENDINGS) {
                    tell("unknown " + id);
                    pause(100);
                    return;
                }
                pause(250);
            } catch (RuntimeException | Error bug) {
                tell("bug " + id + " " + oneLine(bug));
                return;
            }
        }
    }

    /** Whether the connection or the server went away, or none was to be had. */
    private static boolean isSilence(Throwable error) {
        for (var cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                return state == null
                        ? String.valueOf(sql.getMessage()).contains("onnection")
                        : state.matches("08.*|57P0.");
            }
        }
        return false;
    }

    private static String oneLine(Throwable error) {
        var cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return (error.getClass().getSimpleName() + ": " + cause).replaceAll("\\s+", " ");
    }

    private static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
