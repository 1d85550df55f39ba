package org.saan.hub.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.training.TrainingScene.OFFICER;
import static org.saan.hub.training.TrainingScene.TRAINER;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.SentForm;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** People are counted once, however many rows, doors and ways tell of them. */
@HubTest
@Import(TrainingScene.class)
class AttendanceCountsTest {
    private static final LocalDate FROM = LocalDate.of(2025, 10, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 10, 1);

    @Autowired
    private TrainingScene scene;

    @Autowired
    private Workshops workshops;

    @Autowired
    private AttendanceImport imports;

    @Autowired
    private Completed completed;

    @Autowired
    private DoubleLearners doubles;

    @Autowired
    private OneLearner one;

    @Autowired
    private SessionDoor door;

    @BeforeEach
    void nobody() {
        scene.clear();
    }

    private static Instant bangkok(String at) {
        return LocalDateTime.parse(at).atZone(Printing.ZONE).toInstant();
    }

    private UUID workshop(String title, String... days) {
        var id = workshops.create(UUID.randomUUID(), TrainingScene.offer(title, 30), OFFICER);
        for (var day : days) {
            scene.part(id, bangkok(day + "T09:00"), Duration.ofHours(3));
        }
        return id;
    }

    private AttendanceImport.Taken take(UUID workshop, String label) throws IOException {
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/training/attendance.csv"))) {
            return imports.take(workshop, "attendance.csv", in.readAllBytes(), label, OFFICER);
        }
    }

    private UUID all() throws IOException {
        take(workshop("W1", "2025-10-05"), "W1");
        take(workshop("W2", "2026-02-10"), "W2");
        var third = workshop("W3", "2026-03-01", "2026-03-02");
        take(third, "W3");
        return third;
    }

    @Test
    @DisplayName("KP-01 five people completed six trainings; nine rows are not nine people")
    void distinctPersons() throws IOException {
        all();
        var figures = completed.figures(FROM, UNTIL, OFFICER);
        assertThat(figures.people()).isEqualTo(5);
        assertThat(figures.completions()).isEqualTo(6);
        assertThat(scene.people()).as("P1 to P7").isEqualTo(7);
    }

    @Test
    @DisplayName("KP-02 on site 5, online 2, together 5: two are in both")
    void onsiteAndOnlineOverlap() throws IOException {
        all();
        var figures = completed.figures(FROM, UNTIL, OFFICER);
        assertThat(figures.onsite()).isEqualTo(5);
        assertThat(figures.online()).isEqualTo(2);
        assertThat(figures.both()).isEqualTo(2);
    }

    @Test
    @DisplayName("KP-03 two parts are one workshop: P6 completed once, P7 not, and P6 is no double")
    void partsOfOneWorkshop() throws IOException {
        var third = all();
        var rows = door.attended(third, OFFICER);
        assertThat(rows)
                .extracting(AttendedRow::name, AttendedRow::parts, AttendedRow::enough)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("นางคำ ตัวอย่าง", 2, true),
                        org.assertj.core.groups.Tuple.tuple("นายแก้ว ตัวอย่าง", 1, false));
        doubles.look();
        assertThat(doubles.list(OFFICER)).isEmpty();
    }

    @Test
    void theSameListTakenTwiceCountsOnce() throws IOException {
        var first = workshop("W1", "2025-10-05");
        var taken = take(first, "W1");
        assertThat(taken.rows()).isEqualTo(5);
        assertThat(taken.others()).isEqualTo(6);
        assertThat(taken.people()).isEqualTo(3);
        assertThat(take(first, "W1")).isEqualTo(taken);
        assertThat(scene.see(first).attended()).isEqualTo(3);
    }

    @Test
    @DisplayName(
            "KP-05 a training that ends on 30 September 23:30 in Bangkok is of that year, one that ends at 0:10 of the next")
    void halfOpenInBangkok() {
        for (var start : List.of("2026-09-30T20:30", "2026-09-30T21:10")) {
            var id = workshops.create(UUID.randomUUID(), TrainingScene.offer("ค่ำ", 30), OFFICER);
            var part = scene.part(id, bangkok(start), Duration.ofHours(3));
            came(part, TrainingScene.person(start.hashCode() & 0xfff), bangkok(start));
        }
        assertThat(completed.figures(FROM, UNTIL, OFFICER).completions()).isEqualTo(1);
        assertThat(completed.figures(UNTIL, UNTIL.plusYears(1), OFFICER).completions())
                .isEqualTo(1);
    }

    private UUID came(UUID part, NewLearner who, Instant at) {
        return door.note(
                part,
                new DoorNote(
                        DoorNote.What.CAME,
                        DoorNote.How.SEARCH,
                        null,
                        null,
                        NewLearner.Words.of(who.name().written(), Objects.requireNonNull(who.phone())),
                        false,
                        null,
                        "test"),
                new SentForm(UUID.randomUUID(), at, "", true),
                TRAINER);
    }

    @Test
    @DisplayName(
            "KP-06 two rows that are one person are proposed with reasons; merged, the count falls by one; undone, it rises")
    void aMergeIsUndone() {
        var part =
                scene.part(scene.open("รวม", 30, Duration.ofDays(3)), bangkok("2026-02-10T09:00"), Duration.ofHours(3));
        var read = new NewLearner.Words("นางสาวสายสุณีย์ ใจตัวอย่าง", "0800000001", "2520", "30", "", "", "", "");
        var like = new NewLearner.Words("นางสายสุนี ใจตัวอย่าง", "0800000002", "2520", "30", "", "", "", "");
        var first = note(part, read);
        var second = note(part, like);
        assertThat(second).isNotEqualTo(first);
        var third =
                note(part, new NewLearner.Words("สายสุณีย์ ใจตัวอย่าง", "0800000003", "2520", "30", "", "", "", ""));
        doubles.look();
        assertThat(doubles.list(OFFICER).getFirst().reasons()).contains("same_name", "same_year", "same_province");
        assertThat(door.there(part, TRAINER)).isEqualTo(3);

        var merge = one.merge(third, first, OFFICER);
        assertThat(door.there(part, TRAINER)).isEqualTo(2);
        var chain = one.merge(first, second, OFFICER);
        assertThat(door.there(part, TRAINER)).isEqualTo(1);
        one.undo(chain, OFFICER);
        assertThat(door.there(part, TRAINER)).isEqualTo(2);
        one.undo(merge, OFFICER);
        assertThat(door.there(part, TRAINER)).isEqualTo(3);

        doubles.look();
        one.notSame(first, third, OFFICER);
        doubles.look();
        assertThat(doubles.list(OFFICER))
                .noneSatisfy(pair -> assertThat(
                                List.of(pair.first().id(), pair.second().id()))
                        .containsExactlyInAnyOrder(first, third));
    }

    private UUID note(UUID part, NewLearner.Words words) {
        return door.note(
                part,
                new DoorNote(DoorNote.What.CAME, DoorNote.How.SEARCH, null, null, words, false, null, "test"),
                new SentForm(UUID.randomUUID(), bangkok("2026-02-10T09:00"), "", true),
                TRAINER);
    }
}
