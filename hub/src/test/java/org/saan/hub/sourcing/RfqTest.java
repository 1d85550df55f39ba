package org.saan.hub.sourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.sourcing.SourcingScene.OFFICER;
import static org.saan.hub.sourcing.SourcingScene.leader;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Requests to groups and their answers: once, numbered, versioned, and each group for itself. */
@HubTest
@Import(SourcingScene.class)
class RfqTest {
    @Autowired
    private SourcingScene scene;

    @Autowired
    private MockMvc web;

    private UUID one = new UUID(0, 0);
    private UUID other = new UUID(0, 0);

    @BeforeEach
    void groups() {
        scene.groups.clear();
        one = scene.groups.group("one", 60, 20);
        other = scene.groups.group("other", 60, 20);
    }

    private String number(UUID rfq) {
        return scene.jdbc
                .sql("select number from sourcing.rfq where id = :id")
                .param("id", rfq)
                .query(String.class)
                .single();
    }

    private long last() {
        return scene.jdbc
                .sql("select coalesce(sum(last), 0) from platform.document_number where kind = 'RFQ'")
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("CC-07 numbers given by 16 at once are distinct and consecutive; what failed took none")
    void numbersAreUniqueAndWithoutGaps() throws Exception {
        var enquiry = scene.asked(5, 100);
        long before = last();
        var work = new ArrayList<Callable<String>>();
        for (int i = 0; i < 64; i++) {
            var to = i % 8 == 7 ? UUID.randomUUID() : one;
            work.add(() -> {
                try {
                    return number(scene.issue(enquiry, to));
                } catch (Refusal unknownGroup) {
                    return "";
                }
            });
        }
        var numbers = new ArrayList<String>();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var done : threads.invokeAll(work)) {
                numbers.add(done.get());
            }
        }
        numbers.removeIf(String::isEmpty);
        var year = scene.jdbc
                .sql("select max(fiscal_year) from platform.document_number where kind = 'RFQ'")
                .query(Integer.class)
                .single();
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 56)
                        .mapToObj(n -> String.format(java.util.Locale.ROOT, "RFQ-%d-%04d", year, before + n))
                        .toList());
    }

    @Test
    @DisplayName("CC-03 the same form sent twice at once is one request, and each group is told once")
    void issuedOnce() throws Exception {
        var enquiry = scene.asked(2, 100);
        var token = UUID.randomUUID();
        var rfq = scene.rfq(enquiry, one, other);
        Callable<UUID> send = () -> scene.rfqs.issue(token, rfq, OFFICER);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var ids = new ArrayList<UUID>();
            for (var done : threads.invokeAll(List.of(send, send, send, send))) {
                ids.add(done.get());
            }
            assertThat(ids).containsOnly(ids.getFirst());
        }
        assertThat(scene.rfqs.listOwn(one, leader(one))).hasSize(1);
        assertThat(scene.jdbc
                        .sql("select count(*) from identity.notice where organisation_id = :group")
                        .param("group", one)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(() -> scene.rfqs.issue(token, scene.rfq(enquiry, one), OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("platform.once.changed"));
    }

    private MockHttpServletRequestBuilder answer(UUID copy, Viewer who, UUID token, String quantity, String price) {
        var line = scene.rfqs.getOwn(copy, OFFICER).lines().getFirst().id();
        return post("/our-rfqs/" + copy)
                .with(csrf())
                .with(as(who))
                .param("once", token.toString())
                .param("do", "answer")
                .param("quantity-" + line, quantity)
                .param("price-" + line, price)
                .param("week-" + line, Weeks.text(scene.groups.now().plusWeeks(1)))
                .param("from0-" + line, "๔๐")
                .param("step0-" + line, "290");
    }

    @Test
    void aLeaderAnswersOnceAndAnswersAnewByANextVersion() throws Exception {
        var rfq = scene.issue(scene.asked(1, 100), one, other);
        var copy = scene.copy(rfq, one);
        web.perform(get("/our-rfqs").with(as(leader(one)))).andExpect(status().isOk());
        web.perform(get("/our-rfqs/" + copy).with(as(leader(one)))).andExpect(status().isOk());
        var token = UUID.randomUUID();
        web.perform(answer(copy, leader(one), token, "๕๐ ผืน", "310 บาท")).andExpect(status().is3xxRedirection());
        web.perform(answer(copy, leader(one), token, "๕๐ ผืน", "310 บาท")).andExpect(status().is3xxRedirection());
        var first = scene.rfqs.getOwn(copy, leader(one)).answer();
        assertThat(first).isNotNull();
        assertThat(first.version()).isEqualTo(1);
        assertThat(first.late()).isFalse();
        var line = first.said().lines().getFirst();
        assertThat(line.quantity()).isEqualTo(50);
        assertThat(line.priceFor(39)).isEqualTo(31_000);
        assertThat(line.priceFor(40)).isEqualTo(29_000);

        web.perform(answer(copy, leader(one), token, "60", "310")).andExpect(status().isConflict());
        web.perform(answer(copy, leader(one), UUID.randomUUID(), "101", "310"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("at most 100")));

        scene.jdbc
                .sql("update sourcing.rfq set answer_by = answer_by - 30 where id = :id")
                .param("id", rfq)
                .update();
        web.perform(answer(copy, leader(one), UUID.randomUUID(), "60", "305")).andExpect(status().is3xxRedirection());
        var second = scene.rfqs.getOwn(copy, leader(one)).answer();
        assertThat(second).isNotNull();
        assertThat(second.version()).isEqualTo(2);
        assertThat(second.late()).isTrue();
        assertThat(scene.jdbc
                        .sql("select count(*) from sourcing.rfq_answer where rfq_group_id = :copy")
                        .param("copy", copy)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        web.perform(get("/rfqs/" + rfq).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("answer 2, late")))
                .andExpect(content().string(containsString("no history yet")));
    }

    @Test
    void whatAGroupSaidIsNeverWrittenOver() {
        var rfq = scene.issue(scene.asked(1, 100), one);
        scene.answer(rfq, one, 40, 30_000);
        assertThatThrownBy(() -> scene.jdbc
                        .sql("update sourcing.rfq_answer_line set price_minor = 1")
                        .update())
                .hasMessageContaining("stays as it was said");
    }

    @Test
    void aRivalFindsNothingOfAnotherGroup() throws Exception {
        var rfq = scene.issue(scene.asked(1, 100), one, other);
        scene.answer(rfq, one, 40, 31_300);
        var copy = scene.copy(rfq, one);
        var rival = leader(other);
        web.perform(get("/our-rfqs/" + copy).with(as(rival))).andExpect(status().isNotFound());
        web.perform(answer(copy, rival, UUID.randomUUID(), "50", "300")).andExpect(status().isNotFound());
        for (var path : List.of("/rfqs/" + rfq, "/rfqs/behalf/" + copy, "/enquiries")) {
            web.perform(get(path).with(as(rival))).andExpect(status().isNotFound());
        }
        assertThatThrownBy(() -> scene.rfqs.listOwn(one, rival)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> scene.comparison.get(rfq, rival)).isInstanceOf(NotFound.class);
        web.perform(get("/our-rfqs/" + scene.copy(rfq, other)).with(as(rival)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("\"313\""))))
                .andExpect(content().string(not(containsString("Nordlys"))));
    }

    @Test
    void aCoordinatorWritesDownWhoSaidItAndHow() throws Exception {
        var rfq = scene.issue(scene.asked(1, 100), one);
        var copy = scene.copy(rfq, one);
        var line = scene.rfqs.getOwn(copy, OFFICER).lines().getFirst().id();
        var form = post("/rfqs/behalf/" + copy)
                .with(csrf())
                .with(as(OFFICER))
                .param("once", UUID.randomUUID().toString())
                .param("do", "answer")
                .param("how", "phone")
                .param("quantity-" + line, "30")
                .param("price-" + line, "300")
                .param("week-" + line, Weeks.text(scene.groups.now()));
        web.perform(form).andExpect(status().isUnprocessableContent());
        web.perform(form.param("who", "บัวผัน (ข้อมูลเทียม)")).andExpect(status().is3xxRedirection());
        web.perform(get("/rfqs/" + rfq).with(as(OFFICER)))
                .andExpect(content().string(containsString("written down for บัวผัน (ข้อมูลเทียม), by telephone")));
    }

    @Test
    void aPriceThatDoesNotPayTheMinimumWageIsChosenForAReasonOnly() throws Exception {
        var rfq = scene.issue(scene.asked(1, 100), one);
        scene.answer(rfq, one, 60, 100);
        var line = scene.comparison.get(rfq, OFFICER).lines().getFirst().asked().id();
        var first = new Choices.Place(scene.copy(rfq, one), line);
        web.perform(get("/rfqs/" + rfq).with(as(OFFICER)))
                .andExpect(content().string(containsString("Why less than the minimum wage is paid")));
        assertThatThrownBy(() -> scene.choices.choose(rfq, 0, Map.of(first, 50), "cheap", OFFICER))
                .isInstanceOfSatisfying(Refusal.class, no -> {
                    assertThat(no.code()).isEqualTo("rates.below.why_missing");
                    assertThat(no.field()).isEqualTo("why");
                });
        assertThat(scene.comparison.get(rfq, OFFICER).lines().getFirst().chosen())
                .isZero();
        scene.choices.choose(rfq, 0, Map.of(first, 50), "They weave it from their own remnants.", OFFICER);
        assertThat(scene.groups
                        .jdbc
                        .sql(
                                "select after::text from identity.audit_entry where action = 'sourcing.rfq_chosen' and subject_id = :id")
                        .param("id", rfq.toString())
                        .query(String.class)
                        .single())
                .contains("They weave it from their own remnants.");
    }

    @Test
    void chosenAndShortfallAreWhatIsAsked() throws Exception {
        var rfq = scene.issue(scene.asked(1, 100), one, other);
        scene.answer(rfq, one, 60, 31_000);
        scene.answer(rfq, other, 30, 29_000);
        var seen = scene.comparison.get(rfq, OFFICER);
        var line = seen.lines().getFirst().asked().id();
        var first = new Choices.Place(scene.copy(rfq, one), line);
        var second = new Choices.Place(scene.copy(rfq, other), line);
        scene.choices.choose(rfq, 0, Map.of(first, 50, second, 30), "", OFFICER);
        var chosen = scene.comparison.get(rfq, OFFICER).lines().getFirst();
        assertThat(List.of(chosen.asked().quantity(), chosen.chosen(), chosen.shortfall()))
                .containsExactly(100, 80, 20);
        for (var wrong : List.of(Map.of(first, 61), Map.of(first, 19), Map.of(second, 31))) {
            assertThatThrownBy(() -> scene.choices.choose(rfq, 1, wrong, "", OFFICER))
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> scene.choices.choose(rfq, 0, Map.of(first, 20), "", OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo("sourcing.rfq.chosen_meanwhile"));
        assertThat(scene.comparison.get(rfq, OFFICER).lines().getFirst().chosen())
                .isEqualTo(80);
        assertThat(scene.groups.illnesses()).isEmpty();
        web.perform(get("/rfqs/" + rfq + "?fill").with(as(OFFICER)))
                .andExpect(content()
                        .string(containsString("100 cannot be made from these answers: at most 90, 10 short.")));
    }
}
