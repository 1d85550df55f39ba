package org.saan.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
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

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.threeten.extra.YearWeek;

@HubTest
@Import(PeopleScene.class)
class PeopleTest {
    @Autowired
    private PeopleScene scene;

    @Autowired
    private People people;

    @Autowired
    private PeopleList list;

    @Autowired
    private Consents consents;

    @Autowired
    private Directory directory;

    @Autowired
    private Identity identity;

    @Autowired
    private MockMvc web;

    @Test
    void aNewLeaderEndsTheTermOfTheFormerWhoStaysAsAMember() {
        var group = scene.group(null);
        var former = scene.leader(group);
        var next = scene.member(group, scene.today().minusMonths(6));
        var from = scene.today().minusMonths(1);
        people.assign(next, group, PersonRole.LEADER, from, true, OFFICER);
        assertThat(scene.leader(group).personId()).isEqualTo(next);
        assertThat(people.get(former.personId(), OFFICER).terms())
                .extracting(t -> t.role() + " " + t.from() + " " + t.until())
                .containsExactly(
                        "MEMBER " + from + " null", "LEADER " + scene.today().minusYears(1) + " " + from.minusDays(1));
        assertThat(people.ofGroup(group, OFFICER).before())
                .extracting(GroupPeople.One::personId)
                .containsExactly(former.personId());
    }

    @Test
    void aLeaderCannotBeFollowedBeforeTheyBeganNorLeadTwice() {
        var group = scene.group(null);
        var next = scene.member(group, scene.today().minusYears(2));
        assertThatThrownBy(() -> people.assign(
                        next, group, PersonRole.LEADER, scene.today().minusYears(1), true, OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("from"));
        assertThatThrownBy(() -> people.assign(
                        scene.leader(group).personId(), group, PersonRole.LEADER, scene.today(), true, OFFICER))
                .hasMessage("people.role.already");
        assertThatThrownBy(() -> people.assign(
                        next, group, PersonRole.DEPUTY, scene.today().plusDays(1), true, OFFICER))
                .hasMessage("people.date.future");
        people.assign(next, group, PersonRole.DEPUTY, scene.today(), true, OFFICER);
        assertThatThrownBy(() -> people.assign(next, group, PersonRole.DEPUTY, scene.today(), true, OFFICER))
                .hasMessage("people.role.already");
    }

    @Test
    void aRoleEndsOnADayAndIsKept() {
        var group = scene.group(null);
        var person = scene.member(group, scene.today().minusMonths(2));
        var term = people.get(person, OFFICER).terms().getFirst();
        assertThatThrownBy(() -> people.end(group, term.id(), scene.today().minusMonths(3), OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("until"));
        people.end(group, term.id(), scene.today(), OFFICER);
        assertThat(people.get(person, OFFICER).terms().getFirst().until()).isEqualTo(scene.today());
        assertThatThrownBy(() -> people.end(group, term.id(), scene.today(), OFFICER))
                .isInstanceOf(NotFound.class);
    }

    private List<String> phonesSeen(UUID group, Viewer viewer) {
        return directory.getGroup(group, viewer).phones();
    }

    @Test
    void officersSeeThePhoneOfALeader() {
        var group = scene.group(scene.cluster("north"));
        for (var role : List.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)) {
            assertThat(phonesSeen(group, viewer(role, Identity.PROGRAMME))).containsExactly(scene.phoneOf(group));
        }
    }

    @Test
    void theCoordinatorOfTheOwnClusterSeesThePhoneAndThoseOfOthersAskThroughTheCluster() throws Exception {
        var cluster = scene.cluster("north");
        var group = scene.group(cluster);
        var member = scene.member(group, scene.today());
        var other = coordinator(scene.cluster("north"));
        assertThat(phonesSeen(group, coordinator(cluster))).containsExactly(scene.phoneOf(group));
        assertThat(people.get(member, coordinator(cluster)).phone()).isNotNull();
        assertThat(phonesSeen(group, other)).isEmpty();
        assertThat(directory.getGroup(group, other).contact()).isEqualTo(ContactWay.THROUGH_CLUSTER);
        assertThat(people.get(member, other).phone()).isNull();
        var page = web.perform(get("/groups/" + group).with(as(other))).andExpect(status().isOk());
        page.andExpect(content().string(containsString("Ask through the coordinator")))
                .andExpect(content().string(not(containsString(scene.phoneOf(group)))));
        var alone = scene.group(null);
        assertThat(directory.getGroup(alone, other).contact()).isEqualTo(ContactWay.THROUGH_HUB);
    }

    @Test
    void theLeaderOfTheOwnGroupSeesItsPhone() {
        var group = scene.group(scene.cluster("north"));
        assertThat(phonesSeen(group, viewer(Role.GROUP_LEADER, group))).containsExactly(scene.phoneOf(group));
    }

    @Test
    @DisplayName("SE-01 everybody else does not find people or their groups")
    void everybodyElseFindsNobody() throws Exception {
        var group = scene.group(scene.cluster("north"));
        var person = scene.leader(group).personId();
        for (var role : List.of(
                Role.BUYER, Role.DESIGNER, Role.TRAINER, Role.RECEIVER, Role.EXPORT_ADVISER, Role.GROUP_LEADER)) {
            var viewer = viewer(role, UUID.randomUUID());
            assertThatThrownBy(() -> people.get(person, viewer)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> list.list(PeopleList.SHAPE.usual(), viewer))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> directory.getGroup(group, viewer)).isInstanceOf(NotFound.class);
            for (var path : List.of("/people", "/people.xlsx", "/people/" + person, "/groups/" + group + "/people")) {
                web.perform(get(path).with(as(viewer))).andExpect(status().isNotFound());
            }
        }
    }

    @Test
    void thePlannersViewOfACapacityHidesThePhoneFromOtherClusters() {
        var cluster = scene.cluster("north");
        var group = scene.group(cluster);
        var week = YearWeek.of(2027, 20);
        assertThat(directory.capacity(group, week, 1, coordinator(cluster)).leaderPhone())
                .isEqualTo(scene.phoneOf(group));
        assertThat(directory
                        .capacity(group, week, 1, coordinator(scene.cluster("north")))
                        .leaderPhone())
                .isNull();
    }

    @Test
    void aCoordinatorWritesOnlyAboutPeopleOfTheOwnCluster() throws Exception {
        var group = scene.group(scene.cluster("north"));
        var person = scene.leader(group).personId();
        var other = coordinator(scene.cluster("north"));
        assertThatThrownBy(() -> people.correct(person, 0, new NewPerson(null, "เปลี่ยน", "ชื่อ", null), other))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> consents.record(person, Purpose.PUBLIC_NAME, true, scene.today(), "paper", other))
                .isInstanceOf(NotFound.class);
        web.perform(post("/groups/" + group + "/people")
                        .with(csrf())
                        .with(as(other))
                        .param("firstName", "แปลก")
                        .param("lastName", "หน้า")
                        .param("role", "LEADER")
                        .param("from", "2026-01-01"))
                .andExpect(status().isNotFound());
    }

    @Test
    void aConsentWithdrawnCountsAtOnce() {
        var cluster = scene.cluster("north");
        var group = scene.group(cluster);
        var leader = scene.leader(group).personId();
        assertThat(consents.mayUse(leader, Purpose.PUBLIC_PHOTO)).isFalse();
        consents.record(leader, Purpose.PUBLIC_PHOTO, true, scene.today(), "paper", OFFICER);
        assertThat(consents.mayUse(leader, Purpose.PUBLIC_PHOTO)).isTrue();
        consents.record(leader, Purpose.PUBLIC_PHOTO, false, scene.today(), "spoken", OFFICER);
        assertThat(consents.mayUse(leader, Purpose.PUBLIC_PHOTO)).isFalse();
        assertThat(consents.mayUse(leader, Purpose.CONTACT_PHONE)).isTrue();
        consents.record(leader, Purpose.CONTACT_PHONE, false, scene.today(), "spoken", coordinator(cluster));
        assertThat(phonesSeen(group, OFFICER)).isEmpty();
        assertThat(directory.getGroup(group, OFFICER).contact()).isEqualTo(ContactWay.NOT_BY_PHONE);
        assertThat(phonesSeen(group, viewer(Role.GROUP_LEADER, group))).hasSize(1);
        var said = consents.of(leader, OFFICER).stream()
                .filter(c -> c.purpose() == Purpose.PUBLIC_PHOTO)
                .findFirst()
                .orElseThrow();
        assertThat(said.history()).extracting(ConsentView.Said::given).containsExactly(false, true);
        assertThat(said.last().how()).isEqualTo("spoken");
    }

    @Test
    void aPersonDecidesInTheirOwnAccountAboutNobodyElse() throws Exception {
        var group = scene.group(scene.cluster("north"));
        var person = scene.leader(group).personId();
        var account = identity.createAccount(
                new NewAccount("own-" + person, "เจ้าตัว", Role.GROUP_LEADER, group, Language.TH), Identity.SYSTEM);
        var self = new Viewer(account, "เจ้าตัว", Role.GROUP_LEADER, group, Language.EN);
        web.perform(get("/my-data").with(as(self))).andExpect(content().string(containsString("not joined")));
        web.perform(post("/my-data/consents")
                        .with(csrf())
                        .with(as(self))
                        .param("purpose", "public_name")
                        .param("given", "true"))
                .andExpect(status().isNotFound());
        people.linkAccount(person, "own-" + person, OFFICER);
        web.perform(post("/my-data/consents")
                        .with(csrf())
                        .with(as(self))
                        .param("purpose", "public_name")
                        .param("given", "true")
                        .param("person", UUID.randomUUID().toString()))
                .andExpect(redirectedUrl("/my-data"));
        assertThat(consents.mayUse(person, Purpose.PUBLIC_NAME)).isTrue();
        assertThat(consents.of(person, self).get(2).last().how()).isEqualTo("online");
        var member = scene.member(group, scene.today());
        assertThatThrownBy(() -> consents.record(member, Purpose.PUBLIC_NAME, true, scene.today(), "paper", self))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void oneSheetOfPaperIsNotedForSeveralPeopleOrForNobody() throws Exception {
        var group = scene.group(scene.cluster("north"));
        var first = scene.member(group, scene.today());
        var second = scene.member(group, scene.today());
        web.perform(post("/groups/" + group + "/consents")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("person", first.toString(), second.toString())
                        .param("purpose", "public_name", "training_records")
                        .param("how", "paper")
                        .param("saidOn", scene.today().toString())
                        .param("given", "true"))
                .andExpect(redirectedUrl("/groups/" + group + "/people"));
        assertThat(consents.mayUse(second, Purpose.TRAINING_RECORDS)).isTrue();
        web.perform(post("/groups/" + group + "/consents")
                        .with(csrf())
                        .with(as(coordinator(scene.cluster("north"))))
                        .param("person", first.toString(), second.toString())
                        .param("purpose", "public_name")
                        .param("how", "paper")
                        .param("saidOn", scene.today().toString())
                        .param("given", "false"))
                .andExpect(status().isNotFound());
        assertThat(consents.mayUse(first, Purpose.PUBLIC_NAME)).isTrue();
    }

    @Test
    void peopleAreFoundByNameClusterAndRole() {
        var cluster = scene.cluster("north");
        var group = scene.group(cluster);
        scene.member(group, scene.today());
        var code = scene.jdbc
                .sql("select code from directory.cluster where id = :id")
                .param("id", cluster)
                .query(String.class)
                .single();
        assertThat(list.list(PeopleList.SHAPE.read(Map.of("cluster", code)), OFFICER)
                        .total())
                .isEqualTo(2);
        assertThat(list.list(PeopleList.SHAPE.read(Map.of("cluster", code, "role", "LEADER")), OFFICER)
                        .rows())
                .extracting(PersonRow::id)
                .containsExactly(scene.leader(group).personId());
        var name = scene.leader(group).name().replace("นาง ", "").replace(" ", "  ");
        assertThat(list.list(PeopleList.SHAPE.read(Map.of("q", name)), OFFICER).rows())
                .extracting(PersonRow::id)
                .containsExactly(scene.leader(group).personId());
    }

    @Test
    void theListIsTakenHomeWithoutNumbersAndThatIsNoted() throws Exception {
        var group = scene.group(scene.cluster("north"));
        var leader = scene.leader(group).name();
        var csv = web.perform(get("/people.csv")
                        .param("q", leader.replace("นาง ", ""))
                        .with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(csv).contains(leader).doesNotContain("+66", "080");
        assertThat(scene.jdbc
                        .sql("select count(*) from identity.audit_entry where action = 'directory.people_exported'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void aWrongPhoneStandsBesideItsField() throws Exception {
        var group = scene.group(null);
        web.perform(post("/groups/" + group + "/people")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("title", "นาง")
                        .param("firstName", "เบอร์")
                        .param("lastName", "ผิด")
                        .param("phone", "08-1234")
                        .param("role", "MEMBER")
                        .param("from", scene.today().toString()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("not one whole phone number")));
        assertThat(people.ofGroup(group, OFFICER).now()).hasSize(1);
    }
}
