package org.saan.hub.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.identity.NewAccount;
import org.saan.hub.identity.Notices;
import org.saan.hub.ordering.Scene;
import org.saan.hub.platform.Invariant;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Problems of exporting are heard, answered, grouped, published, and closed by those who told them. */
@HubTest
@Import(Scene.class)
class ObstaclesTest {
    private static final LocalizedText ANSWER = new LocalizedText(
            "ขอแก้ชื่อผ้าในใบกำกับสินค้าให้ตรงกัน", "Make the name of the cloth the same on the invoice");

    @Autowired
    private Scene scene;

    @Autowired
    private ObstacleTelling telling;

    @Autowired
    private Obstacles obstacles;

    @Autowired
    private ObstacleGroups groups;

    @Autowired
    private ObstacleTop top;

    @Autowired
    private ObstaclePanels panels;

    @Autowired
    private ToldObstacles told;

    @Autowired
    private GuideCards cards;

    @Autowired
    private Identity identity;

    @Autowired
    private Notices notices;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc web;

    @Autowired
    private List<Invariant> invariants;

    private Viewer officer = Identity.SYSTEM;
    private Viewer leader = Identity.SYSTEM;
    private Viewer stranger = Identity.SYSTEM;

    @BeforeEach
    void twoGroupsAndAnOfficer() {
        scene.clear();
        jdbc.sql(
                        "truncate trade.guide_card, trade.obstacle_comment, trade.obstacle_closure, trade.obstacle, trade.obstacle_panel")
                .update();
        jdbc.sql("delete from platform.document_number where kind = 'OBS'").update();
        officer = person(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
        leader = person(Role.GROUP_LEADER, scene.group("A", 100, 1));
        stranger = person(Role.GROUP_LEADER, scene.group("B", 100, 1));
    }

    private Viewer person(Role role, UUID organisation) {
        var name = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + UUID.randomUUID();
        var id = identity.createAccount(
                new NewAccount(name, "ทดสอบ ข้อมูลเทียม", role, organisation, Language.TH), Identity.SYSTEM);
        return new Viewer(id, "ทดสอบ ข้อมูลเทียม", role, organisation, Language.TH);
    }

    private static NewObstacle problem(String th, String country, int days, long baht) {
        return new NewObstacle(
                UUID.randomUUID(),
                new LocalizedText(th, null),
                country,
                null,
                "5007.20",
                "กรมศุลกากร",
                "Form D",
                days,
                Money.ofMinor(baht * 100, Money.THB));
    }

    private UUID tell(Viewer who) {
        return telling.tell(problem("ด่านไม่รับใบรับรองเพราะชื่อผ้าไม่ตรงกับใบกำกับสินค้า", "MY", 9, 4500), null, who);
    }

    private int version(UUID id) {
        return obstacles.get(id, Identity.SYSTEM).version();
    }

    private Map<String, Object> evidence(UUID id) {
        return jdbc.sql(
                        "select * from trade.evidence_obstacle where subject_id = :id order by counted_from desc limit 1")
                .param("id", id)
                .query()
                .singleRow();
    }

    private int counted() {
        return jdbc.sql("""
                        select count(distinct subject_id) from trade.evidence_obstacle
                        where counted_from is not null and counted_until is null and excluded is null
                        """).query(Integer.class).single();
    }

    @Test
    @DisplayName(
            "IND7 a problem counts when its teller agrees that it is solved, and no longer when it is opened again")
    void onlyTheTellerClosesIt() {
        var id = tell(leader);
        assertThat(obstacles.get(id, leader).state()).isEqualTo(ObstacleState.HEARD);
        obstacles.own(id, 0, officer.accountId(), obstacles.today().plusDays(7), officer);
        obstacles.answer(id, 1, ANSWER, officer);
        assertThat(notices.list(leader)).anySatisfy(notice -> {
            assertThat(notice.key()).isEqualTo("trade.notice.obstacle_answered");
            assertThat(notice.href()).isEqualTo("/obstacles/" + id);
        });
        assertThat(counted()).isZero();
        assertThatThrownBy(() -> obstacles.agree(id, 2, AgreedHow.SELF, null, officer))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> obstacles.agree(id, 2, AgreedHow.PHONE, " ", officer))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.field()).isEqualTo("words"));

        obstacles.agree(id, 2, AgreedHow.SELF, null, leader);
        assertThat(counted()).isEqualTo(1);
        assertThat(evidence(id))
                .containsEntry("excluded", null)
                .containsEntry("path", "/obstacles/" + id)
                .hasEntrySatisfying("counted_from", at -> assertThat(at).isNotNull());

        obstacles.reopen(id, 3, "ด่านยังไม่รับ", leader);
        assertThat(counted()).isZero();
        // The month before is still counted as it was.
        assertThat(evidence(id))
                .hasEntrySatisfying("counted_until", at -> assertThat(at).isNotNull());
        obstacles.answer(id, 4, ANSWER, officer);
        obstacles.agree(id, 5, AgreedHow.PHONE, "คุณบัว (ข้อมูลเทียม) บอกว่าผ่านแล้ว", officer);
        assertThat(counted()).isEqualTo(1);
        assertThat(obstacles.story(id, leader).closures()).hasSize(2);
        sound();
    }

    @Test
    void nothingIsAnsweredTwiceAtOnceAndNobodyElseSeesIt() {
        var id = tell(leader);
        obstacles.answer(id, 0, ANSWER, officer);
        assertThat(obstacles.get(id, officer).owner()).isEqualTo(officer.name());
        assertThatThrownBy(() -> obstacles.answer(id, 0, ANSWER, officer)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> obstacles.get(id, stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> obstacles.answer(id, 1, ANSWER, leader)).isInstanceOf(NotFound.class);
        assertThat(obstacles.get(id, leader).mine()).isTrue();
    }

    @Test
    void theSameFormTellsItOnce() {
        var form = problem("ค่าขนส่งแพงกว่าราคาสินค้า", "JP", 0, 0);
        assertThat(telling.tell(form, null, leader)).isEqualTo(telling.tell(form, null, leader));
        assertThat(jdbc.sql("select count(*) from trade.obstacle")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @DisplayName("IND7 similar problems are proposed, answered and counted once, and told apart again")
    void similarOnesAreGroupedAndApart() {
        var first = tell(leader);
        var same = telling.tell(
                problem("ด่านมาเลเซียไม่รับใบรับรอง ชื่อผ้าไม่ตรงใบกำกับสินค้า", "MY", 5, 1200), null, stranger);
        var other = telling.tell(problem("เงินค่าสินค้าโอนช้าสองเดือน", "DE", 60, 0), null, stranger);
        var similar = groups.similar(same, officer);
        assertThat(similar).extracting(ObstacleGroups.Similar::id).containsExactly(first);
        assertThat(similar.getFirst().percent()).isBetween(70, 100);
        assertThat(similar.getFirst().sameCountry()).isTrue();
        assertThat(groups.similar(other, officer)).isEmpty();

        groups.group(same, 0, first, officer);
        assertThatThrownBy(() -> groups.group(first, version(first), other, officer))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("trade.obstacle.leads_others"));
        obstacles.answer(first, version(first), ANSWER, officer);
        // Who told the one below has the answer, and does not see who else told it.
        assertThat(Objects.requireNonNull(obstacles.get(same, stranger).answer())
                        .th())
                .isEqualTo(ANSWER.th());
        assertThat(notices.list(stranger)).extracting(Notices.Notice::href).contains("/obstacles/" + same);
        assertThatThrownBy(() -> obstacles.agree(same, version(same), AgreedHow.SELF, null, stranger))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("trade.obstacle.grouped"));
        obstacles.agree(first, version(first), AgreedHow.SELF, null, leader);
        assertThat(counted()).isEqualTo(1);
        assertThat(evidence(same)).containsEntry("excluded", "same_as_parent");
        assertThat(evidence(same).get("facts").toString())
                .contains(obstacles.get(first, officer).number());

        var line = top.top(ObstacleTop.By.PROBLEM, officer).getFirst();
        assertThat(line.lead()).isEqualTo(first);
        assertThat(line.told()).isEqualTo(2);
        assertThat(line.daysLost()).isEqualTo(14);
        assertThat(line.open()).isZero();
        assertThat(line.moneyLost()).containsExactly(Money.ofMinor(570_000, Money.THB));
        assertThat(line.quarters().getLast()).isEqualTo(2);
        assertThat(top.top(ObstacleTop.By.COUNTRY, officer))
                .extracting(ObstacleTop.Line::key)
                .containsExactly("MY", "DE");

        groups.alone(same, version(same), officer);
        assertThat(obstacles.get(same, stranger).state()).isEqualTo(ObstacleState.HEARD);
        assertThat(obstacles.get(same, stranger).answer()).isNull();
        assertThat(evidence(same)).containsEntry("excluded", null);
        sound();
    }

    @Test
    void moneyOfTwoCurrenciesIsNeverAdded() {
        tell(leader);
        telling.tell(
                new NewObstacle(
                        UUID.randomUUID(),
                        new LocalizedText(null, "The broker asks for a form that nobody knows"),
                        "MY",
                        null,
                        null,
                        null,
                        null,
                        null,
                        Money.ofMinor(20_000, Currency.getInstance("USD"))),
                null,
                leader);
        assertThat(top.top(ObstacleTop.By.COUNTRY, officer).getFirst().moneyLost())
                .containsExactly(Money.ofMinor(450_000, Money.THB), Money.ofMinor(20_000, Currency.getInstance("USD")));
    }

    @Test
    void aWorkshopTellsByItsCodeAndFollowsByALink() throws Exception {
        var panel = panels.open(
                new LocalizedText("เวทีเชียงใหม่", null),
                "50",
                panels.today(),
                panels.today().plusDays(3),
                officer);
        var code = panels.get(panel, officer).code();
        var key = TellerKey.draw();
        for (int i = 0; i < 2; i++) {
            web.perform(post("/th/export-guide/tell/" + code)
                            .param("key", key.text())
                            .param("problem", "ผู้ซื้อขอใบรับรองปลอดศัตรูพืช ไม่รู้ขอที่ไหน")
                            .param("country", "FR")
                            .param("days", "๑๒")
                            .param("birthYear", "2515")
                            .param("sex", "female")
                            .with(csrf()))
                    .andExpect(status().is3xxRedirection());
        }
        var id = told.get(key).id();
        assertThat(obstacles.get(id, officer).daysLost()).isEqualTo(12);
        assertThat(panels.get(panel, officer).heard()).isEqualTo(1);
        assertThat(evidence(id))
                .containsEntry("province_code", "50")
                .containsEntry("sex", "female")
                .containsEntry("birth_year", 1972);
        assertThatThrownBy(() -> told.agree(key)).isInstanceOf(Refusal.class);
        obstacles.answer(id, 0, ANSWER, officer);
        web.perform(post("/th/export-guide/told/" + key.text() + "/agree").with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(counted()).isEqualTo(1);
        web.perform(get("/th/export-guide/told/" + TellerKey.draw().text())).andExpect(status().isNotFound());

        jdbc.sql("update trade.obstacle_panel set held_on = held_on - 9, open_until = held_on - 5")
                .update();
        web.perform(get("/th/export-guide/tell/" + code)).andExpect(status().isNotFound());
        sound();
    }

    @Test
    void theGuideShowsTheCardAndNobodysName() throws Exception {
        var id = tell(leader);
        var text = new GuideCards.Text(
                new LocalizedText("ให้ชื่อผ้าตรงกันทุกใบ", "Name the cloth alike on every paper"),
                new LocalizedText("เทียบชื่อผ้า\nแก้ใบกำกับสินค้า", "Compare the names\nMend the invoice"));
        assertThatThrownBy(() -> cards.publish(id, null, text, officer)).isInstanceOf(Refusal.class);
        obstacles.answer(id, 0, ANSWER, officer);
        cards.publish(id, null, text, officer);
        var number = obstacles.get(id, officer).number();
        web.perform(get("/th/export-guide").param("q", "ชื่อผ้า").param("country", "MY"))
                .andExpect(content().string(containsString("ให้ชื่อผ้าตรงกันทุกใบ")))
                .andExpect(content().string(not(containsString("noindex"))));
        web.perform(get("/en/export-guide").param("country", "DE"))
                .andExpect(content().string(not(containsString("Name the cloth alike"))));
        web.perform(get("/en/export-guide/" + number))
                .andExpect(content().string(containsString("Mend the invoice")))
                .andExpect(content().string(not(containsString("กลุ่ม A"))));
        cards.withdraw(id, 0, officer);
        web.perform(get("/en/export-guide/" + number)).andExpect(status().isNotFound());
        cards.publish(id, 1, text, officer);
        sound();
    }

    @Test
    void wrongFieldsKeepWhatWasTyped() throws Exception {
        web.perform(post("/obstacles")
                        .param("once", UUID.randomUUID().toString())
                        .param("problem", "ติดด่าน")
                        .param("hs", "50x")
                        .with(as(leader))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("5007.20")))
                .andExpect(content().string(containsString("ติดด่าน")));
        for (var path : List.of("/obstacles", "/obstacles/new", "/obstacles/top", "/obstacles/top?by=document")) {
            web.perform(get(path).with(as(officer))).andExpect(status().isOk());
        }
        tell(leader);
        web.perform(get("/obstacles").with(as(stranger))).andExpect(content().string(not(containsString("OBS-"))));
        web.perform(get("/obstacles.xlsx").with(as(officer))).andExpect(status().isOk());
        web.perform(get("/obstacles/top.csv").with(as(officer)))
                .andExpect(content().string(containsString("OBS-")));
    }

    private void sound() {
        for (var law : invariants) {
            if (law.module().equals("trade")) {
                assertThat(jdbc.sql(law.offendersSql()).query().listOfRows())
                        .as(law.name())
                        .isEmpty();
            }
        }
    }
}
