package org.saan.hub.production;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.ordering.AllocationState;
import org.saan.hub.ordering.Scene;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;

/** The work of a group, from its yes to packed pieces: what is told, counted, inspected, put right, and taken back. */
@HubTest
@Import(Scene.class)
class ProductionTest {
    private static final Viewer RECEIVER = viewer(Role.RECEIVER, Identity.PROGRAMME);

    @Autowired
    private Scene scene;

    @Autowired
    private Production production;

    @Autowired
    private Progress progress;

    @Autowired
    private Receiving receiving;

    @Autowired
    private Quality quality;

    private UUID group = new UUID(0, 0);
    private UUID order = new UUID(0, 0);
    private UUID work = new UUID(0, 0);
    private Viewer leader = OFFICER;

    @BeforeEach
    void clear() {
        scene.clear();
    }

    /** A group has said yes to so many pieces. */
    private void begin(int pieces) {
        group = scene.group("A", pieces, 1);
        order = scene.order(pieces);
        scene.planAndAccept(order);
        var share = scene.share(order, group);
        scene.offers.accept(share.id(), share.version(), OFFICER);
        work = share.id();
        leader = viewer(Role.GROUP_LEADER, group);
    }

    private WorkView.Counts counts() {
        return production.getWork(work, OFFICER).counts();
    }

    private UUID deliver(int said, int counted) {
        return receiving.receive(
                work, new NewDelivery(UUID.randomUUID(), said, counted, "K4", Colour.WITHIN), RECEIVER);
    }

    private void inspect(UUID tranche, int accepted, int rework, int rejected, int left) {
        quality.inspect(
                tranche,
                new NewInspection(
                        UUID.randomUUID(),
                        accepted,
                        List.of(
                                new TrancheView.FaultCount(Fault.COLOUR_BLEEDS, false, rework),
                                new TrancheView.FaultCount(Fault.SIZE, true, rejected)),
                        left,
                        null),
                List.of(),
                RECEIVER);
    }

    private Progress.Outcome tell(UUID once, int made, Instant at) {
        return progress.report(work, new NewReport(once, made, Feeling.ON_TIME, null, at), List.of(), leader);
    }

    @Test
    @DisplayName(
            "AL-02 a group that gets nothing has no job; each group that says yes has one work order with a number")
    void oneWorkOrderForEachYes() {
        var zero = scene.group("B", 0, 1);
        begin(30);
        assertThat(production.getWork(work, OFFICER).number()).matches("WO-25\\d\\d-\\d{4}");
        assertThat(production.getWork(work, OFFICER).state()).isEqualTo(WorkState.NEW);
        assertThat(counts().needed()).isEqualTo(30);
        assertThat(scene.jdbc
                        .sql("select count(*) from production.work where order_id = :o and group_id = :g")
                        .param("o", order)
                        .param("g", zero)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    @DisplayName("CC-05 a report that a slow phone sends four times, also at once, is one report")
    void sentFourTimes() throws Exception {
        begin(30);
        var once = UUID.randomUUID();
        List<Callable<Progress.Outcome>> four = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            four.add(() -> tell(once, 12, null));
        }
        var outcomes = new ArrayList<Progress.Outcome>();
        try (var phones = Executors.newFixedThreadPool(4)) {
            for (var answer : phones.invokeAll(four)) {
                outcomes.add(answer.get());
            }
        }
        assertThat(outcomes).containsOnlyOnce(Progress.Outcome.STORED).contains(Progress.Outcome.KNOWN);
        assertThat(production.listReports(work, leader)).hasSize(1);
        assertThat(production.getWork(work, leader).made()).isEqualTo(12);
    }

    @Test
    @DisplayName("CC-06 two reports of one id: the second is kept and waits; 12 counts until somebody decides")
    void twoReportsOfOneId() {
        begin(30);
        var once = UUID.randomUUID();
        assertThat(tell(once, 12, null)).isEqualTo(Progress.Outcome.STORED);
        assertThat(tell(once, 15, null)).isEqualTo(Progress.Outcome.WAITS);
        assertThat(tell(once, 15, null)).isEqualTo(Progress.Outcome.WAITS);
        assertThat(production.getWork(work, leader).made()).isEqualTo(12);
        var waits = production.listReports(work, leader).stream()
                .filter(WorkView.Report::waits)
                .toList();
        assertThat(waits).extracting(WorkView.Report::made).containsExactly(15);
        progress.decide(work, waits.getFirst().id(), true, leader);
        assertThat(production.getWork(work, leader).made()).isEqualTo(15);
        assertThat(production.listReports(work, leader)).hasSize(1);
    }

    @Test
    void aLaterReportCorrectsAnEarlierOneByTheTimeOnThePhone() {
        begin(30);
        var now = Instant.now();
        tell(UUID.randomUUID(), 20, now.minusSeconds(60));
        tell(UUID.randomUUID(), 8, now.minusSeconds(7200));
        assertThat(production.getWork(work, leader).made()).isEqualTo(20);
        tell(UUID.randomUUID(), 18, null);
        assertThat(production.getWork(work, leader).made()).isEqualTo(18);
        assertThat(production.listReports(work, leader)).hasSize(3);
    }

    @Test
    void aPhoneIsBelievedBackwardsWithinReasonOnly() {
        var now = Instant.parse("2027-01-10T00:00:00Z");
        assertThat(ProgressWrites.believed(now.minusSeconds(3600), now)).isEqualTo(now.minusSeconds(3600));
        assertThat(ProgressWrites.believed(now.plusSeconds(1), now)).isEqualTo(now);
        assertThat(ProgressWrites.believed(now.minus(ProgressWrites.OLDEST).minusSeconds(1), now))
                .isEqualTo(now);
        assertThat(ProgressWrites.believed(null, now)).isEqualTo(now);
    }

    @Test
    @DisplayName("OR-02 one piece too many is delivered, and not paid before somebody accepts it")
    void oneTooMany() {
        begin(100);
        var tranche = deliver(101, 101);
        assertThat(production.getWork(work, OFFICER).state()).isEqualTo(WorkState.DELIVERED);
        assertThat(production.listDiscrepancies(work, OFFICER)).isEmpty();
        inspect(tranche, 101, 0, 0, 0);
        assertThat(counts().payable()).isEqualTo(100);
        assertThat(production.getWork(work, OFFICER).state()).isEqualTo(WorkState.DONE);
        receiving.acceptExtra(work, 1, OFFICER);
        assertThat(counts().payable()).isEqualTo(101);
        assertThatThrownBy(() -> receiving.acceptExtra(work, 1, OFFICER)).isInstanceOf(Refusal.class);
        assertThat(production.listPayable(group, leader))
                .extracting(Production.Payable::pieces)
                .containsExactly(101);
    }

    @Test
    @DisplayName("OR-03 ordered 50, delivered 55 at once: over by 5, once, and somebody has to say why")
    void overByFive() {
        begin(50);
        deliver(55, 55);
        assertThat(counts().received()).isEqualTo(55);
        assertThat(counts().over()).isEqualTo(5);
        assertThat(production.listDiscrepancies(work, OFFICER))
                .extracting(WorkView.Discrepancy::kind)
                .containsExactly("OVER");
    }

    @Test
    @DisplayName("OR-04 ordered 10, delivered 2, 2, 1, lowered to 5: the deliveries stay and nothing remains")
    void lowered() {
        begin(10);
        deliver(2, 2);
        deliver(2, 2);
        deliver(1, 1);
        var share = scene.share(order, group);
        scene.offers.takeBack(order, share.id(), share.version(), OFFICER);
        assertThat(production.listTranches(work, OFFICER))
                .extracting(TrancheView::counted)
                .containsExactly(2, 2, 1);
        assertThat(counts().needed()).isEqualTo(5);
        assertThat(counts().cancelled()).isEqualTo(5);
        assertThat(counts().undelivered()).isZero();
        assertThat(scene.share(order, group).state()).isEqualTo(AllocationState.ACCEPTED);
        assertThat(scene.share(order, group).quantity()).isEqualTo(5);
        assertThat(scene.onlyLine(order).unallocated()).isEqualTo(5);
        assertThatThrownBy(() -> scene.ordering.cancelOrder(order, OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("ordering.order.work_delivered"));
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    void goodPiecesCountAtOnceAndReworkComesBackAsItsOwnTranche() {
        begin(100);
        var first = deliver(100, 100);
        inspect(first, 60, 0, 0, 40);
        assertThat(counts().accepted()).isEqualTo(60);
        inspect(first, 34, 4, 2, 0);
        assertThat(counts())
                .extracting(
                        WorkView.Counts::accepted,
                        WorkView.Counts::rejected,
                        WorkView.Counts::outstanding,
                        WorkView.Counts::reworkOut)
                .containsExactly(94, 2, 4, 4);
        assertThatThrownBy(() -> receiving.receiveReworked(
                        first, new NewDelivery(UUID.randomUUID(), 5, 5, null, null), RECEIVER))
                .isInstanceOf(Refusal.class);
        var back = receiving.receiveReworked(first, new NewDelivery(UUID.randomUUID(), 4, 4, null, null), RECEIVER);
        inspect(back, 4, 0, 0, 0);
        assertThat(quality.getTranche(back, OFFICER).parent()).isEqualTo(1);
        assertThat(counts().accepted()).isEqualTo(98);
        receiving.pack(work, UUID.randomUUID(), 98, true, RECEIVER);
        assertThat(production.getWork(work, OFFICER).reconciled()).isTrue();
        assertThat(production.getWork(work, OFFICER).state()).isEqualTo(WorkState.DONE);
        assertThat(quality.faultsOf(group, leader))
                .containsExactly(
                        new Quality.FaultSum(Fault.COLOUR_BLEEDS, 4, 0), new Quality.FaultSum(Fault.SIZE, 0, 2));
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    void countsThatDifferStayOpenUntilSomebodyExplainsAndCloses() {
        begin(30);
        deliver(30, 28);
        var open = production.listDiscrepancies(work, OFFICER).getFirst();
        assertThat(open.expected()).isEqualTo(30);
        assertThat(open.counted()).isEqualTo(28);
        assertThatThrownBy(() -> receiving.close(work, open.id(), RECEIVER)).isInstanceOf(Refusal.class);
        receiving.explain(work, open.id(), "MISCOUNT_GROUP", "", RECEIVER);
        receiving.close(work, open.id(), RECEIVER);
        assertThat(production.getWork(work, OFFICER).openDiscrepancies()).isZero();
    }

    @Test
    @DisplayName("CC-02 another count under the token of a delivery is refused, neither lost nor added")
    void aDeliveryIsCountedOnce() {
        begin(30);
        var once = UUID.randomUUID();
        var ten = new NewDelivery(once, 10, 10, null, null);
        var first = receiving.receive(work, ten, RECEIVER);
        assertThat(receiving.receive(work, ten, RECEIVER)).isEqualTo(first);
        assertThatThrownBy(() -> receiving.receive(work, new NewDelivery(once, 12, 12, null, null), RECEIVER))
                .isInstanceOf(Refusal.class);
        assertThat(counts().received()).isEqualTo(10);
    }

    @Test
    void anotherGroupsLeaderFindsNothing() {
        begin(30);
        var tranche = deliver(10, 10);
        var rival = viewer(Role.GROUP_LEADER, scene.group("rival", 10, 1));
        for (Callable<?> look : List.<Callable<?>>of(
                () -> production.getWork(work, rival),
                () -> production.listReports(work, rival),
                () -> production.listTranches(work, rival),
                () -> production.listDiscrepancies(work, rival),
                () -> production.listPayable(group, rival),
                () -> quality.getTranche(tranche, rival),
                () -> quality.faultsOf(group, rival),
                () -> progress.report(
                        work, new NewReport(UUID.randomUUID(), 1, Feeling.SLOW, null, null), List.of(), rival),
                () -> receiving.receive(work, new NewDelivery(UUID.randomUUID(), 1, 1, null, null), rival))) {
            assertThatThrownBy(look::call).isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> progress.report(
                        work, new NewReport(UUID.randomUUID(), 1, Feeling.SLOW, null, null), List.of(), RECEIVER))
                .isInstanceOf(NotFound.class);
    }

    /** Weeks are counted from the one of the check; the work begins four weeks before it, and is due so many after. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # due | reports: week:made …   | risk   | late
            6     | -4:10 -3:20 -2:30 -1:40 |        | 0
            1     | -4:10 -3:20 -2:30 -1:40 | PACE   | 40
            6     | -1:2                    | PACE   | 94
            20    |                         |        | 0
            2     |                         | SILENT | 100
            -1    | -4:10 -3:20 -2:30 -1:40 | LATE   | 60
            """)
    void workAtRiskIsThatOfTheRule(int due, String reports, String risk, int late) {
        begin(100);
        var monday = LocalDate.now(Printing.ZONE).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        scene.jdbc
                .sql("""
                        update production.work_order set first_week = to_char(cast(:monday as date) - 28, 'IYYY-"W"IW'),
                            due_week = to_char(cast(:monday as date) + 7 * :due, 'IYYY-"W"IW') where id = :id
                        """)
                .param("monday", monday)
                .param("due", due)
                .param("id", work)
                .update();
        for (var report : reports == null ? new String[0] : reports.split(" ")) {
            var parts = report.split(":");
            scene.jdbc
                    .sql("""
                            insert into production.progress_report values (gen_random_uuid(), gen_random_uuid(), :work, :made,
                                'ON_TIME', null, :at, :at, :work, '\\x00', 'COUNTED')
                            """)
                    .param("work", work)
                    .param("made", Integer.parseInt(parts[1]))
                    .param(
                            "at",
                            OffsetDateTime.of(
                                    monday.plusDays(7L * Integer.parseInt(parts[0]) + 2)
                                            .atTime(5, 0),
                                    ZoneOffset.UTC))
                    .update();
        }
        var forecast = java.util.Objects.requireNonNull(
                production.getWork(work, OFFICER).forecast());
        assertThat(forecast.risk() == null ? null : forecast.risk().name()).isEqualTo(risk);
        assertThat(forecast.latePieces()).isEqualTo(late);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update production.work_order set packed = good + 1 where id = '{work}'",
                "update production.work_order set cancelled = cancelled + 1 where id = '{work}'",
                "update production.work_order set received = received + 1 where id = '{work}'",
                "update production.tranche set rework = pending + 1 where work_id = '{work}'",
                "update production.tranche set returned = rework + 1 where work_id = '{work}'",
                "update ordering.allocation set quantity = quantity - 1 where id = '{work}'",
                "update ordering.allocation set state = 'CANCELLED' where id = '{work}'"
            })
    void theDatabaseRefusesWhatBreaksALaw(String damage) {
        begin(30);
        inspect(deliver(20, 20), 10, 0, 0, 10);
        assertThatThrownBy(() -> scene.jdbc
                        .sql(damage.replace("{work}", work.toString()))
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(scene.illnesses()).isEmpty();
    }

    /** Four people do forty things each at once, whatever comes to their minds; the sums hold. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsLostOrCountedTwiceWhenManyActAtOnce(long seed) throws Exception {
        begin(200);
        try (var people = Executors.newFixedThreadPool(4)) {
            var all = new ArrayList<Future<?>>();
            for (int person = 0; person < 4; person++) {
                var random = new SplittableRandom(seed * 31 + person);
                all.add(people.submit(() -> {
                    for (int i = 0; i < 40; i++) {
                        act(random);
                    }
                }));
            }
            for (var done : all) {
                done.get();
            }
        }
        assertThat(scene.illnesses()).isEmpty();
        var counts = counts();
        assertThat(counts.allocated())
                .isEqualTo(counts.accepted() + counts.rejected() + counts.outstanding() + counts.cancelled());
        assertThat(counts.received())
                .isEqualTo(counts.good() + counts.turnedDown() + counts.pending() + counts.reworkOut());
        assertThat(counts.packed()).isLessThanOrEqualTo(counts.good());
        assertThat(counts.received()).isPositive();
    }

    private void act(SplittableRandom random) {
        try {
            var tranches = production.listTranches(work, OFFICER);
            var one = tranches.isEmpty() ? null : tranches.get(random.nextInt(tranches.size()));
            switch (one == null ? 0 : random.nextInt(7)) {
                case 0 -> deliver(1 + random.nextInt(12), 1 + random.nextInt(12));
                case 1, 2 -> {
                    int accepted = random.nextInt(one.pending() + 1);
                    int rework = random.nextInt(one.pending() - accepted + 1);
                    int rejected = random.nextInt(one.pending() - accepted - rework + 1);
                    inspect(one.id(), accepted, rework, rejected, one.pending() - accepted - rework - rejected);
                }
                case 3 ->
                    receiving.receiveReworked(
                            one.id(),
                            new NewDelivery(UUID.randomUUID(), 1, 1 + random.nextInt(3), null, null),
                            RECEIVER);
                case 4 -> receiving.pack(work, UUID.randomUUID(), 1 + random.nextInt(9), false, RECEIVER);
                case 5 -> scene.offers.takeBackSome(order, work, 1 + random.nextInt(4), OFFICER);
                default -> tell(UUID.randomUUID(), random.nextInt(200), null);
            }
        } catch (Refusal expected) {
            assertThat(expected.code()).containsAnyOf("production.", "ordering.");
        }
    }
}
