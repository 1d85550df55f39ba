package org.saan.hub.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.identity.Identity;
import org.saan.hub.ordering.MyOrderView;
import org.saan.hub.ordering.MyOrders;
import org.saan.hub.ordering.OrderStage;
import org.saan.hub.ordering.Scene;
import org.saan.hub.production.NewDelivery;
import org.saan.hub.production.NewInspection;
import org.saan.hub.production.Production;
import org.saan.hub.production.Quality;
import org.saan.hub.production.Receiving;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.test.web.servlet.MockMvc;

/** What is packed leaves once, and arrives. */
@HubTest
@Import(Scene.class)
class DespatchesTest {
    private static final Viewer RECEIVER = viewer(Role.RECEIVER, Identity.PROGRAMME);

    @Autowired
    private Scene scene;

    @Autowired
    private Receiving receiving;

    @Autowired
    private Quality quality;

    @Autowired
    private Production production;

    @Autowired
    private Despatches despatches;

    @Autowired
    private MyOrders mine;

    @Autowired
    private MockMvc web;

    private UUID order = new UUID(0, 0);
    private UUID line = new UUID(0, 0);
    private UUID work = new UUID(0, 0);
    private Viewer buyer = OFFICER;

    @BeforeEach
    void anOrderOfAHundredOfWhichSixtyArePacked() {
        scene.clear();
        var group = scene.group("A", 100, 1);
        order = scene.order(100);
        line = scene.onlyLine(order).id();
        scene.planAndAccept(order);
        var share = scene.share(order, group);
        scene.offers.accept(share.id(), share.version(), OFFICER);
        work = share.id();
        buyer = viewer(Role.BUYER, scene.see(order).buyerId());
        pack(60);
    }

    private void pack(int pieces) {
        var tranche = receiving.receive(work, new NewDelivery(UUID.randomUUID(), pieces, pieces, "K4", null), RECEIVER);
        quality.inspect(tranche, new NewInspection(UUID.randomUUID(), pieces, List.of(), 0, null), List.of(), RECEIVER);
        receiving.pack(work, UUID.randomUUID(), pieces, false, RECEIVER);
    }

    private NewDespatch of(int pieces) {
        return of(UUID.randomUUID(), pieces);
    }

    private NewDespatch of(UUID once, int pieces) {
        return new NewDespatch(
                once,
                "Thailand Post (fictional)",
                "EX123TH",
                2,
                18_400L,
                despatches.today(),
                despatches.today().plusDays(9),
                List.of(new NewDespatch.Part(line, pieces)));
    }

    private MyOrderView.Place place(OrderStage stage) {
        return mine.getMyOrder(order, buyer).steps().stream()
                .filter(step -> step.stage() == stage)
                .map(MyOrderView.Step::place)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void onlyWhatIsPackedLeavesAndTheOrderIsDeliveredWhenAllOfItArrived() {
        assertThatThrownBy(() -> despatches.despatch(order, of(61), RECEIVER))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.field()).isEqualTo("lines"));
        var first = despatches.despatch(order, of(60), RECEIVER);
        assertThat(place(OrderStage.SHIPPED)).isNotEqualTo(MyOrderView.Place.DONE);
        pack(40);
        var second = despatches.despatch(order, of(40), RECEIVER);
        assertThat(place(OrderStage.SHIPPED)).isEqualTo(MyOrderView.Place.DONE);
        assertThat(despatches.lines(order, RECEIVER))
                .containsExactly(new ToDespatch(line, scene.onlyLine(order).familyCode(), 100, 100, 100, 0));

        despatches.deliver(first, 0, despatches.today(), null, OFFICER);
        assertThat(place(OrderStage.DELIVERED)).isNotEqualTo(MyOrderView.Place.DONE);
        despatches.deliver(second, 0, despatches.today(), "one carton is dented", buyer);
        assertThat(place(OrderStage.DELIVERED)).isEqualTo(MyOrderView.Place.DONE);
        assertThat(despatches.get(second, OFFICER).deliveredWords()).isEqualTo("one carton is dented");
        assertThat(scene.illnesses()).isEmpty();

        despatches.notYet(second, 1, OFFICER);
        assertThat(despatches.get(second, buyer).state()).isEqualTo(DespatchState.ON_THE_WAY);
    }

    @Test
    void aDespatchWrittenByMistakeGivesItsPiecesBackAndKeepsItsNumber() {
        var mistaken = despatches.despatch(order, of(60), RECEIVER);
        assertThatThrownBy(() -> despatches.withdraw(mistaken, 0, " ", RECEIVER))
                .isInstanceOf(Refusal.class);
        despatches.withdraw(mistaken, 0, "not fetched", RECEIVER);
        assertThat(despatches.lines(order, RECEIVER).getFirst().ready()).isEqualTo(60);
        assertThatThrownBy(() -> despatches.deliver(mistaken, 1, despatches.today(), null, OFFICER))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> despatches.get(mistaken, buyer)).isInstanceOf(NotFound.class);
        var right = despatches.despatch(order, of(60), RECEIVER);
        assertThat(number(right)).isEqualTo(number(mistaken) + 1);
        assertThat(scene.illnesses()).isEmpty();
    }

    private int number(UUID despatch) {
        var text = despatches.get(despatch, OFFICER).number();
        return Integer.parseInt(text.substring(text.lastIndexOf('-') + 1));
    }

    @Test
    @DisplayName("CC-03 the same form sent many times at once is one despatch")
    void theSameFormAtOnceIsOneDespatch() throws Exception {
        var once = UUID.randomUUID();
        assertThat(atOnce(() -> despatches.despatch(order, of(once, 20), RECEIVER)).stream()
                        .map(Objects::requireNonNull)
                        .distinct())
                .hasSize(1);
        assertThat(despatches.lines(order, RECEIVER).getFirst().despatched()).isEqualTo(20);
    }

    @Test
    void manyFormsAtOnceNeverSendMoreThanIsPacked() throws Exception {
        var made = atOnce(() -> {
            try {
                return despatches.despatch(order, of(25), RECEIVER);
            } catch (Refusal no) {
                return null;
            }
        });
        assertThat(made.stream().filter(Objects::nonNull)).hasSize(2);
        assertThat(despatches.lines(order, RECEIVER).getFirst().despatched()).isEqualTo(50);
    }

    private static List<UUID> atOnce(Callable<UUID> action) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = new ArrayList<Future<UUID>>();
            for (int i = 0; i < 8; i++) {
                futures.add(threads.submit(action));
            }
            var made = new ArrayList<UUID>();
            for (var future : futures) {
                made.add(future.get());
            }
            return made;
        }
    }

    @Test
    void theDatabaseLetsNothingLeaveThatIsNotPackedAndKeepsWhatLeft() {
        var despatch = despatches.despatch(order, of(60), RECEIVER);
        for (var sql : List.of(
                "insert into trade.despatch_line values (:id, gen_random_uuid(), 1)",
                "update trade.despatch_line set pieces = 1 where despatch_id = :id",
                "delete from trade.despatch_line where despatch_id = :id",
                "update trade.despatch set carrier = 'other' where id = :id",
                "delete from trade.despatch where id = :id")) {
            assertThatThrownBy(() -> scene.jdbc.sql(sql).param("id", despatch).update())
                    .as(sql)
                    .isInstanceOf(DataAccessException.class);
        }
        // Beyond what is packed, past every check of the hub's own.
        assertThatThrownBy(() -> scene.jdbc
                        .sql("""
                                with made as (
                                    insert into trade.despatch (id, number, order_id, carrier, cartons, despatched_on, written_by,
                                        written_at)
                                    values (gen_random_uuid(), 'DSP-0-0', :order, 'x', 1, current_date, gen_random_uuid(), now())
                                    returning id)
                                insert into trade.despatch_line select id, :line, 1 from made""")
                        .param("order", order)
                        .param("line", line)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("only 60 pieces are packed");
    }

    @Test
    void throughThePagesAndNothingOfOthers() throws Exception {
        web.perform(get("/orders/" + order + "/despatches").with(as(RECEIVER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("pieces-" + line)));
        web.perform(post("/orders/" + order + "/despatches")
                        .with(csrf())
                        .with(as(RECEIVER))
                        .param("once", UUID.randomUUID().toString())
                        .param("pieces-" + line, "๖๑")
                        .param("carrier", "Typed Carrier")
                        .param("cartons", "1")
                        .param("on", despatches.today().toString()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Typed Carrier")))
                .andExpect(content().string(containsString("60 pieces are packed")));
        var to = Objects.requireNonNull(web.perform(post("/orders/" + order + "/despatches")
                        .with(csrf())
                        .with(as(RECEIVER))
                        .param("once", UUID.randomUUID().toString())
                        .param("pieces-" + line, "๖๐")
                        .param("carrier", "Thailand Post")
                        .param("cartons", "2")
                        .param("gross", "18.4")
                        .param("on", despatches.today().toString()))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        web.perform(get(to).with(as(buyer)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("18.4 kg")))
                .andExpect(content().string(org.hamcrest.Matchers.not(containsString("/withdraw"))));
        web.perform(get("/despatches").with(as(buyer))).andExpect(content().string(containsString(to)));
        for (var ending : List.of("csv", "xlsx")) {
            web.perform(get("/despatches." + ending + "?q=post").with(as(OFFICER)))
                    .andExpect(status().isOk());
        }
        web.perform(post(to + "/arrived")
                        .with(csrf())
                        .with(as(buyer))
                        .param("version", "7")
                        .param("arrived", despatches.today().toString())
                        .param("words", "typed in vain"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("typed in vain")));
        web.perform(post(to + "/arrived")
                        .with(csrf())
                        .with(as(buyer))
                        .param("version", "0")
                        .param("arrived", despatches.today().toString()))
                .andExpect(status().is3xxRedirection());
        web.perform(get(to).with(as(OFFICER))).andExpect(content().string(containsString("/not-yet")));

        var others = List.of(
                viewer(Role.BUYER, UUID.randomUUID()),
                viewer(Role.GROUP_LEADER, UUID.randomUUID()),
                viewer(Role.DESIGNER, Identity.PROGRAMME));
        for (var other : others) {
            web.perform(get(to).with(as(other))).andExpect(status().isNotFound());
            web.perform(get("/orders/" + order + "/despatches").with(as(other))).andExpect(status().isNotFound());
            web.perform(post(to + "/arrived")
                            .with(csrf())
                            .with(as(other))
                            .param("version", "1")
                            .param("arrived", despatches.today().toString()))
                    .andExpect(status().isNotFound());
        }
        web.perform(get("/orders/" + order + "/despatches").with(as(buyer))).andExpect(status().isNotFound());
        assertThat(production.getWork(work, OFFICER).counts().packed()).isEqualTo(60);
    }
}
