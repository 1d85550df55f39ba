package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.directory.Clusters;
import org.saan.hub.directory.ContactWay;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.Erasure;
import org.saan.hub.directory.GroupList;
import org.saan.hub.directory.NewPermission;
import org.saan.hub.directory.NewPerson;
import org.saan.hub.directory.People;
import org.saan.hub.directory.PermissionScope;
import org.saan.hub.directory.PermissionView;
import org.saan.hub.directory.Permissions;
import org.saan.hub.directory.PersonRole;
import org.saan.hub.identity.Notices;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.threeten.extra.YearWeek;

/** Permissions between clusters and buyers, with real orders that rest on them. */
@HubTest
@Import(Scene.class)
class PermissionsTest {
    private static int number;

    @Autowired
    private Scene scene;

    @Autowired
    private Clusters clusters;

    @Autowired
    private Directory directory;

    @Autowired
    private GroupList groups;

    @Autowired
    private People people;

    @Autowired
    private Permissions permissions;

    @Autowired
    private Erasure erasure;

    @Autowired
    private Notices notices;

    @Autowired
    private MockMvc web;

    private final LocalDate today = LocalDate.now(Printing.ZONE);

    @BeforeEach
    void clear() {
        scene.clear();
    }

    private UUID cluster() {
        number++;
        return clusters.create(
                "PM" + number, "เครือข่ายสิทธิ์ " + number, "Permission cluster " + number, "north", OFFICER);
    }

    private String code(String table, UUID id) {
        return scene.jdbc
                .sql("select code from " + table + " where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private UUID group(UUID cluster) {
        var group = scene.group("กลุ่มสิทธิ์", 100, 1);
        clusters.moveGroup(group, cluster, today, OFFICER);
        scene.jdbc
                .sql("insert into directory.group_phone (group_id, position, number) values (:id, 0, '+66800007777')")
                .param("id", group)
                .update();
        return group;
    }

    private UUID give(Viewer viewer, String kind, String code, PermissionScope scope) {
        return permissions.give(
                new NewPermission("", kind, code, scope, today, today.plusMonths(1), "วางแผนร่วมกัน"), viewer);
    }

    @Test
    void anotherClusterReachesLeadersByPermissionUntilItIsRevoked() {
        var giver = cluster();
        var group = group(giver);
        var receiver = cluster();
        var other = viewer(Role.COORDINATOR, receiver);
        var own = viewer(Role.COORDINATOR, giver);
        assertThat(directory.getGroup(group, other).contact()).isEqualTo(ContactWay.THROUGH_CLUSTER);
        var id = give(own, "cluster", code("directory.cluster", receiver), PermissionScope.CONTACTS);
        assertThat(directory.getGroup(group, other).phones()).containsExactly("+66800007777");
        assertThat(permissions.shared(id, false, YearWeek.from(today), 4, other))
                .hasSize(1)
                .allSatisfy(shared -> assertThat(shared.phones()).containsExactly("+66800007777"));
        permissions.shared(id, true, YearWeek.from(today), 4, other);
        assertThat(permissions.dependents(id, own))
                .extracting(dependent -> String.valueOf(dependent.words().en()))
                .anySatisfy(words -> assertThat(words).startsWith("Seen 1 time"))
                .anySatisfy(words -> assertThat(words).startsWith("Taken home 1 time"));
        assertThatThrownBy(() -> permissions.revoke(id, "", other)).isInstanceOf(NotFound.class);

        permissions.revoke(id, "งานจบแล้ว", own);

        assertThat(directory.getGroup(group, other).phones()).isEmpty();
        assertThatThrownBy(() -> permissions.shared(id, false, YearWeek.from(today), 4, other))
                .isInstanceOf(NotFound.class);
        assertThat(permissions.get(id, other).state()).isEqualTo(PermissionView.State.REVOKED);
        permissions.revoke(id, "", own);
        for (var side : List.of(own, other)) {
            assertThat(notices.list(side))
                    .extracting(Notices.Notice::key)
                    .containsExactly("people.notice.permission_revoked", "people.notice.permission_given");
            assertThat(notices.unseen(side)).isEqualTo(2);
            notices.markSeen(side);
            assertThat(notices.unseen(side)).isZero();
        }
        assertThat(scene.jdbc
                        .sql("select count(*) from identity.audit_entry where subject_id = :id")
                        .param("id", id.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void openOrdersOfTheBuyerAreShownBeforeRevoking() throws Exception {
        var giver = cluster();
        var group = group(giver);
        var order = scene.order(40);
        scene.planAndAccept(order);
        var buyer = scene.jdbc
                .sql("select buyer_id from ordering.buyer_order where id = :id")
                .param("id", order)
                .query(UUID.class)
                .single();
        var own = viewer(Role.COORDINATOR, giver);
        var id = give(own, "buyer", code("sourcing.buyer", buyer), PermissionScope.CAPACITY);
        assertThat(permissions.dependents(id, own))
                .anySatisfy(dependent -> assertThat(dependent.href()).isEqualTo("/orders/" + order));
        web.perform(get("/permissions/" + id).with(as(own)))
                .andExpect(content().string(containsString("is under way with these groups: 40 pieces")));
        var asBuyer = viewer(Role.BUYER, buyer);
        assertThat(permissions
                        .shared(id, false, YearWeek.from(today), 12, asBuyer)
                        .getFirst()
                        .hoursByWeek())
                .hasSize(12);
        assertThat(permissions
                        .shared(id, false, YearWeek.from(today), 12, asBuyer)
                        .getFirst()
                        .phones())
                .isEmpty();
        web.perform(get("/permissions/" + id + "/shared").with(as(asBuyer))).andExpect(status().isOk());
        web.perform(get("/permissions/" + id + "/shared.xlsx").with(as(asBuyer)))
                .andExpect(status().isOk());
        web.perform(post("/permissions/" + id + "/revoke").with(csrf()).with(as(asBuyer)))
                .andExpect(status().isNotFound());
        web.perform(post("/permissions/" + id + "/revoke").with(csrf()).with(as(own)))
                .andExpect(redirectedUrl("/permissions/" + id));
        web.perform(get("/permissions/" + id + "/shared").with(as(asBuyer))).andExpect(status().isNotFound());
        assertThat(scene.see(order).allocations()).isNotEmpty();
        var stranger = viewer(Role.BUYER, UUID.randomUUID());
        web.perform(get("/permissions/" + id).with(as(stranger))).andExpect(status().isNotFound());
        assertThat(group).isNotNull();
    }

    @Test
    void aFileOfGroupsHasTheNumbersThatAPermissionForContactsOpensAndNoOthers() {
        var giver = cluster();
        var group = group(giver);
        var receiver = cluster();
        var other = viewer(Role.COORDINATOR, receiver);
        var stranger = viewer(Role.COORDINATOR, cluster());
        var own = viewer(Role.COORDINATOR, giver);
        var to = code("directory.cluster", receiver);
        give(own, "cluster", to, PermissionScope.CAPACITY);
        assertThat(phonesInFile(giver, other)).containsExactly(List.of());

        var id = give(own, "cluster", to, PermissionScope.CONTACTS);

        assertThat(phonesInFile(giver, other)).containsExactly(List.of("+66800007777"));
        assertThat(phonesInFile(giver, stranger)).containsExactly(List.of());
        assertThat(permissions.dependents(id, own))
                .extracting(dependent -> String.valueOf(dependent.words().en()))
                .anySatisfy(words -> assertThat(words).startsWith("Taken home 1 time"));

        permissions.revoke(id, "งานจบแล้ว", own);

        assertThat(phonesInFile(giver, other)).containsExactly(List.of());
        permissions.give(
                new NewPermission(
                        code("directory.producer_group", group),
                        "cluster",
                        to,
                        PermissionScope.CONTACTS,
                        today.plusDays(1),
                        today.plusMonths(1),
                        "วางแผนร่วมกัน"),
                OFFICER);
        assertThat(phonesInFile(giver, other)).containsExactly(List.of());
    }

    @Test
    void onlyTheGroupsThatGaveAPermissionForContactsHaveNumbersInTheFile() {
        var cluster = cluster();
        var gave = group(cluster);
        group(cluster);
        var other = viewer(Role.COORDINATOR, cluster());
        permissions.give(
                new NewPermission(
                        code("directory.producer_group", gave),
                        "cluster",
                        code("directory.cluster", other.organisationId()),
                        PermissionScope.CONTACTS,
                        today,
                        today.plusMonths(1),
                        "วางแผนร่วมกัน"),
                OFFICER);
        assertThat(phonesInFile(cluster, other)).containsExactlyInAnyOrder(List.of("+66800007777"), List.of());
    }

    private List<List<String>> phonesInFile(UUID cluster, Viewer viewer) {
        var all = new ArrayList<List<String>>();
        groups.export(
                GroupList.SHAPE.read(Map.of("cluster", code("directory.cluster", cluster))),
                "csv",
                viewer,
                line -> all.add(line.phones()));
        return all;
    }

    @Test
    void aPermissionOutsideItsDaysShowsNothing() {
        var giver = cluster();
        var group = group(giver);
        var receiver = cluster();
        var other = viewer(Role.COORDINATOR, receiver);
        var id = give(
                viewer(Role.COORDINATOR, giver),
                "cluster",
                code("directory.cluster", receiver),
                PermissionScope.CONTACTS);
        scene.jdbc
                .sql(
                        "update directory.permission set from_date = :d - 9, until_date = cast(:d as date) - 1 where id = :id")
                .param("d", today)
                .param("id", id)
                .update();
        assertThat(directory.getGroup(group, other).phones()).isEmpty();
        assertThat(permissions.get(id, other).state()).isEqualTo(PermissionView.State.ENDED);
    }

    @Test
    void theSamePermissionIsGivenOnceAndNeverToOneself() {
        var giver = cluster();
        var receiver = cluster();
        var own = viewer(Role.COORDINATOR, giver);
        var code = code("directory.cluster", receiver);
        give(own, "cluster", code, PermissionScope.CAPACITY);
        assertThatThrownBy(() -> give(own, "cluster", code, PermissionScope.CAPACITY))
                .hasMessage("people.permission.there");
        assertThatThrownBy(() -> give(own, "cluster", code("directory.cluster", giver), PermissionScope.CAPACITY))
                .hasMessage("people.permission.oneself");
        assertThatThrownBy(() -> give(own, "cluster", "NOSUCH", PermissionScope.CAPACITY))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("receiverCode"));
        assertThatThrownBy(() -> give(viewer(Role.BUYER, UUID.randomUUID()), "cluster", code, PermissionScope.CAPACITY))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aLeaderWhoAnswersForOpenWorkIsNotErasedBeforeItIsDone() {
        var group = group(cluster());
        var leader = people.add(
                group, new NewPerson("นาง", "งานยังไม่เสร็จ", "ค้างอยู่", null), PersonRole.LEADER, today, OFFICER);
        var order = scene.order(40);
        scene.planAndAccept(order);
        var plan = erasure.plan(leader, OFFICER);
        assertThat(plan.blocked()).isTrue();
        assertThat(plan.kept())
                .anySatisfy(kept -> assertThat(String.valueOf(kept.why().en()))
                        .contains(scene.see(order).number()));
        assertThatThrownBy(() -> erasure.erase(leader, OFFICER)).hasMessage("people.erase.blocked");
        scene.ordering.cancelOrder(order, OFFICER);
        erasure.erase(leader, OFFICER);
        assertThat(people.get(leader, OFFICER).erasedAt()).isNotNull();
        assertThat(scene.jdbc
                        .sql("select count(*) from ordering.allocation where group_id = :id")
                        .param("id", group)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
