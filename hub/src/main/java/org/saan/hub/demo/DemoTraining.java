package org.saan.hub.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.SentForm;
import org.saan.hub.shared.Viewer;
import org.saan.hub.training.DoorNote;
import org.saan.hub.training.DoubleLearners;
import org.saan.hub.training.Enrolments;
import org.saan.hub.training.Experts;
import org.saan.hub.training.FollowUps;
import org.saan.hub.training.NewExpert;
import org.saan.hub.training.NewLearner;
import org.saan.hub.training.NewSession;
import org.saan.hub.training.NewWorkshop;
import org.saan.hub.training.SessionDoor;
import org.saan.hub.training.SignUp;
import org.saan.hub.training.WorkshopKind;
import org.saan.hub.training.WorkshopState;
import org.saan.hub.training.Workshops;
import org.springframework.stereotype.Component;

/** Three workshops that were held, with their sixty people, and two to come: one with seats, one that is full. */
@Component
class DemoTraining {
    private static final Viewer SYSTEM = Identity.SYSTEM;
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final Duration HALF_DAY = Duration.ofHours(3);
    private static final int FIRST_PHONE = 7000;
    private static final int FIRST_YEAR = 2505;
    private static final int YEARS = 40;
    private static final String[] PROVINCES = {"30", "50", "10", "34", "40", "57"};

    private final Workshops workshops;
    private final Enrolments enrolments;
    private final SessionDoor door;
    private final Experts experts;
    private final FollowUps followUps;
    private final DoubleLearners doubles;
    private final Clock clock;
    private final DemoNames names = new DemoNames(42);
    private final List<String> people = new ArrayList<>();

    DemoTraining(
            Workshops workshops,
            Enrolments enrolments,
            SessionDoor door,
            Experts experts,
            FollowUps followUps,
            DoubleLearners doubles,
            Clock clock) {
        this.workshops = workshops;
        this.enrolments = enrolments;
        this.door = door;
        this.experts = experts;
        this.followUps = followUps;
        this.doubles = doubles;
        this.clock = clock;
    }

    private record Held(UUID workshop, List<UUID> sessions) {}

    void enter() {
        var today = LocalDate.now(clock.withZone(Printing.ZONE));
        var costing = expert(
                "อ.ปรีชา ข้อมูลเทียม", "Preecha (fictional)", "มหาวิทยาลัยสมมติ", "c2", "ต้นทุนและราคางานหัตถกรรม");
        var export = expert(
                "คุณอรทัย ข้อมูลเทียม",
                "Orathai (fictional)",
                "ศูนย์ส่งออกสมมติ",
                "c6",
                "เอกสารส่งออกและถิ่นกำเนิดสินค้า");

        var first = workshop(
                WorkshopKind.WORKSHOP, "คิดต้นทุนผ้าทอ", "Costing woven cloth", "c2", "30", "ศูนย์ตัวอย่างโคราช", 30);
        first = parts(first, today.minusDays(40), 4, List.of(costing));
        hold(first, 0, 28);
        var second = workshop(
                WorkshopKind.ROADSHOW,
                "โรดโชว์คุณภาพงานจักสาน",
                "Quality of basketry, a roadshow",
                "c4",
                "50",
                "หอประชุมตัวอย่างเชียงใหม่",
                40);
        second = parts(second, today.minusDays(25), 1, List.of());
        hold(second, 22, 30);
        var third = workshop(
                WorkshopKind.CLINIC,
                "คลินิกส่งออกครั้งที่ 1",
                "Export clinic no. 1",
                "c6",
                "10",
                "ห้องประชุมตัวอย่าง กรุงเทพฯ",
                20);
        third = parts(third, today.minusDays(12), 1, List.of(export));
        hold(third, 40, 18);
        for (var words : List.of("ทำใบกำกับหีบห่อภาษาอังกฤษให้กลุ่มที่ 3", "ถามด่านเรื่องแบบ D ของผ้าไหม")) {
            followUps.write(
                    third.sessions().getFirst(),
                    new SentForm(UUID.randomUUID(), clock.instant(), "", false),
                    words,
                    "เจ้าหน้าที่โครงการ",
                    today.plusDays(14),
                    SYSTEM);
        }

        var coming = workshop(
                WorkshopKind.WORKSHOP,
                "ออกแบบลายผ้าใหม่",
                "New patterns for cloth",
                "c5",
                "30",
                "ศูนย์ตัวอย่างโคราช",
                30);
        coming = parts(coming, today.plusDays(10), 2, List.of(costing));
        open(coming);
        signUp(coming, 5, 18);
        var full = workshop(
                WorkshopKind.WORKSHOP,
                "ตรวจคุณภาพก่อนส่ง",
                "Checking quality before sending",
                "c4",
                "50",
                "หอประชุมตัวอย่างเชียงใหม่",
                12);
        full = parts(full, today.plusDays(1), 1, List.of());
        open(full);
        signUp(full, 30, 16);
        doubles.look();
    }

    private UUID expert(String th, String en, String organisation, String topic, String biography) {
        return experts.create(
                UUID.randomUUID(),
                new NewExpert(
                        th, en, organisation, List.of(topic), List.of("th", "en"), biography, null, null, null, true),
                SYSTEM);
    }

    private Held workshop(
            WorkshopKind kind, String th, String en, String topic, String province, String venue, int seats) {
        var id = workshops.create(
                UUID.randomUUID(),
                new NewWorkshop(
                        kind,
                        th,
                        en,
                        "นำผลิตภัณฑ์มาหนึ่งชิ้น พร้อมรายการวัสดุ (ข้อมูลเทียม)",
                        "Bring one product and its list of materials (fictional).",
                        topic,
                        province,
                        venue,
                        null,
                        null,
                        "th",
                        seats,
                        NewWorkshop.USUAL_OFFER_HOURS,
                        null),
                SYSTEM);
        return new Held(id, List.of());
    }

    private Held parts(Held it, LocalDate day, int count, List<UUID> experts) {
        var sessions = new ArrayList<UUID>();
        for (int part = 0; part < count; part++) {
            var start = day.plusDays(part).atTime(MORNING).atZone(Printing.ZONE).toInstant();
            sessions.add(workshops.addSession(
                    it.workshop(),
                    UUID.randomUUID(),
                    new NewSession(
                            start,
                            start.plus(HALF_DAY),
                            null,
                            null,
                            null,
                            false,
                            "09:00 เปิดงาน\n09:30 ลงมือทำ\n11:30 ถามตอบ",
                            experts),
                    SYSTEM));
        }
        return new Held(it.workshop(), sessions);
    }

    private void move(Held it, WorkshopState to) {
        workshops.move(it.workshop(), workshops.get(it.workshop(), SYSTEM).version(), to, null, SYSTEM);
    }

    private void open(Held it) {
        move(it, WorkshopState.OPEN);
    }

    private NewLearner.Words person(int number) {
        while (people.size() <= number) {
            var given = names.givenName().th();
            people.add((people.size() % 4 == 0 ? "นาย" : "นาง") + given + " " + names.familyName());
        }
        // Two rows of the demonstration are one person, for somebody to find.
        var name = number == 47 ? people.get(3).replaceFirst("^นาง", "น.ส.") : people.get(number);
        int of = number == 47 ? 3 : number;
        return new NewLearner.Words(
                name,
                String.format(Locale.ROOT, "080-000-%04d", FIRST_PHONE + number),
                String.valueOf(FIRST_YEAR + of * 7 % YEARS),
                PROVINCES[of % PROVINCES.length],
                of % 5 == 4 ? "" : of % 4 == 0 ? "male" : "female",
                "กลุ่มตัวอย่างที่ " + (of / 4 + 1),
                "",
                "");
    }

    private void signUp(Held it, int from, int count) {
        for (int number = from; number < from + count; number++) {
            enrolments.enter(
                    it.workshop(),
                    List.of(NewLearner.read(
                            person(number), "", LocalDate.now(clock).getYear())),
                    SignUp.Choice.SOME_NOW,
                    "ONSITE",
                    SYSTEM);
        }
    }

    /** Most come to every part; every ninth misses one, so that not everybody has enough hours. */
    private void hold(Held it, int from, int count) {
        open(it);
        signUp(it, from, count);
        var workshop = workshops.get(it.workshop(), SYSTEM);
        for (int part = 0; part < it.sessions().size(); part++) {
            Instant start = workshop.sessions().get(part).startsAt();
            for (int number = from; number < from + count; number++) {
                if (number % 9 != part + 4) {
                    came(it.sessions().get(part), number, start.minusSeconds(60L * (number % 20)));
                }
            }
        }
        move(it, WorkshopState.DONE);
    }

    private void came(UUID session, int number, Instant at) {
        door.note(
                session,
                new DoorNote(
                        DoorNote.What.CAME,
                        number % 6 == 0 ? DoorNote.How.PAPER : DoorNote.How.SEARCH,
                        null,
                        null,
                        person(number),
                        false,
                        null,
                        "demo"),
                new SentForm(UUID.randomUUID(), at, "", false),
                SYSTEM);
    }
}
