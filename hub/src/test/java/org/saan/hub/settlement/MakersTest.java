package org.saan.hub.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.saan.hub.settlement.MoneyScene.baht;
import static org.saan.hub.settlement.MoneyScene.refused;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.directory.Erasure;
import org.saan.hub.directory.NewPerson;
import org.saan.hub.directory.People;
import org.saan.hub.directory.PersonRole;
import org.saan.hub.settlement.PaySplit.Basis;
import org.saan.hub.settlement.PaySplit.Part;
import org.saan.hub.shared.Language;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;

/** The statement of each maker: its sums are the group's, to the satang, and nobody else reads her name. */
@HubTest
@Import(MoneyScene.class)
class MakersTest {
    @Autowired
    private MoneyScene money;

    @Autowired
    private Makers makers;

    @Autowired
    private People people;

    @Autowired
    private Erasure erasure;

    @BeforeEach
    void begin() {
        money.begin();
    }

    @Test
    void partsAndTheRestAreTheGroupsPayToTheSatang() {
        var random = new Random(7);
        for (int round = 0; round < 2_000; round++) {
            int count = random.nextInt(1, 9);
            var parts = new ArrayList<Part>();
            for (int i = 0; i < count; i++) {
                parts.add(new Part(new UUID(0, i), random.nextInt(0, 30), random.nextInt(1, 3_000)));
            }
            int named = parts.stream().mapToInt(Part::pieces).sum();
            int accepted = Math.max(1, named + random.nextInt(0, 5));
            var earned = Money.ofMinor((long) accepted * random.nextInt(1, 99_999), Money.THB);
            // Nearly all is where a satang too much would show.
            var paid = Money.ofMinor(
                    round % 2 == 0 ? random.nextLong(0, earned.minor() + 1) : earned.minor() - random.nextInt(0, 2),
                    Money.THB);
            for (var basis : Basis.values()) {
                var split = PaySplit.of(earned, paid, accepted, basis, parts);
                assertThat(split.shares().stream().map(PaySplit.Share::earned).reduce(split.restEarned(), Money::plus))
                        .isEqualTo(earned);
                assertThat(split.shares().stream().map(PaySplit.Share::paid).reduce(split.restPaid(), Money::plus))
                        .isEqualTo(paid);
                assertThat(split.shares())
                        .allMatch(share ->
                                share.toCome().minor() >= 0 && share.paid().minor() >= 0);
                assertThat(split.restEarned().minor())
                        .isGreaterThanOrEqualTo(split.restPaid().minor());
            }
            // By pieces each gets exactly pieces × rate.
            var rate = earned.minor() / accepted;
            assertThat(PaySplit.of(earned, paid, accepted, Basis.PIECES, parts).shares())
                    .allMatch(share -> share.earned().minor() == share.pieces() * rate);
        }
    }

    @Test
    void whatMakersGetIsTogetherTheStatementOfTheirGroup() {
        var made = money.made(20, 10, 20_050);
        var leader = viewer(Role.GROUP_LEADER, made.group());
        var somsri = makers.add(made.group(), "สมศรี  ใจดี", leader);
        var malee = makers.add(made.group(), "มาลี", leader);
        var kham = makers.add(made.group(), "คำ", leader);
        refused("settlement.makers.known", () -> makers.add(made.group(), "สมศรี ใจดี", leader));
        makers.say(
                made.work(),
                0,
                Basis.PIECES,
                List.of(new Part(somsri, 4, 0), new Part(malee, 3, 0), new Part(kham, 1, 0)),
                leader);
        money.payGroup(made.group(), null, "1000.01", false, new NewPayout.Part(made.work(), baht("1000.01")));
        var group = makers.getGroup(made.group(), leader);
        assertThat(group.restEarned()).isEqualTo(baht("401.00"));
        assertThat(makers.getStatement(somsri, leader).earned()).isEqualTo(baht("802.00"));
        same(made.group());
        refused(
                "settlement.makers.changed",
                () -> makers.say(made.work(), 0, Basis.PIECES, List.of(new Part(malee, 10, 0)), leader));
        refused(
                "settlement.makers.too_many",
                () -> makers.say(made.work(), 1, Basis.PIECES, List.of(new Part(malee, 11, 0)), leader));
        refused(
                "settlement.makers.minutes_missing",
                () -> makers.say(made.work(), 1, Basis.MINUTES, List.of(new Part(malee, 3, 0)), leader));
        // By time: a third each of 2,005.00, whoever made how many.
        makers.say(
                made.work(),
                1,
                Basis.MINUTES,
                List.of(new Part(somsri, 4, 300), new Part(malee, 3, 300), new Part(kham, 3, 300)),
                leader);
        assertThat(makers.getGroup(made.group(), leader).makers())
                .extracting(Makers.Sum::earned)
                .containsExactlyInAnyOrder(baht("668.34"), baht("668.33"), baht("668.33"));
        same(made.group());
        // More is accepted later: by time it is theirs too.
        money.accept(made.work(), 1);
        same(made.group());
        assertThatThrownBy(() -> money.scene
                        .jdbc
                        .sql("update settlement.maker_part set pieces = 9 where work_id = :id")
                        .param("id", made.work())
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThat(money.scene.illnesses()).isEmpty();
    }

    private void same(UUID group) {
        var statement = money.payouts.getStatement(group, OFFICER);
        var split = makers.getGroup(group, OFFICER);
        assertThat(split.makers().stream().map(Makers.Sum::earned).reduce(split.restEarned(), Money::plus))
                .isEqualTo(statement.earned());
        assertThat(split.makers().stream().map(Makers.Sum::paid).reduce(split.restPaid(), Money::plus))
                .isEqualTo(statement.paid());
    }

    @Test
    void aLeaderSaysItOnThePhoneInThaiAndEachMakerHasAPaper() throws Exception {
        var made = money.made(10, 5, 20_000);
        var leader = viewer(Role.GROUP_LEADER, made.group()).reading(Language.TH);
        var list = "/settlement/groups/" + made.group() + "/makers";
        assertThat(money.seen(leader, "/settlement/our-money")).contains(list);
        assertThat(money.seen(leader, list)).contains("ยังไม่บอกว่าใครทำ 5 ชิ้น");
        assertThat(money.sent(leader, list, "name", " ")).startsWith("422");
        assertThat(money.sent(leader, list, "name", "สมศรี <b>ใจดี</b>")).isEqualTo(list);
        var maker = makers.list(made.group(), leader).getFirst().id();
        var form = "/settlement/works/" + made.work() + "/makers";
        assertThat(money.seen(leader, form)).contains("สมศรี &lt;b&gt;ใจดี&lt;/b&gt;");
        assertThat(money.sent(leader, form, "version", "0", "basis", "PIECES", "pieces-" + maker, "๖"))
                .startsWith("422")
                .contains("รวมกันได้ 6 ชิ้น มากกว่าที่ผ่านการตรวจ 5 ชิ้น");
        assertThat(money.sent(leader, form, "version", "0", "basis", "PIECES", "pieces-" + maker, "๓"))
                .isEqualTo(form);
        var statement = "/settlement/makers/" + maker;
        assertThat(money.seen(leader, statement)).contains("ทำ 3 ชิ้น ได้ 600\u00a0บาท");
        assertThat(new String(money.file(leader, statement + ".pdf"), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        for (var stranger : List.of(
                viewer(Role.GROUP_LEADER, UUID.randomUUID()),
                viewer(Role.BUYER, money.scene.see(made.order()).buyerId()))) {
            for (var path : List.of(list, form, statement, statement + ".pdf")) {
                assertThat(money.statusOf(stranger, path)).as(path).isEqualTo(404);
            }
        }
        assertThat(money.sent(viewer(Role.GROUP_LEADER, UUID.randomUUID()), list, "name", "x"))
                .startsWith("404");
        assertThat(money.sent(leader, statement + "/leave")).isEqualTo(list);
        // What was said stays, and she can still be seen on it.
        assertThat(money.seen(leader, form)).contains("สมศรี");
        assertThat(makers.getStatement(maker, leader).earned()).isEqualTo(baht("600.00"));
        // A maker of one group is no maker of another's work.
        var other = money.made(10, 5, 20_000);
        assertThatThrownBy(() -> makers.say(other.work(), 0, Basis.PIECES, List.of(new Part(maker, 1, 0)), OFFICER))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void anErasedPersonLosesTheNameAndTheSumsStay() {
        var made = money.made(10, 5, 20_000);
        var person = people.add(
                made.group(),
                new NewPerson(null, "สมปอง", "ทดสอบชื่อ", null),
                PersonRole.MEMBER,
                LocalDate.of(2020, 1, 1),
                OFFICER);
        assertThat(makers.listMembers(made.group(), OFFICER)).contains("สมปอง ทดสอบชื่อ");
        var maker = makers.add(made.group(), "สมปอง ทดสอบชื่อ", OFFICER);
        assertThat(makers.listMembers(made.group(), OFFICER)).doesNotContain("สมปอง ทดสอบชื่อ");
        makers.say(made.work(), 0, Basis.PIECES, List.of(new Part(maker, 5, 0)), OFFICER);
        assertThat(erasure.plan(person, OFFICER).kept())
                .extracting(one -> String.valueOf(one.why().en()))
                .contains("How many pieces were made, without a name.");
        erasure.erase(person, OFFICER);
        var statement = makers.getStatement(maker, OFFICER);
        assertThat(statement.maker().name()).startsWith("ลบแล้ว-").doesNotContain("สมปอง");
        assertThat(statement.earned()).isEqualTo(baht("1000.00"));
        assertThat(money.scene
                        .jdbc
                        .sql("select count(*) from settlement.maker where name like '%สมปอง%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }
}
