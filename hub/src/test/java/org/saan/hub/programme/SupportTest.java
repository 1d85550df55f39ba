package org.saan.hub.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.saan.hub.TestHub.as;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.ordering.Scene;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Measures are proposed with reasons, wanted by the group's own word alone, and followed to the agency's decision. */
@HubTest
@Import(Scene.class)
class SupportTest {
    @Autowired
    private Scene scene;

    @Autowired
    private Measures measures;

    @Autowired
    private MeasureMatches matches;

    @Autowired
    private MeasureApplications applications;

    @Autowired
    private MeasureUptake uptake;

    @Autowired
    private Identity identity;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    private Viewer officer = Identity.SYSTEM;
    private Viewer leader = Identity.SYSTEM;

    @BeforeEach
    void aGroupAndAnOfficer() {
        scene.clear();
        jdbc.sql("truncate programme.measure_application, programme.measure_condition, programme.measure")
                .update();
        officer = person(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
        leader = person(Role.GROUP_LEADER, scene.group("A", 100, 1));
        jdbc.sql("update directory.producer_group set members = 5, registered_on = null, kind = 'community_enterprise'")
                .update();
    }

    private Viewer person(Role role, UUID organisation) {
        var name = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID();
        var id = identity.createAccount(
                new NewAccount(name, "ทดสอบ ข้อมูลเทียม", role, organisation, Language.TH), Identity.SYSTEM);
        return new Viewer(id, "ทดสอบ ข้อมูลเทียม", role, organisation, Language.TH);
    }

    private UUID grant(String code, Condition... conditions) {
        var both = new LocalizedText("ทุนกี่ทอ", "Loom grant");
        return measures.add(
                new NewMeasure(
                        code,
                        MeasureKind.GRANT,
                        both,
                        both,
                        both,
                        Money.ofMinor(5_000_000, Money.THB),
                        measures.today(),
                        measures.today().plusDays(30),
                        List.of(conditions)),
                officer);
    }

    private static Condition members(@Nullable Integer least) {
        return new Condition(Condition.Kind.MEMBERS, List.of(), least, null);
    }

    private static final Condition YEARS = new Condition(Condition.Kind.REGISTERED_YEARS, List.of(), 2, null);

    @Test
    void aMatchSaysWhatFitsWhatIsMissingAndWhatIsNotKnown() throws Exception {
        grant("a-fits", members(3));
        grant("b-perhaps", members(3), YEARS);
        grant("c-not-yet", members(7));
        var found = matches.ofGroup(leader);
        assertThat(found)
                .extracting(one -> one.measure().code() + " " + one.answer())
                .containsExactly("a-fits MET", "b-perhaps UNKNOWN", "c-not-yet NOT_MET");
        assertThat(found.get(2).fits().getFirst().number()).isEqualTo(5);
        web.perform(get("/our-support").with(as(leader)))
                .andExpect(content().string(containsString("มีสมาชิกอย่างน้อย 7 คน")))
                .andExpect(content().string(containsString("ตอนนี้มี 5")))
                .andExpect(content().string(containsString("ยังไม่ได้บอกวันที่จดทะเบียน")));
    }

    @Test
    void yearsCountFromTheDayOfRegistration() {
        grant("years", YEARS);
        register(2, 0);
        assertThat(matches.ofGroup(leader).getFirst().answer()).isEqualTo(Fit.Answer.MET);
        register(2, -1);
        assertThat(matches.ofGroup(leader).getFirst().answer()).isEqualTo(Fit.Answer.NOT_MET);
    }

    private void register(int years, int days) {
        jdbc.sql("update directory.producer_group set registered_on = :on")
                .param("on", measures.today().minusYears(years).minusDays(days))
                .update();
    }

    @Test
    void onlyTheGroupItselfSaysYes() {
        var id = grant("own-yes");
        assertThatThrownBy(() -> applications.interested(id, officer)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> jdbc.sql("""
                                insert into programme.measure_application (id, measure_id, group_id, state, said_by, said_at, changed_by)
                                values (gen_random_uuid(), :measure, :group, 'INTERESTED', :officer, now(), :officer)
                                """)
                        .param("measure", id)
                        .param("group", leader.organisationId())
                        .param("officer", officer.accountId())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("did not say it itself");
        applications.interested(id, leader);
        applications.interested(id, leader);
        assertThat(applications.ofMeasure(id, officer)).hasSize(1);
    }

    @Test
    void anApplicationGoesToTheAgencyAndIsDecidedOnce() throws Exception {
        var id = grant("decided");
        applications.interested(id, leader);
        var one = applications.ofGroup(leader).getFirst();
        assertThatThrownBy(() -> applications.granted(
                        one.id(), 0, measures.today(), Money.ofMinor(100, Money.THB), null, officer))
                .isInstanceOf(Refusal.class);
        applications.applied(one.id(), 0, measures.today(), officer);
        assertThatThrownBy(() -> applications.granted(
                        one.id(), 1, measures.today(), Money.ofMinor(5_000_001, Money.THB), null, officer))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.field()).isEqualTo("amount"));
        web.perform(post("/support/applications/" + one.id() + "/granted")
                        .param("of", one.id().toString())
                        .param("version", "1")
                        .param("on", measures.today().toString())
                        .param("amount", "๔๕,๐๐๐")
                        .with(as(officer))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        var decided = applications.ofGroup(leader).getFirst();
        assertThat(decided.state()).isEqualTo(ApplicationView.State.GRANTED);
        assertThat(Objects.requireNonNull(decided.granted()).plain()).isEqualTo("45000.00");
        assertThatThrownBy(() -> applications.withdraw(one.id(), decided.version(), leader))
                .isInstanceOf(Refusal.class);
        // Money of fewer than five groups is not told.
        var line = uptake.lines(officer).getFirst();
        assertThat(line.grantedCount()).isEqualTo(1);
        assertThat(line.granted()).isNull();
        for (var path : List.of("/support", "/support/new", "/support/" + id)) {
            web.perform(get(path).with(as(officer))).andExpect(status().isOk());
        }
    }

    @Test
    void whatIsTakenBackCanBeSaidAgain() {
        var id = grant("again");
        applications.interested(id, leader);
        applications.withdraw(applications.ofGroup(leader).getFirst().id(), 0, leader);
        applications.interested(id, leader);
        assertThat(applications.ofGroup(leader))
                .extracting(ApplicationView::state)
                .containsExactly(ApplicationView.State.INTERESTED, ApplicationView.State.WITHDRAWN);
    }
}
