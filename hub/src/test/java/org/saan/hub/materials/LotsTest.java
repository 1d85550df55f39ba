package org.saan.hub.materials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.ordering.Scene;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;

/** Nothing of a lot is lost without somebody having told of it. */
@HubTest
@Import(Scene.class)
class LotsTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private Scene scene;

    @Autowired
    private Materials materials;

    @Autowired
    private Lots lots;

    @Autowired
    private LotList list;

    private UUID silk = new UUID(0, 0);
    private UUID lot = new UUID(0, 0);
    private UUID group = new UUID(0, 0);

    @BeforeEach
    void aLotOfTwentyFiveKilograms() {
        group = scene.group("A", 100, 1);
        silk = material("ไหม", "Silk yarn", MaterialKind.YARN, "KGM", Map.of("silk", new BigDecimal("100")));
        lot = lots.receive(lotOf(silk, "25"), OFFICER);
    }

    private UUID material(String th, String en, MaterialKind kind, String unit, Map<String, BigDecimal> fibres) {
        return materials.save(
                null,
                0,
                new NewMaterial(
                        "T-" + NUMBER.incrementAndGet(),
                        kind,
                        new LocalizedText(th, en),
                        unit,
                        fibres,
                        List.of(),
                        null),
                OFFICER);
    }

    private static NewLot lotOf(UUID material, String quantity) {
        return new NewLot(
                UUID.randomUUID(), material, null, "B-7", "TH", new BigDecimal(quantity), LocalDate.of(2026, 1, 5));
    }

    private UUID send(String quantity) {
        return lots.issue(lot, UUID.randomUUID(), group, null, new BigDecimal(quantity), OFFICER);
    }

    private void tell(UUID issue, Became became, String quantity, @Nullable String words) {
        lots.tell(issue, UUID.randomUUID(), became, new BigDecimal(quantity), words, OFFICER);
    }

    private LotView.Issue see(UUID issue) {
        return lots.issues(lot, OFFICER).stream()
                .filter(one -> one.id().equals(issue))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theListOfFailedLotsHoldsThoseWhoseNewestTestWasNotPassed() {
        lots.test(lot, new LotView.Test(TestKind.WASH, "2", false, LocalDate.of(2026, 1, 6)), OFFICER);
        assertThat(failed()).contains(lot);
        assertThatThrownBy(() -> send("1")).isInstanceOf(Refusal.class);
        lots.test(lot, new LotView.Test(TestKind.WASH, "4", true, LocalDate.of(2026, 1, 7)), OFFICER);
        assertThat(failed()).doesNotContain(lot);
        assertThat(send("1")).isNotNull();
    }

    private List<UUID> failed() {
        return list.list(LotList.SHAPE.read(Map.of("state", "failed")), OFFICER).rows().stream()
                .map(LotView::id)
                .toList();
    }

    @Test
    void aSupplierThatNobodyEnteredIsRefusedAtItsField() {
        var unknown = new NewLot(
                UUID.randomUUID(),
                lots.get(lot, OFFICER).materialId(),
                UUID.randomUUID(),
                null,
                null,
                BigDecimal.TEN,
                LocalDate.of(2026, 1, 5));
        assertThatThrownBy(() -> lots.receive(unknown, OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.field()).isEqualTo("supplier"));
    }

    @Test
    void issuedIsConsumedAndReturnedAndLostAndHeld() {
        var issue = send("10");
        tell(issue, Became.CONSUMED, "6.5", null);
        tell(issue, Became.RETURNED, "1", null);
        tell(issue, Became.LOST, "0.25", "wet");
        assertThat(see(issue).held()).isEqualByComparingTo("2.25");
        assertThat(lots.get(lot, OFFICER).onHand()).isEqualByComparingTo("16");
        assertThatThrownBy(() -> tell(issue, Became.CONSUMED, "2.251", null))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.field()).isEqualTo("quantity"));
        // A mistake is put right by an entry of the other sign, with its reason.
        assertThatThrownBy(() -> tell(issue, Became.CONSUMED, "-0.5", null)).isInstanceOf(Refusal.class);
        tell(issue, Became.CONSUMED, "-0.5", "read the scale wrongly");
        assertThat(see(issue).consumed()).isEqualByComparingTo("6");
        assertThat(see(issue).held()).isEqualByComparingTo("2.75");
        assertThatThrownBy(() -> send("16.001")).isInstanceOf(Refusal.class);
        lots.spoilt(lot, UUID.randomUUID(), new BigDecimal("16"), "moths", OFFICER);
        assertThat(lots.get(lot, OFFICER).onHand()).isZero();
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    void aLeaderSeesAndTellsOnlyWhatWasSentToHerGroup() {
        var issue = send("3");
        var own = viewer(Role.GROUP_LEADER, group);
        var other = viewer(Role.GROUP_LEADER, scene.group("B", 10, 1));
        assertThat(lots.ours(own)).extracting(LotView.Issue::id).containsExactly(issue);
        assertThat(lots.ours(other)).isEmpty();
        assertThatThrownBy(() -> lots.tell(issue, UUID.randomUUID(), Became.CONSUMED, BigDecimal.ONE, null, other))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> lots.get(lot, own)).isInstanceOf(NotFound.class);
        lots.tell(issue, UUID.randomUUID(), Became.CONSUMED, BigDecimal.ONE, null, own);
        assertThat(see(issue).held()).isEqualByComparingTo("2");
        assertThatThrownBy(() -> lots.tell(issue, UUID.randomUUID(), Became.RETURNED, BigDecimal.ONE, null, own))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void theDatabaseKeepsTheLawWithoutTheService() {
        var issue = send("10");
        assertThatThrownBy(() -> scene.jdbc
                        .sql("update materials.issue set held = held - 1 where id = :id")
                        .param("id", issue)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("issued_is_accounted_for");
        assertThatThrownBy(() -> scene.jdbc
                        .sql("update materials.lot set on_hand = on_hand + 1 where id = :id")
                        .param("id", lot)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("lot_is_accounted_for");
        assertThatThrownBy(() -> scene.jdbc
                        .sql("delete from materials.issue where id = :id")
                        .param("id", issue)
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    @DisplayName("AL-08 material is split with the order: 12.5 + 12.5, then 12.5 + 7.5 + 5.0")
    void materialIsSplitWithTheOrder() {
        var whole = new BigDecimal("25.000");
        assertThat(Need.split(whole, List.of(5, 5)))
                .containsExactly(new BigDecimal("12.500"), new BigDecimal("12.500"));
        var parts = Need.split(whole, List.of(5, 3, 2));
        assertThat(parts).containsExactly(new BigDecimal("12.500"), new BigDecimal("7.500"), new BigDecimal("5.000"));
        for (var part : parts) {
            send(part.toPlainString());
        }
        assertThat(lots.get(lot, OFFICER).onHand()).isZero();
    }

    @Test
    void fibresAreTheWholeAndLawIsHeard() {
        assertThatThrownBy(
                        () -> material("ผสม", "Blend", MaterialKind.YARN, "KGM", Map.of("silk", new BigDecimal("60"))))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.field()).isEqualTo("fibres"));
        var ivory = material("งาช้าง", "Ivory", MaterialKind.OTHER, "H87", Map.of());
        assertThatThrownBy(() -> lots.receive(lotOf(ivory, "1"), OFFICER)).isInstanceOf(Refusal.class);
        var rosewood = material("ไม้พะยูง", "Siamese rosewood", MaterialKind.WOOD, "KGM", Map.of());
        assertThatThrownBy(() -> lots.receive(lotOf(rosewood, "1"), OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("materials.stopped"));
        materials.certify(
                rosewood,
                UUID.randomUUID(),
                new MaterialView.Certificate(
                        UUID.randomUUID(),
                        CertificateKind.PERMIT,
                        "P-1",
                        "issuer",
                        LocalDate.of(2020, 1, 1),
                        LocalDate.of(2099, 1, 1)),
                OFFICER);
        assertThat(lots.receive(lotOf(rosewood, "1"), OFFICER)).isNotNull();
        assertThat(materials.get(rosewood, OFFICER).warnings())
                .extracting(LegalWarning::severity)
                .containsExactly(LegalWarning.Severity.STOP, LegalWarning.Severity.WARN);
    }

    @Test
    void aLotThatFailedItsTestIsSentToNobody() {
        lots.test(lot, new LotView.Test(TestKind.WASH, "grade 2", false, LocalDate.of(2026, 1, 6)), OFFICER);
        assertThatThrownBy(() -> send("1"))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("materials.lot_failed"));
        lots.test(lot, new LotView.Test(TestKind.WASH, "grade 4", true, LocalDate.of(2026, 1, 9)), OFFICER);
        assertThat(send("1")).isNotNull();
    }

    @Test
    void manyHandsAtOnceLoseNothing() throws Exception {
        var doings = new ArrayList<Callable<Boolean>>();
        for (int hand = 0; hand < 16; hand++) {
            var random = new SplittableRandom(hand);
            doings.add(() -> {
                for (int i = 0; i < 20; i++) {
                    try {
                        act(random);
                    } catch (Refusal no) {
                        // Another hand was faster.
                    }
                }
                return true;
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(doings)) {
                assertThat(done.get()).isTrue();
            }
        }
        var it = lots.get(lot, OFFICER);
        assertThat(it.issued()).isPositive();
        assertThat(it.onHand().add(it.issued()).subtract(it.returned()).add(it.spoilt()))
                .isEqualByComparingTo("25");
        var issues = lots.issues(lot, OFFICER);
        assertThat(issues.stream()
                        .map(one -> one.consumed()
                                .add(one.returned())
                                .add(one.lost())
                                .add(one.held()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(it.issued());
        assertThat(scene.illnesses()).isEmpty();
    }

    private void act(SplittableRandom random) {
        var issues = lots.issues(lot, OFFICER);
        var amount = BigDecimal.valueOf(1 + random.nextInt(900), 3);
        int what = random.nextInt(6);
        if (issues.isEmpty() || what == 0) {
            lots.issue(lot, UUID.randomUUID(), group, null, amount, OFFICER);
            return;
        }
        var issue = issues.get(random.nextInt(issues.size())).id();
        switch (what) {
            case 1, 2 -> lots.tell(issue, UUID.randomUUID(), Became.CONSUMED, amount, null, OFFICER);
            case 3 -> lots.tell(issue, UUID.randomUUID(), Became.RETURNED, amount, null, OFFICER);
            case 4 -> lots.tell(issue, UUID.randomUUID(), Became.LOST, amount, "fell", OFFICER);
            default -> lots.tell(issue, UUID.randomUUID(), Became.CONSUMED, amount.negate(), "wrong", OFFICER);
        }
    }
}
