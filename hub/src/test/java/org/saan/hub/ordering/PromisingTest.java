package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Weeks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** What can be promised beside work that groups have been offered, through the service and its page. */
@HubTest
@Import(Scene.class)
class PromisingTest {
    @Autowired
    private Scene scene;

    @Autowired
    private Promising promising;

    @Autowired
    private MockMvc web;

    @BeforeEach
    void onlyTheGroupsOfThisTest() {
        scene.clear();
    }

    private NewOrder.Line line(int quantity, int dueIn, Long maxPrice, Integer maxGroups) {
        return new NewOrder.Line(
                Scene.FAMILY,
                BigDecimal.valueOf(quantity),
                scene.now(),
                scene.now().plusWeeks(dueIn),
                1,
                maxPrice,
                maxGroups,
                1,
                false);
    }

    @Test
    void promisesTheTimeThatNobodyHolds() {
        var a = scene.group("A", 60, 1);
        scene.planAndAccept(scene.order(45));
        var promise = promising.promise(line(40, 10, null, null), OFFICER);
        assertThat(promise.pieces()).isEqualTo(15);
        assertThat(promise.whole()).isFalse();
        assertThat(promise.shares()).singleElement().satisfies(share -> {
            assertThat(share.groupId()).isEqualTo(a);
            assertThat(share.first()).isEqualTo(scene.now().plusWeeks(4));
            assertThat(share.priceMinor()).isEqualTo(20_000);
        });
        assertThat(promise.prices()).isEqualTo(new PromiseView.Prices(20_000, 20_000, 300_000));
    }

    @Test
    void tellsByWhenAndWhatMoreGroupsOrMoneyWouldGive() {
        scene.group("A", 60, 1, 20_000);
        scene.group("B", 50, 1, 30_000);
        var early = promising.promise(line(110, 2, null, null), OFFICER);
        assertThat(early.pieces()).isZero();
        assertThat(early.wholeBy()).isNotNull();
        assertThat(early.byWeek().getLast().pieces()).isEqualTo(110);
        var one = promising.promise(line(110, 10, null, 1), OFFICER);
        assertThat(one.pieces()).isEqualTo(60);
        assertThat(one.oneMoreGroup()).isEqualTo(110);
        var cheap = promising.promise(line(110, 10, 25_000L, null), OFFICER);
        assertThat(cheap.higherPrices()).containsExactly(new PromiseView.AtPrice(30_000, 110));
    }

    @Test
    void nothingIsHeldByAPromise() {
        scene.group("A", 60, 1);
        assertThat(promising.promise(line(60, 10, null, null), OFFICER).whole()).isTrue();
        assertThat(promising.promise(line(60, 10, null, null), OFFICER).whole()).isTrue();
    }

    @Test
    void aPromiseThatIsOrderedAtOnceIsKeptByThePlan() {
        scene.group("A", 37, 5);
        scene.group("B", 29, 4);
        var promise = promising.promise(line(100, 10, null, null), OFFICER);
        var order = scene.order(promise.pieces());
        scene.planAndAccept(order);
        assertThat(promise.pieces()).isEqualTo(66);
        assertThat(scene.onlyLine(order).unallocated()).isZero();
    }

    @Test
    void onlyThoseWhoRunTheProgrammeMayAsk() {
        assertThatThrownBy(() -> promising.promise(line(1, 10, null, null), viewer(Role.BUYER, scene.buyer())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> promising.promise(line(0, 10, null, null), OFFICER))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void thePageAnswersInWordsACurveAndATable() throws Exception {
        scene.group("กลุ่มทอเสื่อ", 60, 1);
        web.perform(get("/orders/promise").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("id=\"family\"")));
        var page = web.perform(get("/orders/promise")
                        .with(as(OFFICER))
                        .header("Accept-Language", "en")
                        .param("family", Scene.FAMILY)
                        .param("quantity", "๑๐๐ ชิ้น")
                        .param("due", Weeks.text(scene.now().plusWeeks(10))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page)
                .contains("60 of 100 pieces by", "Not all 100 pieces", "class=\"load promise\"", "กลุ่มทอเสื่อ");
    }

    @Test
    void thePageSaysBesideTheFieldWhatCannotBeReadAndKeepsIt() throws Exception {
        web.perform(get("/orders/promise")
                        .with(as(OFFICER))
                        .param("family", Scene.FAMILY)
                        .param("quantity", "หลายชิ้น")
                        .param("due", Weeks.text(scene.now().plusWeeks(10))))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("value=\"หลายชิ้น\"")))
                .andExpect(content().string(containsString("quantity-msg")));
        web.perform(get("/orders/promise").with(as(viewer(Role.BUYER, scene.buyer()))))
                .andExpect(status().isNotFound());
    }
}
