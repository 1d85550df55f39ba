package org.saan.hub.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.At;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** Rows are kept as records change; the board, its evidence, its parts and its alerts follow them. */
@HubTest
@Import(Kpi.class)
class CountingTest {
    @Autowired
    private Kpi kpi;

    @Autowired
    private Figures figures;

    @Autowired
    private Boards boards;

    @Autowired
    private Breakdown breakdown;

    @Autowired
    private EvidenceList evidence;

    @Autowired
    private Snapshots snapshots;

    @Autowired
    private PaceAlerts alerts;

    @Autowired
    private MockMvc web;

    private ProgrammeView programme = new ProgrammeView(
            new UUID(0, 0),
            "none",
            new LocalizedText("ไม่มี", "none"),
            LocalDate.EPOCH,
            LocalDate.EPOCH.plusDays(1),
            ProgrammeState.DRAFT,
            null,
            List.of(),
            0);
    private String source = "";
    private LocalDate begun = LocalDate.EPOCH;

    @BeforeEach
    void aProgrammeOfEightMonthsOfWhichFiveHavePassed() {
        begun = kpi.programmes.today().withDayOfMonth(1).minusMonths(5);
        programme = kpi.programme(begun, begun.plusMonths(8));
        source = kpi.source(programme, "IND2");
    }

    @AfterEach
    void leaveNoTables() {
        kpi.clear();
    }

    private IndicatorView groups() {
        return kpi.indicators.getIndicator(programme.id(), "IND2");
    }

    private BoardView.Line line() {
        return boards.now(programme.code()).lines().stream()
                .filter(line -> line.indicator().code().equals("IND2"))
                .findFirst()
                .orElseThrow();
    }

    private UUID group(String name, int day) {
        return kpi.row(source, UUID.randomUUID(), name, Kpi.on(begun.plusDays(day)), null);
    }

    @Test
    void anIndicatorWhoseRecordsAreNotThereIsNotYetCountedAndNotNothing() {
        kpi.jdbc
                .sql("update programme.indicator set source = 'nowhere.evidence_yet' where id = :id")
                .param("id", groups().id())
                .update();
        kpi.counting.count(programme.id());
        assertThat(line().actual()).isNull();
        assertThat(line().pace()).isEqualTo(BoardView.Pace.NOT_COUNTED);
        kpi.jdbc
                .sql("update programme.indicator set source = :source where id = :id")
                .param("source", source)
                .param("id", groups().id())
                .update();
        kpi.counting.count(programme.id());
        assertThat(line().actual()).isEqualByComparingTo("0");
    }

    @Test
    void whatIsKeptIncrementallyIsRowByRowWhatIsCountedFromNothing() {
        var first = group("กลุ่มหนึ่ง", 3);
        var second = group("กลุ่มสอง", 9);
        assertThat(kpi.counting.count(programme.id())).isGreaterThanOrEqualTo(2);
        assertThat(kpi.counting.differences(programme.id())).isZero();

        kpi.jdbc
                .sql("update " + source + " set label_th = 'ชื่อใหม่' where row_id = :id")
                .param("id", first)
                .update();
        kpi.jdbc
                .sql("delete from " + source + " where row_id = :id")
                .param("id", second)
                .update();
        group("กลุ่มสาม", 11);
        assertThat(kpi.counting.differences(programme.id())).isEqualTo(4);
        // Only what is told of is read again.
        assertThat(kpi.counting.touch(source, List.of(first))).isEqualTo(1);
        assertThat(kpi.counting.differences(programme.id())).isEqualTo(2);
        assertThat(kpi.counting.touch(source, List.of(second))).isEqualTo(1);
        assertThat(kpi.counting.count(programme.id())).isEqualTo(1);
        assertThat(kpi.counting.count(programme.id())).isZero();
        assertThat(kpi.counting.differences(programme.id())).isZero();

        kpi.counting.countFromNothing(programme.id());
        assertThat(kpi.counting.differences(programme.id())).isZero();
        assertThat(line().actual()).isEqualByComparingTo("2");
    }

    @Test
    void whatWasWrittenIsCountedWithoutBeingTold() throws InterruptedException {
        kpi.counting.count(programme.id());
        kpi.counting.countWhatWasWritten();
        group("กลุ่มใหม่", 3);
        long changed = 0;
        // The database tells how much was written a second later.
        for (int wait = 0; wait < 50 && changed == 0; wait++) {
            Thread.sleep(200);
            changed = kpi.counting.countWhatWasWritten()
                    + (line().actual() == null ? 0 : line().actual().longValue());
        }
        assertThat(line().actual()).isEqualByComparingTo("1");
    }

    @Test
    void officersSeeTheFortyThreeAndTheSevenThatAreMissingWithTheReason() throws Exception {
        for (int n = 1; n <= 43; n++) {
            group("กลุ่มที่ " + n, n);
        }
        for (int n = 1; n <= 4; n++) {
            kpi.row(source, UUID.randomUUID(), "ไม่มีราคา " + n, null, "product_no_price");
        }
        for (int n = 1; n <= 3; n++) {
            kpi.row(source, UUID.randomUUID(), "ไม่มีสินค้า " + n, null, "no_product");
        }
        kpi.counting.count(programme.id());
        var until = boards.now(programme.code()).at();
        var period = new Period(begun, programme.endsOn());
        assertThat(evidence.reasons(groups(), period, until, Kpi.OFFICER))
                .isEqualTo(Map.of("", 43L, "product_no_price", 4L, "no_product", 3L));
        var shape = EvidenceList.shape(programme.code(), "IND2");
        var missing = evidence.list(groups(), period, until, shape.read(Map.of("counted", "no")), Kpi.OFFICER);
        assertThat(missing.total()).isEqualTo(7);
        // The nearest first: a price is sooner written than a product made.
        assertThat(missing.rows().getFirst().reason()).isEqualTo("product_no_price");
        assertThat(missing.rows().getLast().reason()).isEqualTo("no_product");
        assertThat(evidence.list(groups(), period, until, shape.read(Map.of("counted", "yes")), Kpi.OFFICER)
                        .total())
                .isEqualTo(43);

        var path = "/programmes/" + programme.code();
        web.perform(get(path).with(as(Kpi.OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(">43</a>")))
                .andExpect(content().string(containsString("/indicators/IND2?counted=no")));
        web.perform(get(path + "/indicators/IND2?counted=no").with(as(Kpi.OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("ไม่มีสินค้า 3")))
                .andExpect(content().string(containsString("its products have no price")));
        web.perform(get(path + "/indicators/IND2.xlsx?counted=no").with(as(Kpi.OFFICER)))
                .andExpect(status().isOk());
        web.perform(get(path + "/board.xlsx").with(as(Kpi.OFFICER))).andExpect(status().isOk());
        web.perform(get(path + "/indicators/IND2/cells?by=region&and=craft").with(as(Kpi.OFFICER)))
                .andExpect(status().isOk());
        web.perform(get(path + "/indicators/IND2/rule").with(as(Kpi.OFFICER))).andExpect(status().isOk());
        web.perform(get(path + "/months").with(as(Kpi.OFFICER))).andExpect(status().isOk());
    }

    @Test
    void partnersReadTotalsOnly() throws Exception {
        group("กลุ่มลับ", 3);
        kpi.counting.count(programme.id());
        var partner = viewer(Role.TRAINER, Identity.PROGRAMME);
        var path = "/programmes/" + programme.code();
        web.perform(get(path).with(as(partner)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("/indicators/"))));
        web.perform(get(path + "/indicators/IND2").with(as(partner))).andExpect(status().isNotFound());
        web.perform(get(path + "/months").with(as(partner))).andExpect(status().isNotFound());
        assertThatThrownBy(
                        () -> evidence.reasons(groups(), new Period(begun, programme.endsOn()), Kpi.on(begun), partner))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aPastMonthComesOutAsItDidThenFromTheSameRecords() {
        group("แรก", 3);
        var ended = group("เลิกขาย", 5);
        kpi.counting.count(programme.id());
        var month = begun.plusMonths(1);
        snapshots.take(programme.id(), month, Kpi.OFFICER);
        // Later it ends; the month in which it was still so stays as it was.
        kpi.jdbc
                .sql("update " + source + " set counted_until = :until where row_id = :id")
                .param("until", At.utc(Kpi.on(begun.plusMonths(2))))
                .param("id", ended)
                .update();
        kpi.counting.count(programme.id());
        var told = snapshots.explain(programme.id(), month).stream()
                .filter(one -> one.indicator().code().equals("IND2"))
                .findFirst()
                .orElseThrow();
        assertThat(told.then()).isEqualTo(2);
        assertThat(told.now()).isEqualTo(2);
        assertThat(told.differences()).isEmpty();
        assertThat(line().actual()).isEqualByComparingTo("1");
        assertThat(line().points().getFirst()).isEqualTo(2);
        // A late record and a withdrawn one are told row by row.
        group("มาช้า", 7);
        kpi.jdbc
                .sql("delete from " + source + " where row_id = :id")
                .param("id", ended)
                .update();
        kpi.counting.count(programme.id());
        assertThat(snapshots.explain(programme.id(), month).stream()
                        .filter(one -> one.indicator().code().equals("IND2"))
                        .findFirst()
                        .orElseThrow()
                        .differences())
                .extracting(SnapshotView.Difference::cause)
                .containsExactlyInAnyOrder(SnapshotView.Cause.LATE, SnapshotView.Cause.WITHDRAWN);
        assertThat(boards.closed(programme.code(), month).lines().stream()
                        .filter(one -> one.indicator().code().equals("IND2"))
                        .findFirst()
                        .orElseThrow()
                        .actual())
                .isEqualByComparingTo("2");
    }

    @Test
    void aFallOfThePaceIsToldOnceAndAgainAfterItCameBack() {
        group("หนึ่ง", 3);
        kpi.counting.count(programme.id());
        alerts.set(programme.id(), new BigDecimal("0.90"), "director", Kpi.OFFICER);
        alerts.look();
        alerts.look();
        assertThat(falls()).isEqualTo(1);
        assertThat(notices()).isEqualTo(1);
        for (int n = 0; n < 50; n++) {
            group("ทัน " + n, 4);
        }
        kpi.counting.count(programme.id());
        alerts.look();
        kpi.jdbc.sql("delete from " + source).update();
        kpi.counting.count(programme.id());
        alerts.look();
        alerts.look();
        assertThat(falls()).isEqualTo(2);
        assertThat(notices()).isEqualTo(2);
    }

    private long falls() {
        return kpi.jdbc
                .sql("select count(*) from programme.pace_alert where indicator_id = :id")
                .param("id", groups().id())
                .query(Long.class)
                .single();
    }

    private long notices() {
        return kpi.jdbc
                .sql("""
                        select count(*) from messaging.message
                        where template = 'programme.notice.fell' and subject_id = :id
                          and args::text like '%Groups with own products%'
                        """)
                .param("id", programme.id().toString())
                .query(Long.class)
                .single();
    }

    @Test
    void aTableOfPeopleAddsUpAndHidesSmallCellsWithASecond() {
        var people = kpi.source(programme, "IND1");
        var provinces = Map.of("30", 20, "50", 12, "10", 3);
        provinces.forEach((province, many) -> {
            for (int n = 0; n < many; n++) {
                kpi.row(
                        people,
                        UUID.randomUUID(),
                        "คน " + n,
                        Kpi.on(begun.plusDays(4)),
                        null,
                        null,
                        province,
                        n % 3 == 0 ? "male" : "female",
                        1960 + n,
                        "{}");
            }
        });
        kpi.counting.count(programme.id());
        var leaders = kpi.indicators.getIndicator(programme.id(), "IND1");
        var at = boards.now(programme.code()).at();
        var byRegion = breakdown.table(leaders, Period.start(begun), at, Breakdown.By.REGION, null);
        assertThat(byRegion.total()).isEqualTo(35);
        assertThat(byRegion.rows()).containsExactly("central", "north", "northeast");
        assertThat(byRegion.rowSums()).containsExactly(null, null, 20L);
        for (var and : List.of(Breakdown.By.SEX, Breakdown.By.AGE_BAND)) {
            var crossed = breakdown.table(leaders, Period.start(begun), at, Breakdown.By.REGION, and);
            assertThat(crossed.total()).isEqualTo(35);
            assertThat(crossed.rowSums()).isEqualTo(byRegion.rowSums());
            assertThat(crossed.cells().stream().flatMap(List::stream).filter(Objects::nonNull))
                    .allSatisfy(cell ->
                            assertThat(cell == 0 || cell >= Suppression.LEAST).isTrue());
        }
    }

    @Test
    void aProgrammeThatContinuesAnotherCountsNobodyASecondTime() {
        var people = kpi.source(programme, "IND1");
        kpi.row(people, UUID.randomUUID(), "เคยนับ", Kpi.on(begun.plusDays(4)), null);
        kpi.row(people, UUID.randomUUID(), "ใหม่", Kpi.on(programme.endsOn().plusDays(4)), null);
        var next = kpi.programmes.getProgramme(kpi.programmes.begin(
                new NewProgramme(
                        programme.code() + "-2",
                        programme.name(),
                        programme.endsOn(),
                        programme.endsOn().plusMonths(8),
                        programme.id(),
                        List.of()),
                Kpi.OFFICER));
        kpi.counting.count(next.id());
        var leaders = kpi.indicators.getIndicator(next.id(), "IND1");
        assertThat(leaders.target()).isEqualByComparingTo("1200");
        assertThat(leaders.source()).isEqualTo(people);
        var sum = figures.find(leaders, Period.start(next.startsOn()), Period.start(next.endsOn()))
                .orElseThrow();
        assertThat(sum.actual()).isEqualByComparingTo("1");
    }

    @Test
    void theStandardSheetHasItsTargetsAndRulesInTwoLanguages() {
        var all = kpi.indicators.listIndicators(programme.id());
        assertThat(all)
                .extracting(IndicatorView::code)
                .containsExactly("IND1", "IND2", "IND3", "IND4", "IND5", "IND6", "IND7", "IND8");
        assertThat(all.stream()
                        .map(IndicatorView::target)
                        .filter(Objects::nonNull)
                        .map(BigDecimal::intValue))
                .containsExactly(1200, 50, 500, 50, 50);
        assertThat(all).allSatisfy(one -> {
            assertThat(one.name().th()).isNotNull();
            assertThat(one.definition().rule().th()).isNotNull();
            assertThat(one.definition().rule().en()).isNotNull();
            assertThat(one.definition().version()).isEqualTo(1);
        });
        var rule = groups().definition();
        kpi.indicators.change(
                programme.id(),
                "IND2",
                1,
                new IndicatorView.Definition(
                        9,
                        rule.name(),
                        new LocalizedText("กติกาใหม่", "new rule"),
                        rule.dedup(),
                        rule.evidence(),
                        rule.frequency(),
                        rule.thresholds(),
                        begun.plusMonths(2),
                        "director",
                        "clearer"),
                Kpi.OFFICER);
        assertThat(kpi.indicators.listVersions(groups().id()))
                .extracting(one -> one.version() + " " + one.owner())
                .containsExactly("2 director", "1 " + Kpi.OFFICER.name());
        assertThatThrownBy(() -> kpi.indicators.change(programme.id(), "IND2", 1, rule, Kpi.OFFICER))
                .isInstanceOf(Refusal.class);
    }
}
