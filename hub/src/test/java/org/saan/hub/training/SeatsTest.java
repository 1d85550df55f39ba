package org.saan.hub.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.training.TrainingScene.OFFICER;
import static org.saan.hub.training.TrainingScene.offer;
import static org.saan.hub.training.TrainingScene.person;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;

/** Seats are given in the order of asking, and never more of them than there are. */
@HubTest
@Import(TrainingScene.class)
class SeatsTest {
    private static final int SEATS = 30;

    @Autowired
    private TrainingScene scene;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Workshops workshops;

    @BeforeEach
    void nobody() {
        scene.clear();
    }

    private UUID full(int people) {
        var workshop = scene.open("การคิดต้นทุน", SEATS, Duration.ofDays(20));
        for (int i = 0; i < people; i++) {
            scene.signUp(workshop, person(i));
        }
        return workshop;
    }

    private EnrolmentState state(UUID workshop, int person) {
        return scene.of(workshop, person(person)).state();
    }

    @Test
    @DisplayName("TR-01 a seat that is given back is offered to who asked first, then to the next; never more than 30")
    void firstComeFirstServed() {
        var workshop = full(SEATS + 2);
        assertThat(scene.see(workshop).taken()).isEqualTo(SEATS);
        assertThat(scene.of(workshop, person(SEATS)).place()).isEqualTo(1);
        assertThat(scene.of(workshop, person(SEATS + 1)).place()).isEqualTo(2);

        enrolments.decide(scene.of(workshop, person(4)).id(), false, OFFICER);
        assertThat(state(workshop, SEATS)).isEqualTo(EnrolmentState.OFFERED);
        assertThat(state(workshop, SEATS + 1)).isEqualTo(EnrolmentState.WAITING);

        enrolments.decide(scene.of(workshop, person(SEATS)).id(), false, OFFICER);
        assertThat(state(workshop, SEATS)).isEqualTo(EnrolmentState.REFUSED);
        assertThat(state(workshop, SEATS + 1)).isEqualTo(EnrolmentState.OFFERED);
        enrolments.decide(scene.of(workshop, person(SEATS + 1)).id(), true, OFFICER);
        assertThat(state(workshop, SEATS + 1)).isEqualTo(EnrolmentState.CONFIRMED);
        assertThat(scene.see(workshop).taken()).isEqualTo(SEATS);
    }

    @Test
    void anOfferThatNobodyAnswersGoesToTheNext() {
        var workshop = full(SEATS + 2);
        enrolments.decide(scene.of(workshop, person(0)).id(), false, OFFICER);
        assertThat(enrolments.endOffers()).isZero();
        scene.jdbc
                .sql(
                        "update training.enrolment set offered_until = now() - interval '1 minute' where state = 'OFFERED'")
                .update();
        assertThat(enrolments.endOffers()).isEqualTo(1);
        assertThat(scene.of(workshop, person(SEATS)).reason()).isEqualTo("offer_ended");
        assertThat(state(workshop, SEATS + 1)).isEqualTo(EnrolmentState.OFFERED);
    }

    @Test
    @DisplayName("TR-02 taking five seats away that were never filled invites nobody")
    void seatsThatNeverWereFree() {
        var workshop = full(SEATS);
        var more = scene.see(workshop);
        workshops.change(workshop, more.version(), offer("การคิดต้นทุน", SEATS + 5), OFFICER);
        for (int i = SEATS; i < SEATS + 5; i++) {
            scene.signUp(workshop, person(i));
        }
        for (int i = 0; i < 5; i++) {
            enrolments.decide(scene.of(workshop, person(i)).id(), false, OFFICER);
        }
        workshops.change(workshop, scene.see(workshop).version(), offer("การคิดต้นทุน", SEATS), OFFICER);
        for (int i = SEATS + 5; i < SEATS + 15; i++) {
            scene.signUp(workshop, person(i));
        }
        var now = scene.see(workshop);
        assertThat(now.taken()).isEqualTo(SEATS);
        assertThat(now.waiting()).isEqualTo(10);
        assertThat(now.offered()).isZero();
        assertThatThrownBy(() -> workshops.change(workshop, now.version(), offer("การคิดต้นทุน", SEATS - 1), OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("training.capacity_taken"));
    }

    @Test
    @DisplayName("TR-03 the same name and phone, however they are written, take one seat: already registered")
    void onePersonOneSeat() {
        var workshop = full(0);
        scene.signUp(workshop, NewLearner.read(NewLearner.Words.of("สุดา", "081-234-5678"), "", 2026));
        assertThatThrownBy(() -> scene.signUp(
                        workshop, NewLearner.read(NewLearner.Words.of("นางสาวสุดา", "+66812345678"), "", 2026)))
                .isInstanceOfSatisfying(Refusal.class, no -> {
                    assertThat(no.code()).isEqualTo("training.already_registered");
                    assertThat(no.field()).isEqualTo("phone");
                });
        assertThat(scene.see(workshop).taken()).isEqualTo(1);
        assertThat(scene.people()).isEqualTo(1);
    }

    @Test
    @DisplayName("TR-04 a group of three for two seats chooses: two now and one waits, or all three wait; never 31")
    void aGroupChooses() {
        var workshop = full(SEATS - 2);
        var three = List.of(person(100), person(101), person(102));
        assertThat(enrolments.signUp(workshop, three, SignUp.Choice.ASK, "ONSITE", EnrolmentKey.draw()))
                .isEqualTo(new SignUp.Choose(2, 3));
        assertThat(scene.see(workshop).taken()).isEqualTo(SEATS - 2);

        var wait =
                (SignUp.Done) enrolments.signUp(workshop, three, SignUp.Choice.ALL_WAIT, "ONSITE", EnrolmentKey.draw());
        assertThat(wait.confirmed()).isZero();
        assertThat(wait.waiting()).isEqualTo(3);
        enrolments.decide(scene.of(workshop, person(0)).id(), false, OFFICER);
        assertThat(scene.see(workshop).offered())
                .as("a third seat is free: they come together")
                .isEqualTo(3);

        three.forEach(one -> enrolments.decide(scene.of(workshop, one).id(), false, OFFICER));
        scene.signUp(workshop, person(200));
        var some =
                (SignUp.Done) enrolments.signUp(workshop, three, SignUp.Choice.SOME_NOW, "ONSITE", EnrolmentKey.draw());
        assertThat(some.confirmed()).isEqualTo(2);
        assertThat(some.waiting()).isEqualTo(1);
        assertThat(scene.see(workshop).taken()).isEqualTo(SEATS);
    }

    @Test
    @DisplayName(
            "sixty who sign up at once while others leave: never more confirmed than seats, and nobody waits beside a free one")
    void manyAtOnce() throws Exception {
        var workshop = scene.open("การคิดต้นทุน", 10, Duration.ofDays(20));
        List<Callable<Object>> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int number = i;
            all.add(() -> {
                try {
                    scene.signUp(workshop, person(number));
                    if (ThreadLocalRandom.current().nextInt(4) == 0) {
                        enrolments.decide(scene.of(workshop, person(number)).id(), false, OFFICER);
                    }
                } catch (DataAccessException busy) {
                    return "again";
                }
                return "";
            });
        }
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var one : pool.invokeAll(all)) {
                assertThat(one.get()).isEqualTo("");
            }
        }
        var now = scene.see(workshop);
        long seated = enrolments.list(workshop, OFFICER).stream()
                .filter(one -> one.state() == EnrolmentState.CONFIRMED || one.state() == EnrolmentState.OFFERED)
                .count();
        assertThat(now.taken()).isEqualTo(10).isEqualTo((int) seated);
        assertThatThrownBy(() -> scene.jdbc
                        .sql("update training.enrolment set state = 'CONFIRMED' where state = 'WAITING'")
                        .update())
                .hasMessageContaining("never_more_than_seats");
    }

    @Test
    void theSameFormSentTwiceTakesOneSeat() {
        var workshop = full(0);
        var key = EnrolmentKey.draw();
        var first = enrolments.signUp(workshop, List.of(person(1)), SignUp.Choice.ASK, "ONSITE", key);
        assertThat(enrolments.signUp(workshop, List.of(person(1)), SignUp.Choice.ASK, "ONSITE", key))
                .isEqualTo(first);
        assertThat(scene.see(workshop).taken()).isEqualTo(1);
        enrolments.cancel(key);
        assertThat(enrolments.follow(key).state()).isEqualTo(EnrolmentState.CANCELLED);
        assertThat(scene.see(workshop).taken()).isZero();
    }

    @Test
    void twoOfOneFamilyAreTwo() {
        var workshop = full(0);
        var words = new NewLearner.Words("นายสมชาย ใจตัวอย่าง", "080-000-0001", "2520", "30", "", "", "", "");
        scene.signUp(workshop, NewLearner.read(words, "", 2026));
        scene.signUp(
                workshop,
                NewLearner.read(
                        new NewLearner.Words("นางบัวผัน ใจตัวอย่าง", "080-000-0001", "2520", "30", "", "", "", ""),
                        "",
                        2026));
        assertThat(scene.people()).isEqualTo(2);
        assertThatThrownBy(() -> scene.signUp(
                        workshop,
                        NewLearner.read(
                                new NewLearner.Words("สมชัย ใจตัวอย่าง", "0800000001", "1977", "30", "", "", "", ""),
                                "",
                                2026)))
                .isInstanceOf(Refusal.class);
        assertThat(scene.people()).isEqualTo(2);
    }
}
