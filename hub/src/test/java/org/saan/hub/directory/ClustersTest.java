package org.saan.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.directory.PeopleScene.OFFICER;
import static org.saan.hub.directory.PeopleScene.coordinator;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.threeten.extra.YearWeek;

@HubTest
@Import(PeopleScene.class)
class ClustersTest {
    @Autowired
    private PeopleScene scene;

    @Autowired
    private ClusterList list;

    @Autowired
    private Clusters clusters;

    @Autowired
    private MockMvc web;

    private List<String> belonging(UUID group) {
        return scene.jdbc.sql("""
                        select c.code || ' ' || from_date || ' ' || coalesce(until_date::text, 'open')
                        from directory.cluster_membership m join directory.cluster c on c.id = m.cluster_id
                        where group_id = :id order by from_date
                        """).param("id", group).query(String.class).list();
    }

    private String code(UUID cluster) {
        return scene.jdbc
                .sql("select code from directory.cluster where id = :id")
                .param("id", cluster)
                .query(String.class)
                .single();
    }

    @Test
    void aGroupThatMovesKeepsWhereItBelongedWithDates() {
        var first = scene.cluster("northeast");
        var second = scene.cluster("north");
        var group = scene.group(first);
        clusters.moveGroup(group, first, LocalDate.of(2026, 1, 1), OFFICER);
        clusters.moveGroup(group, second, LocalDate.of(2026, 6, 1), OFFICER);
        assertThat(belonging(group))
                .containsExactly(code(first) + " 2026-01-01 2026-05-31", code(second) + " 2026-06-01 open");
        clusters.moveGroup(group, null, LocalDate.of(2026, 8, 1), OFFICER);
        clusters.moveGroup(group, first, LocalDate.of(2026, 10, 1), OFFICER);
        assertThat(belonging(group))
                .containsExactly(
                        code(first) + " 2026-01-01 2026-05-31",
                        code(second) + " 2026-06-01 2026-07-31",
                        code(first) + " 2026-10-01 open");
        var detail = clusters.get(second, YearWeek.of(2027, 1), 4, OFFICER);
        assertThat(detail.groups()).isEmpty();
        assertThat(detail.former()).extracting(ClusterDetail.Former::id).containsExactly(group);
    }

    @Test
    void aMoveBeforeTheFormerBelongingBeganIsRefusedBesideItsField() {
        var first = scene.cluster("northeast");
        var group = scene.group(first);
        clusters.moveGroup(group, first, LocalDate.of(2026, 3, 1), OFFICER);
        assertThatThrownBy(() -> clusters.moveGroup(group, scene.cluster("north"), LocalDate.of(2026, 3, 1), OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("from"));
        assertThat(belonging(group)).hasSize(1);
    }

    @Test
    void onlyOfficersFoundRenameAndMove() throws Exception {
        var cluster = scene.cluster("central");
        var group = scene.group(cluster);
        var coordinator = coordinator(cluster);
        assertThatThrownBy(() -> clusters.create("NEW1", "ใหม่", "", "north", coordinator))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> clusters.change(cluster, 0, "ชื่อใหม่", "", "north", coordinator))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> clusters.moveGroup(group, null, scene.today(), coordinator))
                .isInstanceOf(NotFound.class);
        web.perform(post("/clusters/" + cluster)
                        .with(csrf())
                        .with(as(coordinator))
                        .param("version", "0"))
                .andExpect(status().isNotFound());
        for (var role : List.of(Role.BUYER, Role.GROUP_LEADER, Role.DESIGNER, Role.TRAINER)) {
            web.perform(get("/clusters/" + cluster).with(as(viewer(role, group))))
                    .andExpect(status().isNotFound());
            web.perform(get("/clusters/members").with(as(viewer(role, group)))).andExpect(status().isNotFound());
        }
    }

    @Test
    void aRenamedClusterIsAuditedAndALostRaceIsRefused() {
        var cluster = scene.cluster("central");
        clusters.change(cluster, 0, "ชื่อใหม่ของเครือข่าย", "New name", "west", OFFICER);
        assertThat(clusters.get(cluster, YearWeek.of(2027, 1), 1, OFFICER).regionCode())
                .isEqualTo("west");
        assertThatThrownBy(() -> clusters.change(cluster, 0, "ช้าไป", "", "west", OFFICER))
                .hasMessage("people.cluster.changed_meanwhile");
        assertThat(scene.jdbc
                        .sql("select after ->> 'nameEn' from identity.audit_entry where subject_id = :id"
                                + " and action = 'directory.cluster_changed'")
                        .param("id", cluster.toString())
                        .query(String.class)
                        .single())
                .isEqualTo("New name");
    }

    @Test
    void peopleAreCountedOnceInARegionAtTheEndOfEachMonth() {
        var before = clusters.membersOverTime(12, OFFICER);
        var cluster = scene.cluster("south");
        var group = scene.group(cluster);
        var second = scene.group(cluster);
        clusters.moveGroup(group, cluster, scene.today().minusMonths(8), OFFICER);
        clusters.moveGroup(second, cluster, scene.today().minusMonths(8), OFFICER);
        var person = scene.member(group, scene.today().minusMonths(6));
        // In a second group of the region too: still one person there.
        scene.people.assign(person, second, PersonRole.MEMBER, scene.today().minusMonths(5), true, OFFICER);
        var term = scene.people.get(person, OFFICER).terms().stream()
                .filter(t -> t.groupId().equals(group))
                .findFirst()
                .orElseThrow();
        scene.people.end(group, term.id(), scene.today().minusMonths(3), OFFICER);
        var after = clusters.membersOverTime(12, OFFICER);
        assertThat(growth(before, after)).containsExactly(0, 0, 0, 2, 2, 3, 3, 3, 3, 3, 3, 3);
        assertThat(after.baseline().people()).isEqualTo(500);
        assertThat(after.baseline().regions()).containsExactlyInAnyOrder("north", "northeast");
    }

    private static List<Integer> growth(MembersOverTime before, MembersOverTime after) {
        return java.util.stream.IntStream.range(0, 12)
                .mapToObj(month -> after.people("south", month) - before.people("south", month))
                .toList();
    }

    @Test
    void whoAsksNotToBeCountedIsLeftOutAtOnce() {
        var cluster = scene.cluster("east");
        var group = scene.group(cluster);
        var person = scene.member(group, scene.today());
        int with = clusters.membersOverTime(12, OFFICER).people("east", 11);
        int leftOut = clusters.membersOverTime(12, OFFICER).leftOut();
        scene.consents.record(person, Purpose.STATISTICS, false, scene.today(), "spoken", OFFICER);
        var now = clusters.membersOverTime(12, OFFICER);
        assertThat(now.people("east", 11)).isEqualTo(with - 1);
        assertThat(now.leftOut()).isEqualTo(leftOut + 1);
    }

    @Test
    void theListFindsSortsAndIsTakenHome() throws Exception {
        var cluster = scene.cluster("west");
        scene.group(cluster);
        scene.group(cluster);
        var rows = list.list(ClusterList.SHAPE.read(Map.of("q", code(cluster), "sort", "groups")), OFFICER)
                .rows();
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().groups()).isEqualTo(2);
        assertThat(rows.getFirst().people()).isEqualTo(2);
        web.perform(get("/clusters.xlsx").param("region", "west").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .contentTypeCompatibleWith(
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        web.perform(get("/clusters/members.xlsx").with(as(OFFICER))).andExpect(status().isOk());
        web.perform(get("/clusters/members").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("<svg class=\"growth\"")));
    }

    @Test
    void aTakenCodeStandsBesideItsField() throws Exception {
        var cluster = scene.cluster("west");
        web.perform(post("/clusters")
                        .with(csrf())
                        .with(as(viewer(Role.ADMINISTRATOR, Identity.PROGRAMME)))
                        .param("code", code(cluster).toLowerCase(java.util.Locale.ROOT))
                        .param("nameTh", "ซ้ำ")
                        .param("nameEn", "")
                        .param("region", "west"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("is taken")));
        web.perform(post("/clusters/" + cluster + "/groups")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("group", "G99999999")
                        .param("to", cluster.toString())
                        .param("from", "2026-01-01"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("G99999999")));
        var group = scene.group(null);
        var groupCode = scene.people.ofGroup(group, OFFICER).code();
        web.perform(post("/clusters/" + cluster + "/groups")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("group", groupCode)
                        .param("to", cluster.toString())
                        .param("from", "2026-01-01"))
                .andExpect(redirectedUrl("/clusters/" + cluster));
        assertThat(belonging(group)).containsExactly(code(cluster) + " 2026-01-01 open");
    }
}
