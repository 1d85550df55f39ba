package org.saan.hub.training;

import static org.saan.hub.TestHub.viewer;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A workshop of four parts of three hours each, which ended yesterday, and learners to try assessment with. */
@TestComponent
public class LearningScene {
    public static final Viewer TRAINER = viewer(Role.TRAINER, Identity.PROGRAMME);
    public static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    JdbcClient jdbc;

    @Autowired
    QuestionBank bank;

    @Autowired
    Assessments assessments;

    @Autowired
    TaskWorks tasks;

    @Autowired
    Sittings sittings;

    @Autowired
    PaperTests papers;

    /** @param endsDaysAgo when the last part ended */
    public UUID workshop(int endsDaysAgo) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into training.workshop (id, number, kind, title_th, title_en, topic, region_code, province_code,
                            language, capacity, state, created_by, created_at, changed_at)
                        values (:id, :number, 'WORKSHOP', 'คิดต้นทุน ข้อมูลเทียม', 'Costing, made up', 'c2', 'isan', '30', 'th', 40,
                            'CLOSED', :id, now(), now())
                        """)
                .param("id", id)
                .param("number", "TST-" + NUMBER.incrementAndGet() + "-" + id)
                .update();
        var end = Instant.now().minus(Duration.ofDays(endsDaysAgo));
        for (int part = 1; part <= 4; part++) {
            var ends = end.minus(Duration.ofHours((4 - part) * 4L));
            jdbc.sql("""
                            insert into training.session (id, workshop_id, position, starts_at, ends_at)
                            values (:id, :workshop, :part, :from, :until)
                            """)
                    .param("id", Ids.next())
                    .param("workshop", id)
                    .param("part", part)
                    .param("from", ends.minus(Duration.ofHours(3)).atOffset(ZoneOffset.UTC))
                    .param("until", ends.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return id;
    }

    public UUID learner(String name, @Nullable UUID group) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into training.learner (id, first_name, last_name, phone, birth_year, province_code, sex, group_id, one_id,
                            created_at)
                        values (:id, :name, 'ข้อมูลเทียม', :phone, 1980, '30', 'female', :group, :id, now())
                        """)
                .param("id", id)
                .param("name", name)
                .param("phone", "+6680000" + (1000 + NUMBER.incrementAndGet()))
                .param("group", group, java.sql.Types.OTHER)
                .update();
        return id;
    }

    public void enrol(UUID workshop, UUID learner) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into training.enrolment (id, workshop_id, learner_id, state, source, asked_at, code, link_hash)
                        values (:id, :workshop, :learner, 'CONFIRMED', 'OFFICE', now(), :code, :hash)
                        """)
                .param("id", id)
                .param("workshop", workshop)
                .param("learner", learner)
                .param("code", Codes.next(7))
                .param("hash", id.toString())
                .update();
    }

    /** @param minutes of each part, in order */
    public void attend(UUID workshop, UUID learner, int... minutes) {
        for (int part = 0; part < minutes.length; part++) {
            jdbc.sql("""
                            insert into training.attendance (session_id, learner_id, minutes, how, received_at)
                            select id, :learner, :minutes, 'PAPER', now() from training.session
                            where workshop_id = :workshop and position = :part
                            """)
                    .param("learner", learner)
                    .param("minutes", minutes[part])
                    .param("workshop", workshop)
                    .param("part", part + 1)
                    .update();
        }
    }

    /** Questions of which the second choice is right. */
    public List<UUID> questions(String area, int count) {
        var ids = new ArrayList<UUID>();
        for (int n = 1; n <= count; n++) {
            ids.add(bank.write(
                    UUID.randomUUID(),
                    new NewQuestion(
                            area,
                            1,
                            new LocalizedText("คำถามเทียม " + n + "?", "Made-up question " + n + "?"),
                            List.of(
                                    new LocalizedText("ผิด", "wrong"),
                                    new LocalizedText("ถูก", "right"),
                                    new LocalizedText("ผิดอีก", "wrong too")),
                            2,
                            true),
                    TRAINER));
        }
        return ids;
    }

    /** A test of ten questions, open before and after, and a test id for everybody. */
    public void test(UUID workshop) {
        questions("C2", 10);
        assessments.assemble(workshop, version(workshop), java.util.Map.of("C2", 10), 3, false, TRAINER);
        assessments.open(workshop, version(workshop), true, true, true, TRAINER);
        assessments.giveTestIds(workshop, TRAINER);
    }

    int version(UUID workshop) {
        return assessments.get(workshop, TRAINER).version();
    }

    public Assessment.TestId testId(UUID workshop, UUID learner) {
        return assessments.testIds(workshop, TRAINER).stream()
                .filter(id -> id.learner().equals(learner))
                .findFirst()
                .orElseThrow();
    }

    /** Takes a test on a phone with so many right answers. */
    public void sit(UUID workshop, UUID learner, Assessment.Kind kind, int right) {
        var code = testId(workshop, learner).code();
        for (int place = 1; place <= 10; place++) {
            sittings.answer(code, kind, place, place <= right ? 2 : 1);
        }
        sittings.finish(code, kind);
    }

    public void task(UUID workshop, UUID learner, boolean accepted) {
        var work = tasks.send(workshop, learner, UUID.randomUUID(), "ใบคิดต้นทุน", List.of(), TRAINER);
        tasks.judge(work, 0, accepted, accepted ? null : "ยังไม่มีค่าแรง", TRAINER);
    }

    /** Somebody who was there, passed and whose task was accepted. */
    public UUID trained(UUID workshop, String name, @Nullable UUID group) {
        var learner = learner(name, group);
        enrol(workshop, learner);
        attend(workshop, learner, 180, 180, 180, 180);
        assessments.giveTestIds(workshop, TRAINER);
        sit(workshop, learner, Assessment.Kind.PRE, 3);
        sit(workshop, learner, Assessment.Kind.POST, 8);
        task(workshop, learner, true);
        return learner;
    }
}
