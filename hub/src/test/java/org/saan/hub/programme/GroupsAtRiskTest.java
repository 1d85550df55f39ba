package org.saan.hub.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.ordering.Scene;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Weeks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** Who will be without work, and that plans give it to them first. */
@HubTest
@Import(Scene.class)
class GroupsAtRiskTest {
    private static final ContinuityRule RULE =
            new ContinuityRule(LocalDate.of(2026, 10, 1), 16, 12, 750, 3, 400, 2, 250, 100, 30, "programme");

    @Autowired
    Scene scene;

    @Autowired
    Outlooks outlooks;

    @Autowired
    GroupsAtRisk groups;

    @Autowired
    MockMvc web;

    @BeforeEach
    void begin() {
        scene.clear();
    }

    /** W has work, - none, L is leave. */
    private static Outlook outlook(String weeks) {
        var coming = new ArrayList<Outlook.Coming>();
        weeks.chars().forEach(week -> coming.add(new Outlook.Coming(6000, week == 'W' ? 3000 : 0, week == 'L')));
        return Outlook.of(coming, 0, RULE);
    }

    @Test
    void workEndsWhereMoreWeeksAreEmptyThanTheRuleAllows() {
        assertThat(outlook("WWWW----WW").dry()).isEqualTo(4);
        assertThat(outlook("WWWW---WWW").dry()).isNull();
        assertThat(outlook("--------").dry()).isZero();
        // Leave neither ends nor adds.
        assertThat(outlook("W-LL--W---").dry()).isEqualTo(7);
        assertThat(outlook("W-LL---WWW").dry()).isEqualTo(1);
        assertThat(outlook("WWWWWWWWWW").dry()).isNull();
    }

    @Test
    void nearnessHasAName() {
        assertThat(outlook("----").risk()).isEqualTo(Outlook.Risk.NOW);
        assertThat(outlook("WWWW----").risk()).isEqualTo(Outlook.Risk.SOON);
        assertThat(outlook("WWWWW----").risk()).isEqualTo(Outlook.Risk.LATER);
        assertThat(outlook("WWWW").risk()).isEqualTo(Outlook.Risk.CALM);
    }

    private void had(UUID group, int share) {
        for (int ago = 1; ago <= 8; ago++) {
            scene.jdbc
                    .sql("insert into programme.work_week values (:g, :w, 6000, false, :p, 0, '{}', 'WORKED')")
                    .param("g", group)
                    .param("w", Weeks.text(scene.now().minusWeeks(ago)))
                    .param("p", share)
                    .update();
        }
    }

    @Test
    void ofTwoGroupsThatCouldMakeItThePlanAsksTheOneWithoutWork() {
        for (var order : List.of(true, false)) {
            scene.clear();
            var one = scene.group("Had work", 100, 1);
            var two = scene.group("Had none", 100, 1);
            had(order ? one : two, 5400);
            had(order ? two : one, 0);

            var plan = scene.plan(scene.order(15));

            assertThat(java.util.Objects.requireNonNull(plan.proposal()).shares())
                    .extracting(share -> share.groupId())
                    .containsExactly(order ? two : one);
        }
    }

    @Test
    void aGroupWhoseWeekIsPromisedToOthersIsNotAskedBeforeOneWhoseWeekIsEmpty() {
        var busy = scene.group("Busy", 100, 1);
        var first = scene.order(60);
        scene.planAndAccept(first);
        var share = scene.share(first, busy);
        scene.offers.accept(share.id(), share.version(), OFFICER);
        var idle = scene.group("Idle", 100, 1);

        var plan = scene.plan(scene.order(30));

        assertThat(java.util.Objects.requireNonNull(plan.proposal()).shares())
                .extracting(one -> one.groupId())
                .containsExactly(idle);
    }

    @Test
    void acceptedWorkIsSeenAheadAndTheGroupWithoutComesFirst() {
        var busy = scene.group("Worked", 100, 1);
        var order = scene.order(60);
        scene.planAndAccept(order);
        var share = scene.share(order, busy);
        scene.offers.accept(share.id(), share.version(), OFFICER);
        outlooks.look();

        var weeks = groups.getGroup(busy, OFFICER).coming();

        assertThat(weeks.stream().map(Outlook.Coming::accepted).toList().subList(0, 6))
                .isEqualTo(List.of(0, 0, 0, 0, 3600, 0));
        assertThat(Collections.max(groups.counts(OFFICER).values())).isPositive();
    }

    @Test
    void aLeaderSeesHerOwnGroupOnly() throws Exception {
        var own = scene.group("Own", 100, 1);
        var other = scene.group("Other", 100, 1);
        var leader = viewer(Role.GROUP_LEADER, own);

        var page = web.perform(get("/our-continuity").with(as(leader)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("Own").doesNotContain("Other ").contains("No work from this week on.");
        web.perform(get("/continuity/" + other).with(as(leader))).andExpect(status().isNotFound());
        web.perform(get("/continuity").with(as(leader))).andExpect(status().isNotFound());
    }

    @Test
    void theBoardAndItsFilesShowTheGroups() throws Exception {
        scene.group("Seen on the board", 100, 1);
        outlooks.look();

        var page = web.perform(get("/continuity?q=seen on the board").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page)
                .contains("Seen on the board")
                .contains("class=\"cloth\"")
                .contains("No work from this week on.");
        assertThat(web.perform(get("/continuity.csv?q=seen").with(as(OFFICER)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8))
                .contains("Seen on the board");
    }
}
