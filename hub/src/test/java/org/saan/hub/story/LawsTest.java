package org.saan.hub.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.ordering.Scene.OFFICER;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.saan.hub.HubApplication;
import org.saan.hub.ordering.Scene;
import org.saan.hub.platform.Invariant;
import org.saan.hub.platform.TestDatabase;
import org.saan.hub.production.Fault;
import org.saan.hub.production.Feeling;
import org.saan.hub.production.NewDelivery;
import org.saan.hub.production.NewInspection;
import org.saan.hub.production.NewReport;
import org.saan.hub.production.Progress;
import org.saan.hub.production.Quality;
import org.saan.hub.production.Receiving;
import org.saan.hub.production.TrancheView;
import org.saan.hub.settlement.Billing;
import org.saan.hub.settlement.NewPayout;
import org.saan.hub.settlement.NewTerms;
import org.saan.hub.settlement.Payouts;
import org.saan.hub.settlement.Rates;
import org.saan.hub.settlement.Receipts;
import org.saan.hub.shared.Money;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Each law of decision 48, alone: with its constraint the breach is refused, without it the breach comes about and the doctor names
 * it. Breaches that two people bring about together are made by two connections that both looked before either wrote.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LawsTest {
    private static final Path TABLE = Path.of("../docs/decisions/0048-laws-the-database-keeps.md");
    private static final Pattern NAMED = Pattern.compile("`((?:ordering|production|settlement)\\.\\w+ \\w+)`");
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase scene;
    private Map<String, Invariant> rules;

    /** A line of the table. */
    record Law(List<String> keptBy, String rule, boolean race) {
        @Override
        public String toString() {
            return String.join(", ", keptBy) + " → " + rule;
        }
    }

    static List<Law> laws() throws Exception {
        return Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("|") && line.contains("`"))
                .map(line -> line.split("\\|"))
                .map(cells -> new Law(
                        named(cells[2]), cells[3].strip(), cells[4].strip().equals("race")))
                .toList();
    }

    private static List<String> named(String text) {
        return NAMED.matcher(text).results().map(match -> match.group(1)).toList();
    }

    /**
     * One order of 90 pieces: 30 at a group that has delivered 24 of them in two tranches, 50 offered to another, 10 without a group.
     * Its first of two instalments is paid in part, five pieces are paid to the group, and some of the deposit is passed on. Another
     * order of 20 pieces waits.
     */
    @BeforeAll
    void whatIsThereBefore() {
        scene = TestDatabase.empty();
        var application = new SpringApplication(HubApplication.class, Scene.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        try (var hub = application.run(
                "--saan.db-url=" + scene.url(),
                "--saan.db-user=" + scene.user(),
                "--SAAN_DB_PASSWORD=" + scene.password(),
                "--saan.search-folder=memory",
                "--saan.demo=false",
                "--spring.main.lazy-initialization=true",
                "--logging.level.root=ERROR")) {
            rules = hub.getBeansOfType(Invariant.class).values().stream()
                    .collect(Collectors.toMap(Invariant::name, rule -> rule));
            make(hub);
        }
        scene.close();
    }

    private static Money baht(String amount) {
        return new Money(new BigDecimal(amount), Money.THB);
    }

    private static void make(ConfigurableApplicationContext hub) {
        var made = hub.getBean(Scene.class);
        var first = made.group("A", 30, 30);
        made.group("B", 50, 30);
        var order = made.order(90);
        made.order(20);
        made.planAndAccept(order);
        var share = made.share(order, first);
        made.offers.accept(share.id(), share.version(), OFFICER);
        work(hub, share.id());
        money(hub, made, order, first, share.id());
        assertThat(made.illnesses()).isEmpty();
    }

    private static void work(ConfigurableApplicationContext hub, UUID work) {
        var receiving = hub.getBean(Receiving.class);
        var quality = hub.getBean(Quality.class);
        hub.getBean(Progress.class)
                .report(work, new NewReport(UUID.randomUUID(), 24, Feeling.ON_TIME, null, null), List.of(), OFFICER);
        for (int i = 0; i < 2; i++) {
            var tranche = receiving.receive(work, new NewDelivery(UUID.randomUUID(), 12, 12, null, null), OFFICER);
            var faults = List.of(
                    new TrancheView.FaultCount(Fault.EDGE, false, 2), new TrancheView.FaultCount(Fault.STAIN, true, 1));
            quality.inspect(tranche, new NewInspection(UUID.randomUUID(), 6, faults, 3, null), List.of(), OFFICER);
        }
        receiving.pack(work, UUID.randomUUID(), 4, false, OFFICER);
    }

    private static void money(ConfigurableApplicationContext hub, Scene made, UUID order, UUID group, UUID work) {
        var billing = hub.getBean(Billing.class);
        var payouts = hub.getBean(Payouts.class);
        var rates = hub.getBean(Rates.class);
        var today = rates.today();
        var line = made.onlyLine(order).id();
        var terms = new NewTerms(
                Money.THB,
                null,
                null,
                null,
                BigDecimal.ZERO,
                true,
                30,
                List.of(BigDecimal.valueOf(40), BigDecimal.valueOf(60)),
                Map.of(line, new BigDecimal("1000.00")));
        billing.agree(order, terms, OFFICER);
        var invoice = billing.issue(order, 1, OFFICER);
        var buyer = made.see(order).buyerId();
        var receipts = hub.getBean(Receipts.class);
        receipts.book(new Receipts.NewReceipt("N1", buyer, baht("8000.00"), today), invoice, OFFICER);
        receipts.book(new Receipts.NewReceipt("N2", buyer, baht("20000.00"), today), null, OFFICER);
        receipts.book(new Receipts.NewReceipt("N3", buyer, baht("20000.00"), today), null, OFFICER);
        var slip = "%PDF-1.4 slip".getBytes(StandardCharsets.US_ASCII);
        payouts.pay(new NewPayout(group, order, baht("900.00"), "T1", today, false, List.of(), slip), OFFICER);
        var part = new NewPayout.Part(work, baht("1000.00"));
        payouts.pay(new NewPayout(group, null, baht("1000.00"), "T2", today, false, List.of(part), slip), OFFICER);
    }

    /** Two people at a copy of the scene. */
    private final class Two implements AutoCloseable {
        final Connection one;
        final Connection other;

        Two() throws SQLException {
            var name = "law_" + NUMBER.incrementAndGet();
            var server = scene.url().replaceFirst("/[^/]*$", "/");
            var from = scene.url().substring(server.length());
            try (var admin = DriverManager.getConnection(server + "postgres", scene.user(), scene.password());
                    var statement = admin.createStatement()) {
                statement.execute("create database " + name + " template " + from);
            }
            one = DriverManager.getConnection(server + name, scene.user(), scene.password());
            other = DriverManager.getConnection(server + name, scene.user(), scene.password());
        }

        /** Both have looked; then one writes and is done, then the other. */
        void breach(String sql, boolean race) throws SQLException {
            var both = race ? List.of(one, other) : List.of(one);
            for (var person : both) {
                person.setAutoCommit(false);
                try (var statement = person.createStatement()) {
                    // Whatever the check of a service would read, it read it here, before the other wrote.
                    statement.execute("select count(*) from ordering.buyer_order");
                }
            }
            try {
                for (int i = 0; i < both.size(); i++) {
                    try (var statement = both.get(i).createStatement()) {
                        statement.execute(sql.replace("{n}", String.valueOf(i)));
                    }
                    both.get(i).commit();
                }
            } finally {
                for (var person : both) {
                    person.rollback();
                    person.setAutoCommit(true);
                }
            }
        }

        void drop(String named) throws SQLException {
            var table = named.substring(0, named.indexOf(' '));
            var name = named.substring(named.indexOf(' ') + 1);
            var sql = has("select 1 from pg_constraint where conname = '" + name
                            + "' and contype <> 't' and conrelid = '" + table + "'::regclass")
                    ? "alter table " + table + " drop constraint " + name
                    : has("select 1 from pg_trigger where tgname = '" + name + "' and tgrelid = '" + table
                                    + "'::regclass")
                            ? "drop trigger " + name + " on " + table
                            : "drop index " + table.substring(0, table.indexOf('.')) + "." + name;
            try (var statement = one.createStatement()) {
                statement.execute(sql);
            }
        }

        private boolean has(String sql) throws SQLException {
            try (var statement = one.createStatement();
                    var found = statement.executeQuery(sql)) {
                return found.next();
            }
        }

        Set<String> broken() throws SQLException {
            var broken = new LinkedHashSet<String>();
            for (var rule : rules.values()) {
                if (has(rule.offendersSql())) {
                    broken.add(rule.name());
                }
            }
            return broken;
        }

        @Override
        public void close() throws SQLException {
            one.close();
            other.close();
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    @DisplayName("CC-04 CC-07 CC-09 AL-09 PY-02 a law holds with its constraint, and is found broken without")
    void eachConstraintIsNeededAndItsBreachIsFound(Law law) throws Exception {
        assertThat(rules).containsKey(law.rule());
        var breach = Breaches.of(law.keptBy().getFirst());
        try (var two = new Two()) {
            assertThat(two.broken()).isEmpty();
            if (isRefused(two, breach, law)) {
                assertThat(two.broken()).as("after it was refused").isEmpty();
                if (!law.race()) {
                    mustBeFound(two, breach, law);
                    return;
                }
            }
            assertThat(two.broken()).as("with everything in place").isEmpty();
        }
        // Something was written and did no harm: of two people the first, or what was put right at once.
        try (var two = new Two()) {
            mustBeFound(two, breach, law);
        }
    }

    private static boolean isRefused(Two two, String breach, Law law) {
        try {
            two.breach(breach, law.race());
            return false;
        } catch (SQLException refused) {
            assertThat(refused.getSQLState()).as(refused.getMessage()).matches("23...|P0001");
            return true;
        }
    }

    private static void mustBeFound(Two two, String breach, Law law) throws SQLException {
        for (var name : law.keptBy()) {
            two.drop(name);
        }
        two.breach(breach, law.race());
        assertThat(two.broken()).as("without " + law.keptBy()).contains(law.rule());
    }

    /** The table is whole: nobody adds a constraint or trigger without saying which law it keeps, or that it keeps none. */
    @Test
    void everyConstraintStandsInTheTable() throws Exception {
        var said = new TreeSet<>(named(Files.readString(TABLE)));
        var there = new TreeSet<String>();
        try (var two = new Two();
                var statement = two.one.createStatement();
                var found = statement.executeQuery("""
                        select conrelid::regclass || ' ' || conname from pg_constraint c join pg_namespace n on n.oid = c.connamespace
                        where n.nspname in ('ordering', 'production', 'settlement') and contype = 'c'
                          and conname !~ '_check[0-9]*$'
                        union
                        select tgrelid::regclass || ' ' || tgname from pg_trigger t join pg_class c on c.oid = t.tgrelid
                        join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname in ('ordering', 'production', 'settlement') and not tgisinternal
                        """)) {
            while (found.next()) {
                there.add(found.getString(1));
            }
        }
        var missing = new TreeSet<>(there);
        missing.removeAll(said);
        assertThat(missing).as("not in the table").isEmpty();
        var gone = new TreeSet<>(said);
        gone.removeAll(there);
        // Unique keys and checks without a name of their own are named where they keep a law.
        gone.removeIf(name -> name.endsWith("_key") || name.endsWith("_check") || name.matches(".* one_\\w+"));
        assertThat(gone).as("in the table, and in no database").isEmpty();
    }

    static Stream<String> whatStays() {
        return Stream.of(
                "delete from production.progress_report",
                "delete from production.tranche",
                "update settlement.receipt set amount_minor = amount_minor + 1",
                "delete from settlement.payout",
                "update settlement.order_terms set due_days = 1",
                "update settlement.order_price set price = 1",
                "delete from settlement.milestone",
                "update settlement.tax_rate set percent = 1",
                "update settlement.wage set baht = 1");
    }

    @ParameterizedTest
    @MethodSource("whatStays")
    void whatWasWrittenIsNeverChanged(String change) throws Exception {
        try (var two = new Two()) {
            assertThatThrownBy(() -> two.breach(change, false)).hasMessageContaining("never changed");
        }
    }

    /** A rule that no breach of the table can reach would be a rule that cannot fail. */
    @Test
    void everyRuleOfMoneyAndWorkIsBrokenByAtLeastOneBreach() throws Exception {
        var reached = laws().stream().map(Law::rule).collect(Collectors.toSet());
        var other = Files.readString(TABLE);
        var never = new ArrayList<String>();
        for (var rule : rules.values()) {
            if (Set.of("production", "settlement").contains(rule.module())
                    && !reached.contains(rule.name())
                    && !other.contains(rule.name())) {
                never.add(rule.name());
            }
        }
        assertThat(never).isEmpty();
    }
}
