package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Notices;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Weeks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.threeten.extra.YearWeek;

/** Orders that change after groups were asked: what is begun stays, the sums hold, and nobody overwrites what he has not seen. */
@HubTest
@Import({Scene.class, AmendmentsTest.Begun.class})
class AmendmentsTest {
    /** Work that a test says was begun. */
    @TestComponent
    static class Begun implements StartedWork {
        private final Map<UUID, Integer> pieces = new java.util.concurrent.ConcurrentHashMap<>();

        @Override
        public Map<UUID, Integer> pieces(Collection<UUID> shares) {
            var all = new HashMap<>(pieces);
            all.keySet().retainAll(shares);
            return all;
        }
    }

    @Autowired
    private Scene scene;

    @Autowired
    private Amendments amendments;

    @Autowired
    private Notices notices;

    @Autowired
    private Begun begun;

    @Autowired
    private MockMvc web;

    @BeforeEach
    void nobody() {
        scene.clear();
        begun.pieces.clear();
    }

    private NewAmendment to(UUID order, int quantity) {
        return to(order, quantity, scene.onlyLine(order).due(), null);
    }

    private NewAmendment to(UUID order, int quantity, YearWeek due, Long price) {
        var line = scene.onlyLine(order);
        return new NewAmendment(
                amendments.seen(order, OFFICER),
                "the shop is smaller",
                "buyer",
                List.of(new NewAmendment.Line(
                        line.id(), line.familyCode(), BigDecimal.valueOf(quantity), due, price, false)));
    }

    private void amend(UUID order, NewAmendment wanted) {
        assertThat(amendments.errors(order, wanted, OFFICER)).isEmpty();
        amendments.amend(UUID.randomUUID(), order, wanted, OFFICER);
    }

    private void accept(AllocationView share) {
        scene.offers.accept(share.id(), share.version(), OFFICER);
    }

    @Test
    void moreLeavesAcceptedWorkAsItIsAndIsPlannedAnew() {
        var a = scene.group("A", 30, 1);
        var order = scene.order(30);
        scene.planAndAccept(order);
        accept(scene.share(order, a));
        var b = scene.group("B", 40, 1);
        amend(order, to(order, 50));
        assertThat(scene.share(order, a).state()).isEqualTo(AllocationState.ACCEPTED);
        assertThat(scene.share(order, a).quantity()).isEqualTo(30);
        assertThat(scene.onlyLine(order).unallocated()).isEqualTo(20);
        scene.planAndAccept(order);
        assertThat(scene.share(order, b).quantity()).isEqualTo(20);
        assertThat(scene.share(order, a).quantity()).isEqualTo(30);
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    void fewerAreTakenFromWhatHasNoGroupThenFromOpenOffersThenFromAcceptedWork() {
        var a = scene.group("A", 30, 1);
        var b = scene.group("B", 30, 1);
        var order = scene.order(70);
        scene.planAndAccept(order);
        accept(scene.share(order, a));
        amend(order, to(order, 60));
        assertThat(scene.share(order, a).quantity()).isEqualTo(30);
        assertThat(scene.share(order, b).quantity()).isEqualTo(30);
        amend(order, to(order, 40));
        assertThat(scene.share(order, b).quantity()).isEqualTo(10);
        amend(order, to(order, 25));
        assertThat(scene.share(order, b).state()).isEqualTo(AllocationState.CANCELLED);
        assertThat(scene.share(order, a).quantity()).isEqualTo(25);
        assertThat(scene.share(order, a).state()).isEqualTo(AllocationState.ACCEPTED);
        assertThat(scene.onlyLine(order).quantity()).isEqualTo(25);
        assertThat(notices.list(viewer(Role.GROUP_LEADER, b)))
                .extracting(Notices.Notice::key)
                .containsExactly("amend.notice.taken_back", "amend.notice.fewer", "ordering.notice.offered");
        assertThat(notices.list(viewer(Role.GROUP_LEADER, a))
                        .getFirst()
                        .args()
                        .getFirst()
                        .th())
                .isEqualTo(scene.see(order).number());
        assertThat(amendments.history(order, OFFICER))
                .extracting(OrderVersion::version)
                .containsExactly(4, 3, 2);
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    @DisplayName(
            "OR-04 of ten pieces five are made; the order is lowered to five: what is made stays, nothing is left to do")
    void neverTakesWhatIsMade() {
        var a = scene.group("A", 4, 1);
        var b = scene.group("B", 6, 1);
        var order = scene.order(10);
        scene.planAndAccept(order);
        accept(scene.share(order, a));
        accept(scene.share(order, b));
        begun.pieces.put(scene.share(order, a).id(), 2);
        begun.pieces.put(scene.share(order, b).id(), 3);
        assertThat(amendments.errors(order, to(order, 4), OFFICER))
                .extracting(Refusal::code, Refusal::field, refusal -> refusal.args()[0])
                .containsExactly(org.assertj.core.groups.Tuple.tuple("amend.begun", "lines[0].quantity", 5));
        amend(order, to(order, 5));
        assertThat(scene.share(order, a).quantity()).isEqualTo(2);
        assertThat(scene.share(order, b).quantity()).isEqualTo(3);
        assertThat(scene.onlyLine(order).unallocated()).isZero();
        assertThat(scene.see(order).state()).isEqualTo(OrderState.ACCEPTED);
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    void anEarlierWeekTakesOpenOffersBackAndNamesAcceptedWork() {
        var a = scene.group("A", 10, 1);
        var b = scene.group("B", 10, 1);
        var order = scene.order(20);
        scene.planAndAccept(order);
        accept(scene.share(order, a));
        var wanted = to(order, 20, scene.now().plusWeeks(2), null);
        var meaning = amendments.preview(order, wanted, OFFICER);
        assertThat(meaning.unallocated()).isEqualTo(10);
        amend(order, wanted);
        assertThat(scene.share(order, a).quantity()).isEqualTo(10);
        assertThat(scene.share(order, b).state()).isEqualTo(AllocationState.CANCELLED);
        assertThat(notices.list(viewer(Role.GROUP_LEADER, a)).getFirst().key()).isEqualTo("amend.notice.look");
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    void aLowerPriceTakesDearOffersBackAndTellsTheMoney() {
        var cheap = scene.group("A", 10, 1, 10_000);
        var dear = scene.group("B", 10, 1, 30_000);
        var order = scene.order(20);
        scene.planAndAccept(order);
        var wanted = to(order, 20, scene.onlyLine(order).due(), 20_000L);
        var meaning = amendments.preview(order, wanted, OFFICER);
        assertThat(meaning.moneyBefore()).isEqualTo(400_000);
        assertThat(meaning.moneyAfter()).isEqualTo(100_000);
        amend(order, wanted);
        assertThat(scene.share(order, cheap).state()).isEqualTo(AllocationState.OFFERED);
        assertThat(scene.share(order, dear).state()).isEqualTo(AllocationState.CANCELLED);
    }

    @Test
    void linesComeAndGoAndAnEarlierVersionCanBeTheBeginning() throws Exception {
        var group = scene.group("A", 60, 1);
        var order = scene.order(20);
        scene.planAndAccept(order);
        var line = scene.onlyLine(order);
        amend(
                order,
                new NewAmendment(
                        amendments.seen(order, OFFICER),
                        "another cloth",
                        "buyer",
                        List.of(
                                new NewAmendment.Line(line.id(), line.familyCode(), null, null, null, true),
                                new NewAmendment.Line(
                                        null, Scene.FAMILY, BigDecimal.valueOf(7), line.due(), null, false))));
        assertThat(scene.onlyLine(order).quantity()).isEqualTo(7);
        assertThat(scene.jdbc
                        .sql("select count(*) from ordering.allocation where group_id = :id and state = 'CANCELLED'")
                        .param("id", group)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        amend(order, to(order, 9));
        assertThat(web.perform(get("/orders/{id}/amend?from=2", order).with(as(OFFICER)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("name=\"lines[0].quantity\" inputmode=\"text\" value=\"7\"");
        assertThat(web.perform(get("/orders/{id}/changes", order).with(as(OFFICER)))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("id=\"version-3\"", "id=\"version-2\"", "another cloth");
        scene.planAndAccept(order);
        assertThat(scene.illnesses()).isEmpty();
    }

    private MockHttpServletRequestBuilder form(UUID order, UUID token, String seen, String looked, String quantity) {
        var line = scene.onlyLine(order);
        return post("/orders/{id}/amend", order)
                .with(csrf())
                .with(as(OFFICER))
                .param("once", token.toString())
                .param("seen", seen)
                .param("looked", looked)
                .param("do", looked.isEmpty() ? "look" : "save")
                .param("askedBy", "buyer")
                .param("reason", "เหตุผลที่พิมพ์")
                .param("lines[0].line", line.id().toString())
                .param("lines[0].family", line.familyCode())
                .param("lines[0].quantity", quantity)
                .param("lines[0].due", Weeks.text(line.due()))
                .param("lines[0].maxPrice", "");
    }

    private String looked(UUID order, UUID token, String seen, String quantity) throws Exception {
        var page = web.perform(form(order, token, seen, "", quantity))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("id=\"meaning\"", "id=\"save\"");
        return page.replaceAll("(?s).*name=\"looked\" value=\"([^\"]+)\".*", "$1");
    }

    @Test
    @DisplayName("CC-01 a change sent twice is one version")
    void sentTwice() throws Exception {
        var order = scene.order(20);
        var seen = amendments.seen(order, OFFICER);
        var token = UUID.randomUUID();
        var looked = looked(order, token, seen, "30");
        web.perform(form(order, token, seen, looked, "30")).andExpect(redirectedUrl("/orders/" + order));
        assertThat(scene.onlyLine(order).quantity()).isEqualTo(30);
        assertThat(amendments.history(order, OFFICER)).hasSize(1);
        assertThat(amendments.amend(
                        token,
                        order,
                        new NewAmendment(
                                seen,
                                "เหตุผลที่พิมพ์",
                                "buyer",
                                List.of(new NewAmendment.Line(
                                        scene.onlyLine(order).id(),
                                        Scene.FAMILY,
                                        BigDecimal.valueOf(30),
                                        scene.onlyLine(order).due(),
                                        null,
                                        false))),
                        OFFICER))
                .isEqualTo(2);
    }

    @Test
    void whoWasSecondIsToldWhatChangedAndKeepsWhatHeTyped() throws Exception {
        var order = scene.order(20);
        var seen = amendments.seen(order, OFFICER);
        var token = UUID.randomUUID();
        var looked = looked(order, token, seen, "30");
        amend(order, to(order, 26));
        var page = web.perform(form(order, token, seen, looked, "30"))
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page)
                .contains(
                        "id=\"meanwhile\"",
                        "20 → 26",
                        "value=\"30\"",
                        "value=\"เหตุผลที่พิมพ์\"",
                        amendments.seen(order, OFFICER));
        assertThat(scene.onlyLine(order).quantity()).isEqualTo(26);
    }

    @Test
    void whatIsWrongIsSaidBesideItsField() throws Exception {
        var order = scene.order(20);
        var page = web.perform(form(order, UUID.randomUUID(), amendments.seen(order, OFFICER), "", "2.5"))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("id=\"lines-0-quantity-msg\"", "2.5 is not a whole number of pieces.");
        web.perform(get("/orders/{id}/amend", order)
                        .with(as(viewer(Role.BUYER, scene.see(order).buyerId()))))
                .andExpect(status().isNotFound());
    }

    @Test
    @DisplayName("AL-09 twenty changes of one order at once: one wins, the others are refused, and no piece is lost")
    void manyAtOnce() throws Exception {
        scene.group("A", 30, 1);
        var order = scene.order(30);
        scene.planAndAccept(order);
        var all = new ArrayList<Callable<Boolean>>();
        for (int i = 1; i <= 20; i++) {
            var wanted = to(order, i);
            all.add(() -> {
                try {
                    amendments.amend(UUID.randomUUID(), order, wanted, OFFICER);
                    return true;
                } catch (Refusal refusal) {
                    assertThat(refusal.code()).isEqualTo("amend.changed");
                    return false;
                }
            });
        }
        int won = 0;
        try (var officers = Executors.newFixedThreadPool(4)) {
            for (var one : officers.invokeAll(all)) {
                won += one.get() ? 1 : 0;
            }
        }
        assertThat(won).isEqualTo(1);
        assertThat(scene.illnesses()).isEmpty();
    }

    /** Officers and leaders amend, answer, plan, begin and cancel at once; after all of it every sum holds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theSumsHoldWhateverManyDoAtOnce(long seed) throws Exception {
        for (int i = 0; i < 3; i++) {
            scene.group("G" + i, 30 + 10 * i, 1);
        }
        var orders = List.of(scene.order(30), scene.order(45));
        try (var people = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Future<?>>();
            for (int person = 0; person < 4; person++) {
                var random = new SplittableRandom(seed * 77 + person);
                work.add(people.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        act(orders.get(random.nextInt(orders.size())), random);
                    }
                }));
            }
            for (var done : work) {
                done.get();
            }
        }
        assertThat(scene.illnesses()).isEmpty();
        for (var order : orders) {
            for (var share : scene.see(order).allocations()) {
                if (share.state() == AllocationState.ACCEPTED) {
                    assertThat(share.quantity()).isGreaterThanOrEqualTo(begun.pieces.getOrDefault(share.id(), 0));
                }
            }
        }
    }

    private void act(UUID order, SplittableRandom random) {
        try {
            var seen = scene.see(order);
            if (seen.state() == OrderState.CANCELLED) {
                return;
            }
            var live =
                    seen.allocations().stream().filter(a -> a.state().isLive()).toList();
            int what = random.nextInt(8);
            if (live.isEmpty() || what == 0) {
                var plan = seen.plan();
                if (plan != null && plan.state() == PlanView.State.PROPOSED) {
                    scene.plans.acceptPlan(order, plan.id(), OFFICER);
                } else {
                    scene.job.make(scene.plans.requestPlan(order, OFFICER));
                }
                return;
            }
            var share = live.get(random.nextInt(live.size()));
            switch (what) {
                case 1 -> scene.offers.accept(share.id(), share.version(), OFFICER);
                case 2 -> scene.offers.counter(share.id(), share.version(), 1 + random.nextInt(20), OFFICER);
                case 3 -> scene.offers.decline(share.id(), share.version(), "time", OFFICER);
                case 4 -> scene.offers.agreeToCounter(order, share.id(), share.version(), OFFICER);
                default -> {
                    var wanted = to(order, 1 + random.nextInt(70));
                    if (amendments.errors(order, wanted, OFFICER).isEmpty()) {
                        amendments.amend(UUID.randomUUID(), order, wanted, OFFICER);
                    }
                }
            }
        } catch (Refusal expected) {
            assertThat(expected.code()).matches("(ordering|amend)\\..*");
        }
    }
}
