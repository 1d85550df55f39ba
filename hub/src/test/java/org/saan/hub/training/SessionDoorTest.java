package org.saan.hub.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.training.TrainingScene.OFFICER;
import static org.saan.hub.training.TrainingScene.TRAINER;
import static org.saan.hub.training.TrainingScene.person;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The door counts people, not taps: whatever is lost, sent twice or seen by two. */
@HubTest
@Import(TrainingScene.class)
class SessionDoorTest {
    private static final Viewer BUYER = org.saan.hub.TestHub.viewer(Role.BUYER, new UUID(7, 7));

    @Autowired
    private TrainingScene scene;

    @Autowired
    private SessionDoor door;

    @Autowired
    private Enrolments enrolments;

    @Autowired
    private Experts experts;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private MockMvc web;

    private UUID workshop = new UUID(0, 0);
    private UUID session = new UUID(0, 0);

    @BeforeEach
    void aSessionThatBeganAnHourAgo() {
        scene.clear();
        workshop = scene.open("เช็กชื่อ", 60, Duration.ofDays(2));
        session = scene.see(workshop).sessions().getFirst().id();
    }

    private void began(Duration ago) {
        var start = Instant.now().minus(ago).truncatedTo(ChronoUnit.MINUTES);
        scene.jdbc
                .sql("update training.session set starts_at = :from, ends_at = :until where id = :id")
                .param("from", start.atOffset(java.time.ZoneOffset.UTC))
                .param("until", start.plus(Duration.ofHours(3)).atOffset(java.time.ZoneOffset.UTC))
                .param("id", session)
                .update();
    }

    private String path() {
        return "/workshops/" + workshop + "/sessions/" + session;
    }

    private DoorNote came(EnrolmentView who, String device) {
        return new DoorNote(DoorNote.What.CAME, DoorNote.How.QR, null, who.code(), null, false, null, device);
    }

    private static SentForm form(UUID id, Instant at) {
        return new SentForm(id, at, "", true);
    }

    @Test
    @DisplayName(
            "killed within the sending, sent again, seen by two tablets: forty people are forty, and nothing is lost")
    void killedAndSentAgain() throws Exception {
        for (int i = 0; i < 40; i++) {
            scene.signUp(workshop, person(i));
        }
        began(Duration.ofHours(1));
        var people = enrolments.list(workshop, OFFICER);
        List<Callable<Integer>> tablets = new ArrayList<>();
        for (var tablet : List.of("tablet-a", "tablet-b")) {
            tablets.add(() -> {
                int killed = 0;
                for (int i = 0; i < people.size(); i++) {
                    // Thirty are seen by each, twenty of them by both.
                    if (tablet.equals("tablet-a") ? i >= 30 : i < 10) {
                        continue;
                    }
                    var id = UUID.randomUUID();
                    var note = came(people.get(i), tablet);
                    if (i % 5 == 0) {
                        killed += dies(note, id);
                    }
                    sent(note, id);
                    if (i % 4 == 0) {
                        // The answer was lost: the tablet sends again.
                        sent(note, id);
                    }
                }
                return killed;
            });
        }
        int killed = 0;
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var one : pool.invokeAll(tablets)) {
                killed += one.get();
            }
        }
        assertThat(killed).isEqualTo(12);
        assertThat(door.there(session, TRAINER)).isEqualTo(40);
        assertThat(scene.jdbc
                        .sql("select count(*) from training.door_event")
                        .query(Integer.class)
                        .single())
                .as("sixty notes, each once")
                .isEqualTo(60);
        assertThat(scene.jdbc
                        .sql("select count(*) from training.attendance")
                        .query(Integer.class)
                        .single())
                .isEqualTo(40);
        assertThat(scene.people()).isEqualTo(40);
    }

    private void sent(DoorNote note, UUID id) {
        door.note(session, note, form(id, Instant.now()), TRAINER);
    }

    /** The process dies after it has written and before it has committed. */
    private int dies(DoorNote note, UUID id) {
        try {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                sent(note, id);
                scene.jdbc.sql("select pg_terminate_backend(pg_backend_pid())").query(row -> {});
            });
            return 0;
        } catch (org.springframework.dao.DataAccessException
                | org.springframework.transaction.TransactionException dead) {
            return 1;
        }
    }

    @Test
    @DisplayName("the clock of a tablet is wrong by a day: the time is that of the hub, and so are the minutes")
    void aWrongClock() throws Exception {
        scene.signUp(workshop, person(1));
        began(Duration.ofHours(1));
        var code = enrolments.list(workshop, OFFICER).getFirst().code();
        var tablet = Instant.now().plus(Duration.ofDays(1));
        var answer = web.perform(post(path() + "/door")
                        .with(as(TRAINER))
                        .with(csrf())
                        .header("Saan-Queue", TRAINER.accountId().toString())
                        .header("Saan-Clock", tablet.toString())
                        .param("once", UUID.randomUUID().toString())
                        // Half an hour ago, by the same wrong clock.
                        .param("at", tablet.minus(Duration.ofMinutes(30)).toString())
                        .param("what", "CAME")
                        .param("how", "QR")
                        .param("code", code.toLowerCase(java.util.Locale.ROOT)))
                .andReturn()
                .getResponse();
        assertThat(answer.getHeader("Saan-Queue")).isEqualTo("done");
        var one = door.see(session, TRAINER).people().getFirst();
        assertThat(one.there()).isTrue();
        assertThat(one.cameAt())
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(32)),
                        Instant.now().minus(Duration.ofMinutes(29)));
        assertThat(one.minutes()).isBetween(148, 152);
    }

    @Test
    void whoLeavesEarlyHasFewerMinutesAndAWrongTapIsTakenBack() {
        scene.signUp(workshop, person(1));
        began(Duration.ofHours(2));
        var who = enrolments.list(workshop, OFFICER).getFirst();
        var now = Instant.now();
        door.note(session, came(who, "a"), form(UUID.randomUUID(), now.minus(Duration.ofMinutes(110))), TRAINER);
        var left = new DoorNote(DoorNote.What.LEFT, DoorNote.How.SEARCH, who.learnerId(), null, null, false, null, "a");
        door.note(session, left, form(UUID.randomUUID(), now.minus(Duration.ofMinutes(20))), TRAINER);
        assertThat(door.see(session, TRAINER).people().getFirst().minutes()).isBetween(88, 91);
        var wrong = new DoorNote(
                DoorNote.What.NOT_HERE, DoorNote.How.SEARCH, who.learnerId(), null, null, false, null, "b");
        door.note(session, wrong, form(UUID.randomUUID(), now.minus(Duration.ofMinutes(5))), TRAINER);
        assertThat(door.there(session, TRAINER)).isZero();
    }

    @Test
    void tenFromPaperAreFoundByTheirNamesAndStrangersAreEntered() throws Exception {
        for (int i = 0; i < 10; i++) {
            scene.signUp(workshop, person(i));
        }
        began(Duration.ofHours(5));
        var lines = new StringBuilder();
        for (int i = 0; i < 9; i++) {
            lines.append(person(i).name().firstName())
                    .append(' ')
                    .append(person(i).name().lastName())
                    .append('\n');
        }
        lines.append("นางแปลกหน้า ข้อมูลเทียม ๐๘๐-๐๐๐-๐๘๘๘\n12345\n");
        var answer = web.perform(post(path() + "/paper")
                        .with(as(TRAINER))
                        .with(csrf())
                        .param("once", UUID.randomUUID().toString())
                        .param("lines", lines.toString()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString(StandardCharsets.UTF_8))
                .contains("10 entered; 1 could not be read", ">12345<");
        assertThat(door.there(session, TRAINER)).isEqualTo(10);
        assertThat(scene.people()).isEqualTo(11);
        assertThat(door.attended(workshop, OFFICER))
                .allSatisfy(row -> assertThat(row.enough()).isTrue());
    }

    @Test
    @DisplayName(
            "somebody signs up without an account, follows the link, gives the seat back; machines and strangers get nothing")
    void signingUpOnThePage() throws Exception {
        var key = EnrolmentKey.draw();
        var form = post("/en/workshops/" + workshop + "/sign-up")
                .with(csrf())
                .param("key", key.text())
                .param("opened", "1000")
                .param("consent", "yes")
                .param("name", "นางสาวมาลี ใจตัวอย่าง")
                .param("phone", "080-000-0001")
                .param("birthYear", "๒๕๒๐")
                .param("province", "30");
        assertThat(web.perform(form).andReturn().getResponse().getRedirectedUrl())
                .isEqualTo("/en/workshops/mine/" + key.text());
        var mine = seen(null, "/en/workshops/mine/" + key.text());
        assertThat(mine)
                .contains(
                        "นางสาวมาลี ใจตัวอย่าง has a seat",
                        enrolments.follow(key).code());
        var again = web.perform(post("/en/workshops/" + workshop + "/sign-up")
                        .with(csrf())
                        .param("key", EnrolmentKey.draw().text())
                        .param("opened", "1000")
                        .param("consent", "yes")
                        .param("name", "มาลี ใจตัวอย่าง")
                        .param("phone", "+66800000001"))
                .andReturn()
                .getResponse();
        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString(StandardCharsets.UTF_8)).contains("Already registered", "+66800000001");
        web.perform(post("/en/workshops/mine/" + key.text() + "/cancel").with(csrf()));
        assertThat(scene.see(workshop).taken()).isZero();
        assertThat(web.perform(post("/en/workshops/" + workshop + "/sign-up")
                                .with(csrf())
                                .param("key", EnrolmentKey.draw().text())
                                .param("opened", "1000")
                                .param("consent", "yes")
                                .param("website", "https://spam.example")
                                .param("name", "Robot")
                                .param("phone", "080-000-0002"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);
        assertThat(scene.people()).isEqualTo(1);
    }

    @Test
    void everyPageOpensForTrainersAndForNobodyElse() throws Exception {
        var expert = experts.create(
                UUID.randomUUID(),
                new NewExpert(
                        "อ.ตัวอย่าง",
                        "Expert",
                        "มหาวิทยาลัยสมมติ",
                        List.of("c2"),
                        List.of("th"),
                        "ประวัติ",
                        null,
                        null,
                        null,
                        true),
                OFFICER);
        scene.signUp(workshop, person(1));
        for (var page : List.of(
                "/workshops",
                "/workshops.csv",
                "/workshops/new",
                "/workshops/" + workshop,
                "/workshops/" + workshop + "/edit",
                "/workshops/" + workshop + "/attendance.xlsx",
                "/workshops/" + workshop + "/sessions/new",
                path(),
                path() + "/door",
                path() + "/door/count",
                path() + "/paper",
                path() + "/sheet",
                path() + "/badges",
                "/experts",
                "/experts.xlsx",
                "/experts/new",
                "/experts/" + expert)) {
            assertThat(asked(TRAINER, page).getStatus()).as(page).isEqualTo(200);
            assertThat(asked(BUYER, page).getStatus()).as(page).isEqualTo(404);
        }
        assertThat(asked(OFFICER, "/learners/doubles").getStatus()).isEqualTo(200);
        assertThat(asked(TRAINER, "/learners/doubles").getStatus()).isEqualTo(404);
        assertThat(asked(TRAINER, path() + "/door").getHeader("Saan-Keep")).isEqualTo("yes");
        assertThat(seen(null, "/th/workshops")).contains("เช็กชื่อ", "ว่าง 59 ที่");
        assertThat(seen(null, "/th/workshops?region=south")).doesNotContain("เช็กชื่อ");
        assertThat(seen(null, "/en/workshops/" + workshop)).contains("Sign up", "Demo centre Korat");
    }

    private MockHttpServletResponse asked(@org.jspecify.annotations.Nullable Viewer viewer, String page)
            throws Exception {
        var request = get(page);
        return web.perform(viewer == null ? request : request.with(as(viewer)))
                .andReturn()
                .getResponse();
    }

    private String seen(@org.jspecify.annotations.Nullable Viewer viewer, String page) throws Exception {
        return asked(viewer, page).getContentAsString(StandardCharsets.UTF_8);
    }
}
