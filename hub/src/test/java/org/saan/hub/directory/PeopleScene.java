package org.saan.hub.directory;

import static org.saan.hub.TestHub.viewer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clusters, groups and people to try with; each has names that nobody else in the tests has. */
@TestComponent
public class PeopleScene {
    public static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Clusters clusters;

    @Autowired
    Directory directory;

    @Autowired
    People people;

    @Autowired
    Consents consents;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    UUID cluster(String region) {
        int number = NUMBER.incrementAndGet();
        return clusters.create("PS" + number, "เครือข่ายทดสอบ " + number, "Test cluster " + number, region, OFFICER);
    }

    /** A group in Khon Kaen with one phone and a leader, who leads since a year ago. */
    UUID group(@Nullable UUID cluster) {
        int number = NUMBER.incrementAndGet();
        var id = directory.createGroup(
                new NewGroup(
                        null,
                        new LocalizedText("กลุ่มคนทดสอบ " + number, "People test group " + number),
                        "group",
                        cluster,
                        null,
                        null,
                        null,
                        null,
                        "40",
                        null,
                        null,
                        null,
                        null,
                        List.of(phone(number)),
                        new NewGroup.Leader("นาง", "หัวหน้า" + number, "นามสมมติ" + number),
                        true,
                        10,
                        30),
                OFFICER);
        people.correctStart(id, leader(id).termId(), today().minusYears(1), OFFICER);
        return id;
    }

    static String phone(int number) {
        return String.format(java.util.Locale.ROOT, "+668000%05d", number);
    }

    String phoneOf(UUID group) {
        return jdbc.sql("select number from directory.group_phone where group_id = :id")
                .param("id", group)
                .query(String.class)
                .single();
    }

    GroupPeople.One leader(UUID group) {
        return people.ofGroup(group, OFFICER).now().stream()
                .filter(one -> one.role() == PersonRole.LEADER)
                .findFirst()
                .orElseThrow();
    }

    UUID member(UUID group, LocalDate from) {
        int number = NUMBER.incrementAndGet();
        return people.add(
                group,
                new NewPerson("นาย", "สมาชิก" + number, "ตัวอย่าง" + number, phone(number)),
                PersonRole.MEMBER,
                from,
                OFFICER);
    }

    static Viewer coordinator(UUID cluster) {
        return viewer(Role.COORDINATOR, cluster);
    }
}
