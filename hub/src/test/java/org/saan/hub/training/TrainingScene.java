package org.saan.hub.training;

import static org.saan.hub.TestHub.viewer;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A workshop and people for it, made as people make them. */
@TestComponent
public class TrainingScene {
    public static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    public static final Viewer TRAINER = viewer(Role.TRAINER, Identity.PROGRAMME);

    @Autowired
    Workshops workshops;

    @Autowired
    Enrolments enrolments;

    @Autowired
    SessionDoor door;

    @Autowired
    JdbcClient jdbc;

    /** Empties the module. */
    public void clear() {
        jdbc.sql("""
                        truncate training.workshop, training.session, training.learner, training.enrolment,
                            training.attendance, training.door_event, training.expert cascade
                        """).update();
    }

    public static NewWorkshop offer(String title, int seats) {
        return new NewWorkshop(
                WorkshopKind.WORKSHOP,
                title,
                "Costing, step by step",
                "นำผลิตภัณฑ์มาหนึ่งชิ้น",
                null,
                "c2",
                "30",
                "ศูนย์ตัวอย่างโคราช",
                "Demo centre Korat",
                null,
                "th",
                seats,
                NewWorkshop.USUAL_OFFER_HOURS,
                null);
    }

    /** One that is open, with a part of three hours in that time from now. */
    public UUID open(String title, int seats, Duration ahead) {
        var start = Instant.now().plus(ahead).truncatedTo(ChronoUnit.MINUTES);
        var id = workshops.create(UUID.randomUUID(), offer(title, seats), OFFICER);
        part(id, start, Duration.ofHours(3));
        workshops.move(id, workshops.get(id, OFFICER).version(), WorkshopState.OPEN, null, OFFICER);
        return id;
    }

    public UUID part(UUID workshop, Instant start, Duration takes) {
        return workshops.addSession(
                workshop,
                UUID.randomUUID(),
                new NewSession(start, start.plus(takes), null, null, null, false, null, List.of()),
                TRAINER);
    }

    public static NewLearner person(int number) {
        return NewLearner.read(
                new NewLearner.Words(
                        "นางคนที่" + thai(number) + " ตัวอย่าง",
                        "080-000-%04d".formatted(number),
                        String.valueOf(2500 + number % 40),
                        "30",
                        "",
                        "",
                        "",
                        ""),
                "",
                2026);
    }

    /** Different enough letters for a number. */
    static String thai(int number) {
        var letters = "กขคงจชซดตถ";
        var word = new StringBuilder();
        for (char digit : Integer.toString(number).toCharArray()) {
            word.append(letters.charAt(digit - '0')).append('า');
        }
        return word.toString();
    }

    public SignUp signUp(UUID workshop, NewLearner... people) {
        return enrolments.signUp(workshop, List.of(people), SignUp.Choice.ASK, "ONSITE", EnrolmentKey.draw());
    }

    public EnrolmentView of(UUID workshop, NewLearner learner) {
        return enrolments.list(workshop, OFFICER).stream()
                .filter(one -> one.name().equals(learner.name().written()))
                .findFirst()
                .orElseThrow();
    }

    public WorkshopView see(UUID workshop) {
        return workshops.get(workshop, OFFICER);
    }

    public long people() {
        return jdbc.sql("select count(*) from training.learner where merged_into is null")
                .query(Long.class)
                .single();
    }

    /** Different people at a session. */
    public int there(UUID session) {
        return door.there(session, TRAINER);
    }

    /** What doors and lists have said of it. */
    public int notes(UUID session) {
        return jdbc.sql("select count(*) from training.door_event where session_id = :id")
                .param("id", session)
                .query(Integer.class)
                .single();
    }
}
