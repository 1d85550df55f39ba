package org.saan.hub.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.viewer;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.catalogue.SampleGroups;
import org.saan.hub.directory.Directory;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.FileStore;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.media.SamplePhotos;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A sample goes from hand to hand until one version is agreed; before that, no work. */
@HubTest
class SamplesTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    private static final Viewer DESIGNER = viewer(Role.DESIGNER, Identity.PROGRAMME);
    private static final NewRound FIRST =
            new NewRound("ผ้าพันคอหนึ่งผืน สีตามต้นแบบ", LocalDate.now().plusDays(20), 80_000L, Payer.BUYER, 40_000L);

    @Autowired
    private Samples samples;

    @Autowired
    private org.saan.hub.design.SamplePhotos photos;

    @Autowired
    private Directory directory;

    @Autowired
    private FileStore files;

    @Autowired
    private JdbcClient jdbc;

    private final UUID buyerId = UUID.randomUUID();
    private final UUID order = UUID.randomUUID();
    private Viewer buyer = viewer(Role.BUYER, buyerId);
    private UUID group = new UUID(0, 0);
    private Viewer leader = OFFICER;

    @BeforeEach
    void anOrderAndAGroup() {
        group = SampleGroups.create(directory, OFFICER);
        leader = viewer(Role.GROUP_LEADER, group);
        jdbc.sql("insert into ordering.buyer_order (id, number, buyer_id, buyer_name, created_at)"
                        + " values (:id, :number, :buyer, 'Elbe Textil', now())")
                .param("id", order)
                .param("number", "T-" + order)
                .param("buyer", buyerId)
                .update();
    }

    private NewSample wanted(NewRound round) {
        return new NewSample(
                "order",
                order,
                group.toString(),
                new LocalizedText("ผ้าพันคอคราม", "Indigo scarf"),
                "ผ้าชิ้นที่ผู้ซื้อส่งมา",
                ColourAgreement.WITHIN_RANGE,
                null,
                "LOT-7",
                round);
    }

    private UUID asked() {
        return samples.ask(UUID.randomUUID(), wanted(FIRST), OFFICER);
    }

    private int version(UUID id) {
        return samples.get(id, OFFICER).version();
    }

    private void decide(UUID id, SampleState state, String words, Viewer by) {
        int round = samples.get(id, OFFICER).last().number();
        samples.decide(id, version(id), new Samples.Decision(round, state, "Ms Petersen", words, true, true), by);
    }

    @Test
    void workBeginsWhenTheBuyerAgreesToTheSecondRoundAndTheAgreementNamesIt() {
        var id = asked();
        var number = samples.get(id, OFFICER).number();
        assertThat(number).matches("SMP-\\d{4}-\\d{4}");
        assertThat(samples.clearance("order", order)).isEqualTo(new Clearance.Missing(List.of(number)));

        samples.send(id, version(id), "LOT-7", "EMS 123", leader);
        samples.receive(id, version(id), OFFICER);
        decide(id, SampleState.CHANGE_WANTED, "Fringe 2 cm longer", buyer);
        assertThat(samples.clearance("order", order).mayBegin()).isFalse();

        samples.askAgain(id, version(id), new NewRound("Longer fringe", null, 0L, Payer.HUB, 0L), OFFICER);
        samples.send(id, version(id), "LOT-7", null, leader);
        decide(id, SampleState.APPROVED, null, buyer);

        assertThat(samples.clearance("order", order)).isEqualTo(new Clearance.Given(List.of(number + "/2")));
        var agreed = samples.get(id, OFFICER);
        assertThat(agreed.approved().orElseThrow().number()).isEqualTo(2);
        assertThat(agreed.last().decidedFor())
                .as("the buyer said it without anybody between")
                .isNull();
        assertThat(agreed.rounds().getFirst().decisionWords()).isEqualTo("Fringe 2 cm longer");
    }

    @Test
    void anOrderWithoutSamplesNeedsNone() {
        assertThat(samples.clearance("order", order)).isEqualTo(new Clearance.NotNeeded());
    }

    @Test
    void whoeverWaivesSaysWhyAndTheSampleCanBeNeededAgain() {
        var id = asked();
        assertThatThrownBy(() -> samples.waive(id, version(id), null, OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.field()).isEqualTo("waiver"));

        samples.waive(id, version(id), "Repeat of ORD-2569-0007, Ms Petersen by mail", OFFICER);
        assertThat(samples.clearance("order", order).mayBegin()).isTrue();

        samples.need(id, version(id), OFFICER);
        assertThat(samples.clearance("order", order).mayBegin()).isFalse();
    }

    @Test
    void oneOfTwoSamplesIsNotEnough() {
        var first = asked();
        var second = asked();
        decideAfterSending(first);
        assertThat(samples.clearance("order", order))
                .isEqualTo(new Clearance.Missing(
                        List.of(samples.get(second, OFFICER).number())));
    }

    private void decideAfterSending(UUID id) {
        samples.send(id, version(id), null, null, leader);
        decide(id, SampleState.APPROVED, null, OFFICER);
    }

    @Test
    void whatIsWrittenDownForTheBuyerNamesWhoSaidIt() {
        var id = asked();
        samples.receive(id, version(id), OFFICER);
        assertThatThrownBy(() -> samples.decide(
                        id,
                        version(id),
                        new Samples.Decision(1, SampleState.APPROVED, null, null, false, false),
                        OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.field()).isEqualTo("said_by"));
        decide(id, SampleState.APPROVED, null, OFFICER);
        assertThat(samples.get(id, OFFICER).last().decidedFor()).isEqualTo("Ms Petersen");
    }

    @Test
    void aDecisionThatWasAMistakeIsTakenBackWithAReason() {
        var id = asked();
        decideAfterSending(id);
        assertThatThrownBy(() -> samples.takeBack(id, version(id), null, OFFICER))
                .isInstanceOf(Refusal.class);
        samples.takeBack(id, version(id), "Wrong sample on the table", OFFICER);
        assertThat(samples.get(id, OFFICER).state()).isEqualTo(SampleState.RECEIVED);
        assertThat(samples.clearance("order", order).mayBegin()).isFalse();
    }

    @Test
    void anAgreedRoundStaysAsItWasAgreedWhoeverWritesIntoTheDatabase() {
        var id = asked();
        decideAfterSending(id);
        assertThatThrownBy(() -> jdbc.sql("update design.sample_round set cost_minor = 1, credit_minor = 0")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("delete from design.sample_round where sample_id = :id")
                        .param("id", id)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void theGroupSeesItsPayTheBuyerItsCreditAndARivalNothing() {
        var id = asked();
        assertThat(samples.get(id, leader).last().cost()).isNotNull();
        assertThat(samples.get(id, leader).last().credit()).isNull();
        var seen = samples.get(id, buyer);
        assertThat(seen.last().credit()).isNotNull();
        assertThat(seen.group()).isNull();
        assertThat(seen.groupId()).isNull();
        assertThat(samples.get(id, DESIGNER).last().cost()).isNull();
        for (var rival : List.of(
                viewer(Role.GROUP_LEADER, UUID.randomUUID()),
                viewer(Role.BUYER, UUID.randomUUID()),
                viewer(Role.TRAINER, Identity.PROGRAMME))) {
            assertThatThrownBy(() -> samples.get(id, rival)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> samples.decide(
                            id, 0, new Samples.Decision(1, SampleState.APPROVED, "x", null, false, false), rival))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> samples.waive(id, version(id), "so", leader)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> samples.ask(UUID.randomUUID(), wanted(FIRST), leader))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aBuyerDoesNotSeeWhatAnotherPays() {
        var id = samples.ask(
                UUID.randomUUID(), wanted(new NewRound("Scarf", null, 90_000L, Payer.PROGRAMME, 0L)), OFFICER);
        assertThat(samples.get(id, buyer).last().cost()).isNull();
    }

    @Test
    void theSameFormAsksOnce() {
        var form = UUID.randomUUID();
        var id = samples.ask(form, wanted(FIRST), OFFICER);
        assertThat(samples.ask(form, wanted(FIRST), OFFICER)).isEqualTo(id);
    }

    @Test
    void everyWrongFieldIsNamed() {
        var wrong = new NewSample(
                null,
                null,
                "NOSUCH",
                null,
                null,
                null,
                null,
                null,
                new NewRound(null, LocalDate.now().minusDays(3), null, null, 5L));
        assertThat(samples.errors(wrong, OFFICER).stream().map(Refusal::field))
                .containsExactlyInAnyOrder("title_th", "colour", "wish", "due", "cost", "payer", "credit", "group");
        assertThat(new NewRound("x", null, 100L, Payer.BUYER, 101L)
                        .errors(LocalDate.now()).stream().map(Refusal::field))
                .containsExactly("credit");
    }

    @Test
    void oneOfTwoWhoDecideAtTheSameMomentIsToldThatItChanged() throws Exception {
        var id = asked();
        samples.send(id, version(id), null, null, leader);
        int seen = version(id);
        try (var threads = Executors.newFixedThreadPool(2)) {
            var results = threads
                    .invokeAll(List.of(
                            () -> tryToDecide(id, seen, SampleState.APPROVED, buyer),
                            () -> tryToDecide(id, seen, SampleState.CHANGE_WANTED, OFFICER)))
                    .stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(results).containsExactlyInAnyOrder("done", "design.sample.changed");
        }
    }

    private String tryToDecide(UUID id, int seen, SampleState state, Viewer by) {
        try {
            samples.decide(id, seen, new Samples.Decision(1, state, "Ms Petersen", "so", false, false), by);
            return "done";
        } catch (Refusal no) {
            return no.code();
        }
    }

    @Test
    void photosOfARoundAreKeptWhatIsNoneIsRefusedByNameAndDecidedOnesStay() throws Exception {
        var id = asked();
        var added = photos.add(
                id,
                1,
                UUID.randomUUID(),
                List.of(
                        new org.saan.hub.design.SamplePhotos.Sent("a.jpg", SamplePhotos.photo("jpeg", 1400, 900)),
                        new org.saan.hub.design.SamplePhotos.Sent("b.txt", "no photo".getBytes())),
                leader);
        assertThat(added.photos()).isEqualTo(1);
        assertThat(added.refused()).singleElement().satisfies(no -> {
            assertThat(no.name()).isEqualTo("b.txt");
            assertThat(no.why().code()).isEqualTo("media.refused.kind");
        });
        var photo = samples.get(id, buyer).last().photos().getFirst();
        var file = photos.find(id, photo.id(), 640, buyer).orElseThrow();
        assertThat(files.exists(file)).isTrue();
        assertThatThrownBy(() -> photos.find(id, photo.id(), 640, viewer(Role.BUYER, UUID.randomUUID())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        photos.add(id, 1, UUID.randomUUID(), List.of(), viewer(Role.GROUP_LEADER, UUID.randomUUID())))
                .isInstanceOf(NotFound.class);

        decideAfterSending(id);
        assertThatThrownBy(() -> photos.remove(id, photo.id(), leader))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("design.photo.decided"));
    }

    @Test
    void numbersHaveNoGapsAndNoDoublesWhenManyAsk() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var jobs = new java.util.ArrayList<java.util.concurrent.Callable<UUID>>();
            for (int i = 0; i < 24; i++) {
                jobs.add(this::asked);
            }
            var counted = threads.invokeAll(jobs).stream()
                    .map(Future::resultNow)
                    .map(id ->
                            Integer.parseInt(samples.get(id, OFFICER).number().split("-")[2]))
                    .sorted()
                    .toList();
            assertThat(counted).hasSize(24).doesNotHaveDuplicates();
            assertThat(counted.getLast() - counted.getFirst()).isEqualTo(23);
        }
    }
}
