package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.ordering.Scene.OFFICER;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@HubTest
@Import(Scene.class)
class EnteringOrdersTest {
    @Autowired
    private Scene scene;

    private NewOrder.Line line(String quantity) {
        var line = scene.line(1);
        return new NewOrder.Line(
                line.familyCode(),
                new BigDecimal(quantity),
                line.release(),
                line.due(),
                line.grade(),
                null,
                null,
                1,
                false);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceBesideItsField() {
        var wrong = new NewOrder.Line(
                "no_such_craft", null, scene.now().plusWeeks(6), scene.now().plusWeeks(5), 4, 0L, 0, 0, false);
        assertThat(scene.ordering.errors(new NewOrder(null, "x".repeat(501), List.of(wrong))))
                .extracting(Refusal::field)
                .containsExactly(
                        "buyer",
                        "note",
                        "lines[0].family",
                        "lines[0].quantity",
                        "lines[0].maxPrice",
                        "lines[0].due",
                        "lines[0].grade",
                        "lines[0].maxGroups",
                        "lines[0].batchMultiple");
    }

    @Test
    @DisplayName("QT-05 half a piece is refused by the service itself, and nothing is stored")
    void partOfAPieceIsRefused() {
        var buyer = scene.buyer();
        assertThatThrownBy(() ->
                        scene.ordering.createOrder(new NewOrder(buyer, null, List.of(line("5"), line("2.5"))), OFFICER))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("ordering.line.part_of_piece");
                    assertThat(refusal.field()).isEqualTo("lines[1].quantity");
                });
        assertThat(scene.jdbc
                        .sql("select count(*) from ordering.buyer_order where buyer_id = :buyer")
                        .param("buyer", buyer)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(scene.ordering.errors(new NewOrder(buyer, null, List.of(line("20.0")))))
                .isEmpty();
    }

    @Test
    void numbersOfAFiscalYearHaveNoGapsEvenWhenSomeOrdersFail() throws Exception {
        var buyer = scene.buyer();
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            var quantity = i % 7 == 3 ? "0.5" : "5";
            work.add(() -> {
                try {
                    scene.ordering.createOrder(new NewOrder(buyer, null, List.of(line(quantity))), OFFICER);
                    return true;
                } catch (Refusal refused) {
                    return false;
                }
            });
        }
        int entered = 0;
        try (var officers = Executors.newFixedThreadPool(6)) {
            for (var answer : officers.invokeAll(work)) {
                entered += answer.get() ? 1 : 0;
            }
        }
        assertThat(entered).isEqualTo(17);
        assertThat(scene.jdbc
                        .sql("select count(distinct number) from ordering.buyer_order where buyer_id = :buyer")
                        .param("buyer", buyer)
                        .query(Integer.class)
                        .single())
                .isEqualTo(17);
        assertThat(scene.illnesses()).isEmpty();
    }
}
