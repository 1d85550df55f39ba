package org.saan.hub.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.DocumentNumbers;
import org.saan.hub.shared.Ids;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Viewer;
import org.saan.hub.training.Assessment.Kind;
import org.saan.hub.training.Assessments;
import org.saan.hub.training.CompetencyLevels;
import org.saan.hub.training.PaperTests;
import org.saan.hub.training.QuestionBank;
import org.saan.hub.training.Sittings;
import org.saan.hub.training.TaskWorks;
import org.saan.hub.training.TrainingCertificates;
import org.saan.hub.training.WorkshopFeedback;
import org.saan.hub.training.WorkshopMaterials;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A workshop of the demo that was held five weeks ago, with everything that came of it: tests before and after, tasks,
 * certificates, levels, feedback. Who came and when is entered as history, for nobody signs up to the past.
 */
@Component
class DemoAssessment {
    private static final Viewer SYSTEM = Identity.SYSTEM;
    private static final int LEARNERS = 24;
    private static final int QUESTIONS = 12;
    private static final int DAYS_AGO = 35;
    private static final int PARTS = 4;

    private final JdbcClient jdbc;
    private final DocumentNumbers numbers;
    private final QuestionBank bank;
    private final Assessments assessments;
    private final PaperTests papers;
    private final Sittings sittings;
    private final TaskWorks tasks;
    private final TrainingCertificates certificates;
    private final CompetencyLevels levels;
    private final WorkshopFeedback feedback;
    private final WorkshopMaterials materials;
    private final Clock clock;

    DemoAssessment(
            JdbcClient jdbc,
            DocumentNumbers numbers,
            QuestionBank bank,
            Assessments assessments,
            PaperTests papers,
            Sittings sittings,
            TaskWorks tasks,
            TrainingCertificates certificates,
            CompetencyLevels levels,
            WorkshopFeedback feedback,
            WorkshopMaterials materials,
            Clock clock) {
        this.jdbc = jdbc;
        this.numbers = numbers;
        this.bank = bank;
        this.assessments = assessments;
        this.papers = papers;
        this.sittings = sittings;
        this.tasks = tasks;
        this.certificates = certificates;
        this.levels = levels;
        this.feedback = feedback;
        this.materials = materials;
        this.clock = clock;
    }

    void enter() {
        DemoQuestions.all().forEach(question -> bank.write(UUID.randomUUID(), question, SYSTEM));
        var workshop = workshop();
        var learners = learners(workshop);
        attend(workshop, learners);
        test(workshop, learners);
        task(workshop, learners);
        history(workshop);
        certificates.issue(workshop, SYSTEM);
        certificates.revoke(
                certificates.ofWorkshop(workshop, SYSTEM).getFirst().id(), "ชื่อซ้ำ ออกใบใหม่ (ข้อมูลเทียม)", SYSTEM);
        certificates.issue(workshop, SYSTEM);
        after(workshop, learners);
    }

    private Instant day(int part) {
        return clock.instant()
                .minus(Duration.ofDays(DAYS_AGO - (part - 1) / 2))
                .atZone(Printing.ZONE)
                .with(part % 2 == 1 ? LocalTime.of(9, 0) : LocalTime.of(13, 0))
                .toInstant();
    }

    private UUID workshop() {
        var id = Ids.next();
        jdbc.sql("""
                        insert into training.workshop (id, number, kind, title_th, title_en, topic, region_code, province_code,
                            venue_th, venue_en, language, capacity, state, created_by, created_at, changed_at)
                        values (:id, :number, 'WORKSHOP', 'คิดต้นทุนและวางแผนการผลิต (ข้อมูลเทียม)',
                            'Costing and planning for weavers (fictional)', 'c2', 'isan', '30',
                            'ศาลาประชาคมบ้านนาคราม จ.นครราชสีมา', 'Village hall of Ban Na Khram, Nakhon Ratchasima', 'th', 30, 'DONE',
                            :by, :at, :at)
                        """)
                .param("id", id)
                .param("number", numbers.next("WS"))
                .param("by", SYSTEM.accountId())
                .param("at", day(1).minus(Duration.ofDays(30)).atOffset(ZoneOffset.UTC))
                .update();
        for (int part = 1; part <= PARTS; part++) {
            jdbc.sql("""
                            insert into training.session (id, workshop_id, position, starts_at, ends_at)
                            values (:id, :workshop, :part, :from, :until)
                            """)
                    .param("id", Ids.next())
                    .param("workshop", id)
                    .param("part", part)
                    .param("from", day(part).atOffset(ZoneOffset.UTC))
                    .param("until", day(part).plus(Duration.ofHours(3)).atOffset(ZoneOffset.UTC))
                    .update();
        }
        return id;
    }

    /** Leaders of groups, and two members who came along. */
    private List<UUID> learners(UUID workshop) {
        var people =
                jdbc.sql("""
                        (select m.person_id from directory.membership m join directory.producer_group g on g.id = m.group_id
                         where m.role = 'LEADER' and m.until_date is null order by g.code limit :leaders)
                        union all
                        (select m.person_id from directory.membership m join directory.producer_group g on g.id = m.group_id
                         where m.role = 'MEMBER' and m.until_date is null
                           and not exists (select 1 from directory.membership o
                                           where o.person_id = m.person_id and o.role <> 'MEMBER')
                         order by g.code, m.person_id limit 2)
                        """).param("leaders", LEARNERS - 2).query(UUID.class).list();
        var learners = new ArrayList<UUID>();
        for (var person : people) {
            var id = Ids.next();
            jdbc.sql("""
                            insert into training.learner (id, title, first_name, last_name, phone, birth_year, province_code, sex, craft,
                                group_id, person_id, one_id, created_at)
                            select :id, coalesce(p.title, ''), p.first_name, coalesce(p.last_name, ''),
                                   '+6680000' || lpad((8600 + :number)::text, 4, '0'),
                                   1960 + :number, g.province_code, case when p.title = 'นาย' then 'male' else 'female' end,
                                   (select c.family_code from directory.capability c where c.group_id = g.id
                                    order by c.family_code limit 1),
                                   g.id, p.id, :id, :at
                            from directory.person p
                            join directory.membership m on m.person_id = p.id and m.until_date is null
                            join directory.producer_group g on g.id = m.group_id
                            where p.id = :person order by g.code limit 1
                            """)
                    .param("id", id)
                    .param("number", learners.size())
                    .param("at", day(1).minus(Duration.ofDays(20)).atOffset(ZoneOffset.UTC))
                    .param("person", person)
                    .update();
            jdbc.sql("""
                            insert into training.enrolment (id, workshop_id, learner_id, state, source, asked_at, code, link_hash)
                            values (:id, :workshop, :learner, 'CONFIRMED', 'OFFICE', :at, :code, :hash)
                            """)
                    .param("id", Ids.next())
                    .param("workshop", workshop)
                    .param("learner", id)
                    .param("at", day(1).minus(Duration.ofDays(20)).atOffset(ZoneOffset.UTC))
                    .param("code", "DEM" + letters(learners.size()))
                    .param("hash", "demo-assessment-" + id)
                    .update();
            learners.add(id);
        }
        return learners;
    }

    /** Four letters that no other row of the demo has. */
    private static String letters(int number) {
        return "QA" + (char) ('A' + number / 8) + (char) ('2' + number % 8);
    }

    private void attend(UUID workshop, List<UUID> learners) {
        for (int n = 0; n < learners.size(); n++) {
            // Of every eight one went home early, and one missed a day.
            int parts = n % 8 == 6 ? 2 : PARTS;
            for (int part = 1; part <= parts; part++) {
                jdbc.sql("""
                                with noted as (
                                    insert into training.door_event (client_id, session_id, learner_id, what, how, device,
                                        device_at, at, received_at, account_id, minutes)
                                    select gen_random_uuid(), id, :learner, 'CAME', 'PAPER', 'paper', ends_at, ends_at,
                                           ends_at, :by, :minutes
                                    from training.session where workshop_id = :workshop and position = :part
                                    returning session_id, learner_id, minutes, how, at)
                                insert into training.attendance (session_id, learner_id, minutes, how, received_at)
                                select session_id, learner_id, minutes, how, at from noted
                                """)
                        .param("learner", learners.get(n))
                        .param("by", Identity.SYSTEM.accountId())
                        .param("minutes", n % 8 == 3 && part == PARTS ? 30 : 180)
                        .param("workshop", workshop)
                        .param("part", part)
                        .update();
            }
        }
    }

    private int version(UUID workshop) {
        return assessments.get(workshop, SYSTEM).version();
    }

    private void test(UUID workshop, List<UUID> learners) {
        var counts = new LinkedHashMap<String, Integer>();
        List.of("C1", "C2", "C3", "C4").forEach(area -> counts.put(area, QUESTIONS / 4));
        assessments.assemble(workshop, version(workshop), counts, 3, true, SYSTEM);
        assessments.task(
                workshop,
                version(workshop),
                new LocalizedText(
                        "ทำใบคิดต้นทุนของสินค้าหนึ่งอย่างของกลุ่ม ให้มีชั่วโมงแรงงานครบ แล้วถ่ายรูปส่ง",
                        "Make the cost sheet of one product of your group, with all hours of labour, and send a photo of it."),
                SYSTEM);
        assessments.open(workshop, version(workshop), true, true, true, SYSTEM);
        assessments.giveTestIds(workshop, SYSTEM);
        var random = new SplittableRandom(LEARNERS);
        var right = assessments.get(workshop, SYSTEM).questions().stream()
                .mapToInt(question -> question.right())
                .toArray();
        var pre = new LinkedHashMap<Integer, String>();
        var post = new LinkedHashMap<Integer, String>();
        var ids = assessments.testIds(workshop, SYSTEM);
        for (int n = 0; n < ids.size(); n++) {
            int before = 3 + random.nextInt(5);
            if (n % 8 != 7) {
                pre.put(ids.get(n).number(), letters(right, before));
            }
            if (n % 12 != 11) {
                post.put(
                        ids.get(n).number(),
                        letters(right, n % 8 == 5 ? 6 : Math.min(QUESTIONS, before + 3 + random.nextInt(3))));
            }
        }
        papers.type(workshop, Kind.PRE, pre, SYSTEM);
        papers.type(workshop, Kind.POST, post, SYSTEM);
        // One test is begun on a phone and waits.
        var code = ids.getLast().code();
        if (ids.getLast().post() == null && !post.containsKey(ids.getLast().number())) {
            sittings.answer(code, Kind.POST, 1, 1);
        }
    }

    private static String letters(int[] right, int count) {
        var letters = new StringBuilder();
        for (int n = 0; n < right.length; n++) {
            letters.append(n < count ? right[n] : right[n] % 3 + 1);
        }
        return letters.toString();
    }

    private void task(UUID workshop, List<UUID> learners) {
        for (int n = 0; n < learners.size(); n++) {
            if (n % 9 == 8) {
                continue;
            }
            var work = tasks.send(
                    workshop,
                    learners.get(n),
                    UUID.randomUUID(),
                    "ใบคิดต้นทุนผ้าคลุมไหล่ ค่าแรง 6 ชั่วโมง (ข้อมูลเทียม)",
                    List.of(),
                    SYSTEM);
            if (n % 10 == 9) {
                continue;
            }
            boolean good = n % 7 != 4;
            tasks.judge(work, 0, good, good ? null : "ยังไม่มีค่าแรงย้อมสี เพิ่มแล้วส่งใหม่", SYSTEM);
        }
    }

    /** Tests and tasks are of the days of the workshop, not of the day on which the demo was loaded. */
    private void history(UUID workshop) {
        jdbc.sql("""
                        update training.sitting set started_at = case kind when 'PRE' then :first else :last end,
                            finished_at = case when finished_at is not null
                                then case kind when 'PRE' then :first else :last end + interval '20 minutes' end
                        where workshop_id = :workshop
                        """)
                .param("first", day(1).atOffset(ZoneOffset.UTC))
                .param("last", day(PARTS).plus(Duration.ofHours(2)).atOffset(ZoneOffset.UTC))
                .param("workshop", workshop)
                .update();
        jdbc.sql("""
                        update training.task_work set sent_at = :sent,
                            judged_at = case when judged_at is not null then :sent + interval '2 days' end
                        where workshop_id = :workshop
                        """)
                .param("sent", day(PARTS).plus(Duration.ofDays(3)).atOffset(ZoneOffset.UTC))
                .param("workshop", workshop)
                .update();
    }

    private void after(UUID workshop, List<UUID> learners) {
        materials.add(
                workshop,
                new LocalizedText("ตารางคิดต้นทุน", "Table for costing"),
                "costing.csv",
                "รายการ,จำนวน,ราคาต่อหน่วย\nด้ายฝ้าย,0.4,250\nค่าแรง (ชั่วโมง),6,50\n".getBytes(StandardCharsets.UTF_8),
                SYSTEM);
        var ids = assessments.testIds(workshop, SYSTEM);
        for (int n = 0; n < 8; n++) {
            feedback.give(
                    sittings.holder(ids.get(n).code()),
                    new WorkshopFeedback.Given(
                            3 + n % 3,
                            4,
                            2 + n % 4,
                            Map.of(1, "อยากได้เวลาฝึกมากกว่านี้", 4, "ตัวอย่างเข้าใจง่าย")
                                    .get(n)));
        }
        for (int n = 0; n < 6; n++) {
            levels.give(
                    learners.get(n),
                    n % 2 == 0 ? "C2" : "C4",
                    1 + n % 3,
                    "เห็นใบคิดต้นทุนครบทุกรายการ (ข้อมูลเทียม)",
                    "/settlement/costs",
                    null,
                    SYSTEM);
        }
    }
}
