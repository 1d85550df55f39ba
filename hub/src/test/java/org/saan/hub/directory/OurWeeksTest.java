package org.saan.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.hamcrest.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.threeten.extra.YearWeek;

@HubTest
class OurWeeksTest {
    private static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);

    @Autowired
    private Directory directory;

    @Autowired
    private OurWeeks weeks;

    @Autowired
    private Reminders reminders;

    @Autowired
    private CallList callList;

    @Autowired
    private Merging merging;

    @Autowired
    private Splitting splitting;

    @Autowired
    private CapacityMap map;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Autowired
    private MockMvc web;

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    private YearWeek week(int later) {
        return YearWeek.from(today()).plusWeeks(later);
    }

    private UUID group(String province) {
        var id = directory.createGroup(
                new NewGroup(
                        null,
                        new LocalizedText("กลุ่มปฏิทิน " + UUID.randomUUID(), "Calendar group"),
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
                        List.of("+66800000009"),
                        new NewGroup.Leader("นาง", "บุญมี", "ข้อมูลเทียม"),
                        true,
                        10,
                        30),
                OFFICER);
        directory.setCapability(id, new NewCapability("khit_runner", 2, 60, 0, 1, 10, 50_000), OFFICER);
        directory.setCapability(id, new NewCapability("reed_mat", 2, 60, 0, 1, 10, 50_000), OFFICER);
        return id;
    }

    private static Viewer leader(UUID group) {
        return viewer(Role.GROUP_LEADER, group);
    }

    private WeekTap tap(int later, @Nullable Integer left, String reason) {
        return new WeekTap(UUID.randomUUID(), week(later), "", left, reason, null);
    }

    private GroupWeeks see(UUID group) {
        return weeks.getWeeks(group, "", 26, leader(group));
    }

    private int minutes(UUID group, int later) {
        return directory
                .capacity(group, week(later), 1, OFFICER)
                .minutesByWeek()
                .getFirst();
    }

    @Test
    void aTapIsTheGroupsWordAndStandsAboveSeasonLeaveAndHours() {
        var id = group("47");
        directory.declareLeave(id, week(5), week(5), "festival", leader(id));
        directory.overrideCapacity(id, week(6), 77, "test", leader(id));
        for (int later = 4; later <= 6; later++) {
            weeks.tap(id, tap(later, WeekTap.HALF, "funeral"), leader(id));
            assertThat(minutes(id, later)).isEqualTo(10 * 30 * 60 / 2);
        }
        var week = see(id).week(week(5));
        assertThat(week.said()).isEqualTo(500);
        assertThat(week.reason()).isEqualTo("funeral");
        assertThat(see(id).confirmedOn()).isEqualTo(today());
    }

    @Test
    void undoBringsBackWhatStoodThereBeforeStepByStep() {
        var id = group("47");
        directory.overrideCapacity(id, week(6), 77, "test", leader(id));
        int usual = minutes(id, 7);
        var none = tap(6, WeekTap.NONE, "");
        var full = tap(6, WeekTap.FULL, "");
        weeks.tap(id, none, leader(id));
        weeks.tap(id, full, leader(id));
        assertThat(see(id).week(week(6)).undo()).isEqualTo(full.id());
        assertThatThrownBy(() -> weeks.undo(id, none.id(), leader(id)))
                .isInstanceOf(Refusal.class)
                .hasMessage("calendar.undo_later");
        weeks.undo(id, full.id(), leader(id));
        weeks.undo(id, full.id(), leader(id));
        assertThat(minutes(id, 6)).isZero();
        weeks.undo(id, none.id(), leader(id));
        assertThat(minutes(id, 6)).isEqualTo(77);
        weeks.tap(id, tap(7, WeekTap.NONE, ""), leader(id));
        weeks.tap(id, tap(7, null, ""), leader(id));
        assertThat(minutes(id, 7)).isEqualTo(usual);
        assertThat(see(id).week(week(7)).said()).isNull();
    }

    @Test
    void theSameTapSentTwiceAtOnceIsOneTap() throws Exception {
        var id = group("47");
        var tap = tap(3, WeekTap.NONE, "ill");
        try (var senders = Executors.newFixedThreadPool(4)) {
            var sent = java.util.stream.IntStream.range(0, 8)
                    .mapToObj(i -> senders.submit(() -> weeks.tap(id, tap, leader(id))))
                    .toList();
            for (var one : sent) {
                one.get();
            }
        }
        assertThat(jdbc.sql("select count(*) from directory.week_tap where group_id = :id")
                        .param("id", id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        var other = group("47");
        assertThatThrownBy(() -> weeks.tap(other, tap, leader(other))).isInstanceOf(NotFound.class);
    }

    @Test
    void aWordAboutATechniqueCountsForItsLoomsAlone() {
        var id = group("47");
        weeks.tap(id, new WeekTap(UUID.randomUUID(), week(3), "khit", WeekTap.NONE, "", null), leader(id));
        var capacity = directory.capacity(id, week(3), 1, OFFICER);
        assertThat(capacity.minutesByWeek().getFirst()).isPositive();
        assertThat(capacity.crafts())
                .filteredOn(craft -> craft.familyCode().equals("khit_runner"))
                .extracting(craft -> craft.loomMinutesByWeek().getFirst())
                .containsExactly(0);
        assertThat(capacity.crafts())
                .filteredOn(craft -> craft.familyCode().equals("reed_mat"))
                .allMatch(craft -> craft.loomMinutesByWeek().getFirst() > 0);
        assertThat(weeks.getWeeks(id, "khit", 26, leader(id)).week(week(3)).said())
                .isZero();
        assertThat(see(id).week(week(3)).said()).isNull();
        assertThatThrownBy(() -> weeks.getWeeks(id, "pottery", 26, leader(id))).isInstanceOf(NotFound.class);
    }

    @Test
    void anOfficerWritesDownWhoSaidItAndWhen() {
        var id = group("47");
        assertThatThrownBy(() -> weeks.confirm(id, null, OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("saidBy"));
        assertThatThrownBy(() -> weeks.confirm(id, new Said("ยายบุญมี", today().plusDays(1)), OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("saidOn"));
        weeks.confirm(id, new Said("ยายบุญมี", today().minusDays(9)), OFFICER);
        assertThat(see(id).confirmedOn()).isEqualTo(today().minusDays(9));
        assertThat(see(id).confirmedBy()).isEqualTo("ยายบุญมี");
        weeks.confirm(id, new Said("ยายบุญมี", today().minusDays(20)), OFFICER);
        assertThat(see(id).confirmedOn())
                .as("an older word does not age a newer")
                .isEqualTo(today().minusDays(9));
    }

    @Test
    void nobodySpeaksForTheGroupOfOthersOrOfThePast() {
        var id = group("47");
        var other = leader(group("47"));
        assertThatThrownBy(() -> weeks.tap(id, tap(1, WeekTap.FULL, ""), other)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> weeks.getWeeks(id, "", 26, other)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> weeks.confirm(id, null, other)).isInstanceOf(NotFound.class);
        for (int later : new int[] {-1, OurWeeks.WEEKS}) {
            assertThatThrownBy(() -> weeks.tap(id, tap(later, WeekTap.FULL, ""), leader(id)))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("calendar.week_out");
        }
    }

    @Test
    void earlierYearsAreReadFromWordsLeaveAndWork() {
        var id = group("47");
        var lastYear = GroupHistory.yearsBefore(week(4), 1);
        jdbc.sql("""
                        insert into directory.declared_leave (id, group_id, first_week, last_week, declared_on, reason)
                        values (:id, :group, :week, :week, :on, 'planting')
                        """)
                .param("id", UUID.randomUUID())
                .param("group", id)
                .param("week", Weeks.text(lastYear))
                .param("on", Weeks.monday(lastYear))
                .update();
        weeks.tap(id, tap(4, WeekTap.FULL, ""), leader(id));
        var week = see(id).week(week(4));
        assertThat(week.earlier()).containsExactly(new Habit.Earlier(lastYear.getYear(), 0, "planting", 0));
        assertThat(week.habit().kind()).isEqualTo(Habit.Kind.USUALLY_LESS);
    }

    @Test
    void plansCountOnLessOfAGroupWhoseWordIsOldUntilItIsConfirmed() {
        var id = group("47");
        weeks.tap(id, tap(3, WeekTap.FULL, ""), leader(id));
        age(id, 91);
        assertThat(planned(id)).isEqualTo(10 * 30 * 60 * 3 / 4);
        assertThat(minutes(id, 3)).as("its own page says what it said").isEqualTo(10 * 30 * 60);
        age(id, 181);
        assertThat(planned(id)).isEqualTo(10 * 30 * 60 / 2);
        weeks.confirm(id, null, leader(id));
        assertThat(planned(id)).isEqualTo(10 * 30 * 60);
    }

    private void age(UUID group, int days) {
        jdbc.sql("update directory.producer_group set capacity_confirmed_on = :on where id = :id")
                .param("id", group)
                .param("on", today().minusDays(days))
                .update();
    }

    private int planned(UUID group) {
        return directory.capacities(week(3), 1).stream()
                .filter(capacity -> capacity.id().equals(group))
                .findFirst()
                .orElseThrow()
                .minutesByWeek()
                .getFirst();
    }

    private List<CallList.Call> calls(Viewer viewer) {
        var all = new java.util.ArrayList<CallList.Call>();
        for (int page = 0; all.size() == page * CallList.SHAPE.size(); page++) {
            all.addAll(callList.list(CallList.SHAPE.read(Map.of("region", "northeast", "page", "" + page)), viewer)
                    .rows());
        }
        return all;
    }

    @Test
    void silentGroupsAreRemindedOnceAMonthAndNotBeforeTheyGrowSilent() {
        var fresh = group("32");
        var silent = group("32");
        weeks.confirm(fresh, null, leader(fresh));
        age(silent, 31);
        reminders.remind();
        assertThat(reminders.remind()).isZero();
        assertThat(see(silent).reminded()).isTrue();
        assertThat(see(fresh).reminded()).isFalse();
        var calls = calls(OFFICER);
        assertThat(calls).extracting(CallList.Call::group).contains(silent).doesNotContain(fresh);
        assertThat(calls)
                .filteredOn(call -> call.group().equals(silent))
                .allMatch(call -> call.days() == 31 && "+66800000009".equals(call.phone()));
        // A coordinator of another cluster sees whom to ask for, not the number.
        var elsewhere = viewer(Role.COORDINATOR, UUID.randomUUID());
        assertThat(calls(elsewhere))
                .filteredOn(call -> call.group().equals(silent))
                .hasSize(1)
                .allMatch(call -> call.phone() == null);
        weeks.confirm(silent, null, leader(silent));
        assertThat(see(silent).reminded()).isFalse();
        assertThat(calls(OFFICER)).extracting(CallList.Call::group).doesNotContain(silent);
        assertThatThrownBy(() -> callList.list(CallList.SHAPE.usual(), leader(silent)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theMapShowsWhatIsFreeOfACraftInTheWeeksAsked() {
        var id = group("94");
        var filter = new MapFilter("khit", "", week(2), week(3), "");
        weeks.tap(id, tap(2, WeekTap.FULL, ""), leader(id));
        weeks.tap(id, tap(3, WeekTap.FULL, ""), leader(id));
        assertThat(province(filter))
                .isEqualTo(new ProvinceCapacity("94", province(filter).name(), "south", 1, 1, 2 * 10 * 30 * 60, 2));
        weeks.tap(id, tap(3, WeekTap.NONE, ""), leader(id));
        assertThat(province(filter).freeMinutes()).isEqualTo(10 * 30 * 60);
        assertThat(province(filter).freeWeeks()).isEqualTo(1);
        assertThat(map.provinces(new MapFilter("pottery", "", week(2), week(3), ""), OFFICER))
                .noneMatch(province -> province.code().equals("94"));
        assertThat(map.provinces(new MapFilter("", "", week(2), week(3), "north"), OFFICER))
                .noneMatch(province -> province.code().equals("94"));
        assertThatThrownBy(() -> map.provinces(filter, leader(id))).isInstanceOf(NotFound.class);
    }

    private ProvinceCapacity province(MapFilter filter) {
        return map.provinces(filter, OFFICER).stream()
                .filter(province -> province.code().equals("94"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aTapWithoutAScriptComesBackToItsWeekAndWithOneGetsThatWeek() throws Exception {
        var id = group("47");
        var text = Weeks.text(week(2));
        web.perform(post("/our-weeks/taps")
                        .with(csrf())
                        .with(as(leader(id)))
                        .param("token", "t")
                        .param("tap", text + ":0")
                        .param("reason", "funeral"))
                .andExpect(status().isFound())
                .andExpect(header().string("Location", Matchers.endsWith("/our-weeks#w-" + text)));
        assertThat(see(id).week(week(2)).reason()).isEqualTo("funeral");
        web.perform(post("/our-weeks/taps")
                        .with(csrf())
                        .with(as(leader(id)))
                        .header("Saan-Part", "week")
                        .param("id", UUID.randomUUID().toString())
                        .param("tap", text + ":500"))
                .andExpect(status().isOk())
                .andExpect(header().string("Saan-Part", "week"))
                .andExpect(content().string(Matchers.startsWith("<li class=\"week card\"")))
                .andExpect(content().string(Matchers.containsString("name=\"undo\"")));
        web.perform(get("/groups/" + id + "/weeks").with(as(leader(id)))).andExpect(status().isNotFound());
        web.perform(get("/calls").with(as(leader(id)))).andExpect(status().isNotFound());
        web.perform(get("/provinces").with(as(leader(id)))).andExpect(status().isNotFound());
    }

    @Test
    void whatIsWrongIsSaidBesideItsFieldAndToAScriptInWords() throws Exception {
        var id = group("47");
        var text = Weeks.text(week(2));
        web.perform(post("/groups/" + id + "/weeks/taps")
                        .with(csrf())
                        .with(as(OFFICER))
                        .param("tap", text + ":0")
                        .param("saidBy", "")
                        .param("saidOn", today().toString()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(Matchers.containsString("href=\"#saidBy\"")));
        web.perform(post("/groups/" + id + "/weeks/taps")
                        .with(csrf())
                        .with(as(OFFICER))
                        .header("Saan-Part", "week")
                        .param("tap", text + ":0")
                        .param("saidBy", "ยายบุญมี")
                        .param("saidOn", "2027-13-45"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(header().string("Saan-Part", "refused"))
                .andExpect(content().string("Choose the day on which it was said."));
        web.perform(post("/our-weeks/taps").with(csrf()).with(as(leader(id))).param("tap", "nonsense"))
                .andExpect(status().isNotFound());
    }

    @Test
    void groupsThatAreMergedTakeTheirTapsAlongAndGetThemBack() {
        var kept = group("47");
        var gone = group("47");
        weeks.tap(kept, tap(3, WeekTap.NONE, "ill"), leader(kept));
        weeks.tap(gone, tap(3, WeekTap.FULL, ""), leader(gone));
        weeks.tap(gone, tap(4, WeekTap.HALF, "funeral"), leader(gone));
        var versions = java.util.Map.of(
                kept, directory.getGroup(kept, OFFICER).version(),
                gone, directory.getGroup(gone, OFFICER).version());
        var merge = merging.merge(
                UUID.randomUUID(),
                new MergeRequest(
                        kept, List.of(gone), List.of(), java.util.Map.of(), java.util.Map.of(), null, versions, true),
                OFFICER);
        assertThat(see(kept).week(week(3)).said()).as("of the group that stays").isZero();
        assertThat(see(kept).week(week(4)).reason()).isEqualTo("funeral");
        splitting.split(merge, gone, OFFICER);
        assertThat(see(kept).week(week(4)).said()).isNull();
        assertThat(see(gone).week(week(3)).said()).isEqualTo(1000);
        assertThat(see(gone).week(week(4)).said()).isEqualTo(500);
    }

    @Test
    void theMapAndTheListOfCallsGoIntoASheet() throws Exception {
        group("47");
        web.perform(get("/provinces.xlsx").with(as(OFFICER))).andExpect(status().isOk());
        web.perform(get("/calls.xlsx").with(as(OFFICER))).andExpect(status().isOk());
        var page = web.perform(get("/provinces?technique=khit").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        var packed = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(packed)) {
            gzip.write(page);
        }
        assertThat(packed.size()).as("bytes of the map, packed").isLessThan(150_000);
    }
}
