package org.saan.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListQuery;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.threeten.extra.YearWeek;

@HubTest
class DirectoryTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);

    @Autowired
    private Directory directory;

    @Autowired
    private GroupList groups;

    @Autowired
    private Identity identity;

    @Autowired
    private MockMvc web;

    private static NewGroup group(String externalId, String name, String province) {
        return new NewGroup(
                externalId,
                new LocalizedText(name, null),
                "group",
                null,
                null,
                null,
                null,
                null,
                province,
                null,
                null,
                null,
                null,
                List.of("+66800000001"),
                new NewGroup.Leader("นาง", "อุไร", "นามสมมติ"),
                true,
                10,
                30);
    }

    private static ListQuery asked(String search, String province) {
        return GroupList.SHAPE.read(java.util.Map.of("q", search, "province", province));
    }

    private GroupCapacity capacity(UUID id, YearWeek first, int weeks) {
        return directory.capacity(id, first, weeks, OFFICER);
    }

    @Test
    void aUsualWeekIsMakersTimesHoursAndHarvestLessensIt() {
        var id = directory.createGroup(group(null, "กลุ่มทอผ้าบ้านนาคราม", "47"), OFFICER);
        // The Northeast harvests rice from 1 November to 15 December at three tenths; June before the 15th is free.
        assertThat(capacity(id, YearWeek.of(2027, 23), 1).minutesByWeek()).containsExactly(10 * 30 * 60);
        var november = capacity(id, YearWeek.of(2027, 45), 1);
        assertThat(november.minutesByWeek()).containsExactly(10 * 30 * 60 * 3 / 10);
        assertThat(november.marks()).containsExactly(new GroupCapacity.SeasonMark(0, "rice_harvest", 300));
    }

    @Test
    void leaveEmptiesWeeksAndTheGroupsOwnWordStandsAboveIt() {
        var id = directory.createGroup(group(null, "กลุ่มทอผ้าบ้านโนนฝ้าย", "47"), OFFICER);
        var leader = viewer(Role.GROUP_LEADER, id);
        directory.declareLeave(id, YearWeek.of(2027, 21), YearWeek.of(2027, 22), "งานบุญ", leader);
        directory.overrideCapacity(id, YearWeek.of(2027, 22), 600, "ทำได้บ้าง", leader);
        assertThat(capacity(id, YearWeek.of(2027, 20), 4).minutesByWeek()).containsExactly(18000, 0, 600, 18000);
        assertThat(directory.getGroup(id, leader).confirmedOn()).isNotNull();
    }

    @Test
    void leaveThatEndsBeforeItBeginsIsRefusedAtItsField() {
        var id = directory.createGroup(group(null, "กลุ่มทอผ้าบ้านหนองหม่อน", "40"), OFFICER);
        assertThatThrownBy(() -> directory.declareLeave(
                        id, YearWeek.of(2027, 22), YearWeek.of(2027, 21), "x", viewer(Role.GROUP_LEADER, id)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("lastWeek"));
    }

    @Test
    void aLeaderFindsOnlyTheOwnGroup() throws Exception {
        var own = directory.createGroup(group(null, "กลุ่มของเรา", "50"), OFFICER);
        var other = directory.createGroup(group(null, "กลุ่มอื่น", "50"), OFFICER);
        var leader = viewer(Role.GROUP_LEADER, own);
        assertThat(directory.getGroup(own, leader).name().th()).isEqualTo("กลุ่มของเรา");
        assertThatThrownBy(() -> directory.getGroup(other, leader)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> directory.confirmCapacity(other, leader)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> groups.list(asked("", ""), viewer(Role.BUYER, own)))
                .isInstanceOf(NotFound.class);
        web.perform(get("/groups/" + other).with(as(leader))).andExpect(status().isNotFound());
        web.perform(get("/our-weeks").with(as(leader))).andExpect(status().isOk());
    }

    @Test
    void findsAThaiNameHoweverItsSaraAmIsWrittenAndSortsInThaiOrder() {
        directory.createGroup(group(null, "กลุ่มน้ำใสเรียงสอง", "63"), OFFICER);
        directory.createGroup(group(null, "กลุ่มเกลือเรียงหนึ่ง", "63"), OFFICER);
        directory.createGroup(group(null, "กลุ่มแกะไม้เรียงสาม", "63"), OFFICER);
        var found = groups.list(asked("น\u0e49\u0e4d\u0e32ใส", "63"), OFFICER);
        assertThat(found.rows()).extracting(row -> row.name().th()).containsExactly("กลุ่มน้ำใสเรียงสอง");
        var sorted = groups.list(asked("", "63"), OFFICER);
        assertThat(sorted.rows())
                .extracting(row -> row.name().th())
                .containsExactly("กลุ่มเกลือเรียงหนึ่ง", "กลุ่มแกะไม้เรียงสาม", "กลุ่มน้ำใสเรียงสอง");
    }

    @Test
    void theSameRowsTwiceDoubleNothingAndGapsAreFilled() {
        var rows = List.of(group("R-1", "กลุ่มนำเข้าหนึ่ง", "70"), group(null, "กลุ่มนำเข้าสอง", "70"));
        assertThat(directory.upsertGroups(rows, OFFICER).created()).isEqualTo(2);
        var again = directory.upsertGroups(rows, OFFICER);
        assertThat(List.of(again.created(), again.updated(), again.unchanged())).isEqualTo(List.of(0, 0, 2));
        var numbered = directory.upsertGroups(List.of(group("R-2", "กลุ่มนำเข้าสอง", "70")), OFFICER);
        assertThat(List.of(numbered.created(), numbered.updated(), numbered.unchanged()))
                .isEqualTo(List.of(0, 1, 0));
        assertThat(groups.list(asked("นำเข้า", "70"), OFFICER).total()).isEqualTo(2);
    }

    @Test
    void aChangeSeenTooLateIsRefused() {
        var id = directory.createGroup(group(null, "กลุ่มแก้ไข", "52"), OFFICER);
        directory.changeGroup(id, new GroupChange(0, "กลุ่มแก้ไข", "", 12, 30, true, false), OFFICER);
        assertThatThrownBy(() ->
                        directory.changeGroup(id, new GroupChange(0, "กลุ่มแก้ไข", "", 99, 30, true, false), OFFICER))
                .isInstanceOf(Refusal.class)
                .hasMessage("directory.group.changed_meanwhile");
        assertThat(directory.getGroup(id, OFFICER).artisans()).isEqualTo(12);
    }

    @Test
    void whatWasTypedStaysWhenAFieldIsWrong() throws Exception {
        var id = directory.createGroup(group(null, "กลุ่มพิมพ์ผิด", "52"), OFFICER);
        web.perform(post("/groups/" + id)
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("version", "0")
                        .param("nameTh", "ชื่อใหม่ที่พิมพ์")
                        .param("artisans", "สามสิบ")
                        .param("hoursPerWeek", "30"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("ชื่อใหม่ที่พิมพ์")))
                .andExpect(content().string(Matchers.containsString("Write a whole number")));
        assertThat(directory.getGroup(id, OFFICER).name().th()).isEqualTo("กลุ่มพิมพ์ผิด");
    }

    @Test
    void takingBackAnImportLeavesAGroupWhoseLeaderSignsIn() {
        var bound = directory.createGroup(group(null, "กลุ่มมีบัญชี", "52"), OFFICER);
        var loose = directory.createGroup(group(null, "กลุ่มไม่มีบัญชี", "52"), OFFICER);
        identity.createAccount(
                new NewAccount("undo-leader", "ทดสอบ", Role.GROUP_LEADER, bound, Language.TH), Identity.SYSTEM);
        assertThat(directory.removeUntouched(List.of(bound, loose), OFFICER)).isEqualTo(1);
        assertThat(directory.getGroup(bound, OFFICER).name().th()).isEqualTo("กลุ่มมีบัญชี");
        assertThatThrownBy(() -> directory.getGroup(loose, OFFICER)).isInstanceOf(NotFound.class);
    }

    @Test
    void aNewLeaderEndsTheTermOfTheFormer() {
        var id = directory.createGroup(group(null, "กลุ่มเปลี่ยนหัวหน้า", "52"), OFFICER);
        directory.addPerson(id, "นางสาว", "มะลิ", "ตัวอย่างงาม", true, java.time.LocalDate.of(2027, 2, 1), OFFICER);
        var people = directory.getGroup(id, OFFICER).people();
        assertThat(people)
                .filteredOn(p -> p.leader() && p.until() == null)
                .extracting(GroupView.Person::name)
                .containsExactly("นางสาว มะลิ ตัวอย่างงาม");
    }

    @Test
    void aRefusedLeaveKeepsTheWeeksThatWereChosen() throws Exception {
        var id = directory.createGroup(group(null, "กลุ่มลาผิด", "52"), OFFICER);
        var now = YearWeek.from(java.time.LocalDate.now(java.time.ZoneId.of("Asia/Bangkok")));
        var first = org.saan.hub.shared.Weeks.text(now.plusWeeks(5));
        var last = org.saan.hub.shared.Weeks.text(now.plusWeeks(3));
        web.perform(post("/our-weeks/leave")
                        .with(csrf())
                        .with(as(viewer(Role.GROUP_LEADER, id)))
                        .param("first", first)
                        .param("last", last)
                        .param("reason", "field"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("value=\"" + first + "\" selected")))
                .andExpect(content().string(Matchers.containsString("value=\"" + last + "\" selected")));
    }

    @Test
    void findsAGroupByTheWordsOfItsEnglishName() {
        var id = directory.createGroup(
                new NewGroup(
                        null,
                        new LocalizedText("กลุ่มป่าคราม", "Ban Pa Khram Craft Group"),
                        "group",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "52",
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        null,
                        true,
                        5,
                        30),
                OFFICER);
        assertThat(groups.list(asked("Pa Khram", "52"), OFFICER).rows())
                .extracting(GroupRow::id)
                .containsExactly(id);
    }

    @Test
    void figuresThatNobodyCanMeanAreRefusedBesideTheirFields() throws Exception {
        var id = directory.createGroup(group(null, "กลุ่มเลขใหญ่", "52"), OFFICER);
        web.perform(post("/groups/" + id + "/capabilities")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("family", "reed_mat")
                        .param("grade", "๒")
                        .param("minutesPerPiece", "9999999")
                        .param("setupMinutes", "0")
                        .param("minimumBatch", "1")
                        .param("looms", "1")
                        .param("price", "300"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("from 1 to 100,000")));
        web.perform(post("/groups")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("nameTh", "กลุ่มใหญ่มาก")
                        .param("province", "52")
                        .param("artisans", "99999"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("กลุ่มใหญ่มาก")));
    }
}
