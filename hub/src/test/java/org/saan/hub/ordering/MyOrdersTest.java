package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.ordering.MyOrderView.Place;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** What a buyer sees of the own orders, and what not. */
@HubTest
@Import({Scene.class, MyOrdersTest.News.class})
class MyOrdersTest {
    private static final Map<UUID, OrderNews.Known> NEWS = new ConcurrentHashMap<>();

    @TestConfiguration
    static class News {
        @Bean
        OrderNews newsOfTheTest() {
            return order -> NEWS.getOrDefault(order, OrderNews.NOTHING);
        }
    }

    @Autowired
    private Scene scene;

    @Autowired
    private MyOrders mine;

    @Autowired
    private MockMvc web;

    private UUID order = new UUID(0, 0);
    private Viewer buyer = OFFICER;

    @BeforeEach
    void anOrderWithAHighestPriceForGroups() {
        scene.clear();
        scene.group("Secret Alpha", 60, 1, 20_000);
        order = scene.ordering.createOrder(
                new NewOrder(
                        scene.buyer(),
                        "note of the office",
                        List.of(new NewOrder.Line(
                                Scene.FAMILY,
                                BigDecimal.valueOf(60),
                                scene.now(),
                                scene.now().plusWeeks(10),
                                1,
                                54_321L,
                                3,
                                1,
                                false))),
                OFFICER);
        buyer = viewer(Role.BUYER, scene.see(order).buyerId());
    }

    private Place place(OrderStage stage) {
        return mine.getMyOrder(order, buyer).steps().stream()
                .filter(step -> step.stage() == stage)
                .map(MyOrderView.Step::place)
                .findFirst()
                .orElseThrow();
    }

    private void everyGroupSaysYes() {
        scene.planAndAccept(order);
        scene.see(order).allocations().forEach(share -> scene.offers.accept(share.id(), share.version(), OFFICER));
    }

    @Test
    void theDateIsAPromiseOnceEveryPieceHasAYes() throws Exception {
        assertThat(mine.getMyOrder(order, buyer).isPromised()).isFalse();
        assertThat(place(OrderStage.ORDERED)).isEqualTo(Place.DONE);
        assertThat(place(OrderStage.SHARED_OUT)).isEqualTo(Place.NOW);
        web.perform(get("/orders/" + order).with(as(buyer)))
                .andExpect(content().string(containsString("It is a promise once every piece has a maker")))
                .andExpect(content().string(containsString("60 pieces · Reed mat")));
        everyGroupSaysYes();
        var promised = mine.getMyOrder(order, buyer);
        assertThat(promised.isPromised()).isTrue();
        assertThat(promised.promised()).isEqualTo(60);
        assertThat(promised.groups()).isEqualTo(1);
        assertThat(promised.made()).isNull();
        assertThat(place(OrderStage.SHARED_OUT)).isEqualTo(Place.DONE);
        // The work begins in the fifth week from now.
        assertThat(place(OrderStage.IN_WORK)).isEqualTo(Place.TO_COME);
        web.perform(get("/orders/" + order).with(as(buyer)))
                .andExpect(content().string(containsString("At our hub by")))
                .andExpect(content().string(containsString("1 group has said yes")))
                .andExpect(content().string(containsString("No documents yet")))
                .andExpect(content().string(containsString("No messages yet")));
    }

    @Test
    void nothingOfGroupsTheirPricesOrTheOfficeIsShown() throws Exception {
        everyGroupSaysYes();
        for (var path : List.of("/orders", "/orders/" + order)) {
            web.perform(get(path).with(as(buyer)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(scene.see(order).number())))
                    .andExpect(content().string(not(containsString("Secret Alpha"))))
                    .andExpect(content().string(not(containsString("฿"))))
                    .andExpect(content().string(not(containsString("543.21"))))
                    .andExpect(content().string(not(containsString("note of the office"))));
        }
    }

    @Test
    void ordersOfOthersAreNotThere() throws Exception {
        var other = viewer(Role.BUYER, scene.buyer());
        web.perform(get("/orders/" + order).with(as(other))).andExpect(status().isNotFound());
        web.perform(get("/orders").with(as(other)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("No orders yet")))
                .andExpect(content().string(not(containsString(scene.see(order).number()))));
        assertThatThrownBy(() -> mine.getMyOrder(order, other)).isInstanceOf(NotFound.class);
        var leader = viewer(Role.GROUP_LEADER, scene.see(order).buyerId());
        assertThatThrownBy(() -> mine.getMyOrder(order, leader)).isInstanceOf(NotFound.class);
        web.perform(get("/orders/" + order).with(as(leader))).andExpect(status().isNotFound());
    }

    @Test
    void whatOtherModulesTellStandsOnThePage() throws Exception {
        everyGroupSaysYes();
        NEWS.put(
                order,
                new OrderNews.Known(
                        Map.of(OrderStage.ENQUIRY, LocalDate.of(2026, 11, 4)),
                        Map.of(scene.onlyLine(order).id(), 17),
                        List.of(new OrderNews.Paper(
                                new LocalizedText("ใบเสนอราคา", "Quotation 7"),
                                LocalDate.of(2026, 11, 18),
                                "/papers/7")),
                        List.of(new OrderNews.Picture("/media/1/320.jpg", new LocalizedText("เสื่อ", "Mats drying")))));
        assertThat(place(OrderStage.ENQUIRY)).isEqualTo(Place.DONE);
        assertThat(place(OrderStage.IN_WORK)).isEqualTo(Place.NOW);
        assertThat(mine.getMyOrder(order, buyer).made()).isEqualTo(17);
        web.perform(get("/orders/" + order).with(as(buyer)))
                .andExpect(content().string(containsString("Quotation 7")))
                .andExpect(content().string(containsString("href=\"/papers/7\"")))
                .andExpect(content().string(containsString("alt=\"Mats drying\"")))
                .andExpect(content().string(containsString(">17<")));
    }

    @Test
    void aLaterStageHasTheEarlierOnesBehindIt() {
        everyGroupSaysYes();
        NEWS.put(
                order,
                new OrderNews.Known(
                        Map.of(OrderStage.PACKED, LocalDate.of(2027, 3, 31)), Map.of(), List.of(), List.of()));
        assertThat(place(OrderStage.COUNTED)).isEqualTo(Place.DONE);
        assertThat(place(OrderStage.SHIPPED)).isEqualTo(Place.NOW);
    }

    @Test
    void aCancelledOrderSaysSoAndPromisesNothing() throws Exception {
        scene.ordering.cancelOrder(order, OFFICER);
        assertThat(mine.getMyOrder(order, buyer).steps()).noneMatch(step -> step.place() == Place.NOW);
        web.perform(get("/orders/" + order).with(as(buyer)))
                .andExpect(content().string(containsString("Cancelled")))
                .andExpect(content().string(not(containsString("It is a promise"))));
    }
}
