package org.saan.hub.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.saan.hub.directory.Clusters;
import org.saan.hub.directory.Consents;
import org.saan.hub.directory.DataRequest;
import org.saan.hub.directory.DataRequests;
import org.saan.hub.directory.GroupPeople;
import org.saan.hub.directory.NewPermission;
import org.saan.hub.directory.People;
import org.saan.hub.directory.PermissionScope;
import org.saan.hub.directory.Permissions;
import org.saan.hub.directory.PersonRole;
import org.saan.hub.directory.Purpose;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.Printing;
import org.springframework.stereotype.Component;

/** What happened to the people of the demo before today: groups joined one after the other, some leaders changed. */
@Component
class DemoPeople {
    private final Clusters clusters;
    private final People people;
    private final Consents consents;
    private final DataRequests requests;
    private final Permissions permissions;
    private final Clock clock;

    DemoPeople(
            Clusters clusters,
            People people,
            Consents consents,
            DataRequests requests,
            Permissions permissions,
            Clock clock) {
        this.clusters = clusters;
        this.people = people;
        this.consents = consents;
        this.requests = requests;
        this.permissions = permissions;
        this.clock = clock;
    }

    void tell(List<UUID> groups, List<UUID> clusterIds, UUID leadersGroup) {
        var today = LocalDate.now(clock.withZone(Printing.ZONE));
        for (int number = 0; number < groups.size(); number++) {
            // The first half had joined before the first member of the demo did; the rest month by month.
            var joined = today.minusDays(number < 25 ? 600 : (groups.size() - number) * 20L);
            clusters.moveGroup(groups.get(number), clusterIds.get(number % clusterIds.size()), joined, Identity.SYSTEM);
        }
        for (int number = 0; number < groups.size(); number++) {
            led(groups.get(number), today.minusDays(700 - number * 9L), today.minusDays(30L + number), number);
        }
        var ours = people.ofGroup(leadersGroup, Identity.SYSTEM).now();
        var leader = ours.stream()
                .filter(one -> one.role() == PersonRole.LEADER)
                .findFirst()
                .orElseThrow();
        people.linkAccount(leader.personId(), "leader", Identity.SYSTEM);
        for (var one : ours) {
            say(one, Purpose.PUBLIC_NAME, true, today.minusDays(40));
            say(one, Purpose.PUBLIC_PHOTO, !one.equals(ours.getLast()), today.minusDays(40));
        }
        say(leader, Purpose.CONTACT_PHONE, true, today.minusDays(40));
        requests.record(
                ours.getLast().personId(),
                DataRequest.Kind.CORRECTION,
                "นามสกุลสะกดผิด",
                today.minusDays(12),
                "spoken",
                Identity.SYSTEM);
        for (var receiver : List.of("cluster KHONKAEN", "buyer B001")) {
            var parts = receiver.split(" ");
            permissions.give(
                    new NewPermission(
                            "SAKON",
                            parts[0],
                            parts[1],
                            parts[0].equals("buyer") ? PermissionScope.CAPACITY : PermissionScope.CONTACTS,
                            today.minusDays(20),
                            today.plusMonths(5),
                            "วางแผนงานฤดูหนาวร่วมกัน"),
                    Identity.SYSTEM);
        }
    }

    private void say(GroupPeople.One one, Purpose purpose, boolean given, LocalDate on) {
        consents.record(one.personId(), purpose, given, on, "paper", Identity.SYSTEM);
    }

    /** A leader has led for some time; in every seventh group another member leads since, and the former one stays. */
    private void led(UUID group, LocalDate since, LocalDate changed, int number) {
        var now = people.ofGroup(group, Identity.SYSTEM).now();
        var leader = now.stream()
                .filter(one -> one.role() == PersonRole.LEADER)
                .findFirst()
                .orElseThrow();
        people.correctStart(group, leader.termId(), since, Identity.SYSTEM);
        if (number % 7 == 3) {
            people.assign(now.getLast().personId(), group, PersonRole.LEADER, changed, true, Identity.SYSTEM);
        } else if (number % 7 == 5) {
            people.assign(now.getLast().personId(), group, PersonRole.DEPUTY, changed, true, Identity.SYSTEM);
        }
    }
}
