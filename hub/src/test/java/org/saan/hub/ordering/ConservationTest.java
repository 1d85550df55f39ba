package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.saan.hub.ordering.Scene.OFFICER;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.saan.hub.HubTest;
import org.saan.hub.platform.Finding;
import org.saan.hub.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** ordered = allocated + unallocated, and minutes within capacity, whatever people do and in whatever order. */
@HubTest
@Import(Scene.class)
class ConservationTest {
    @Autowired
    private Scene scene;

    @Autowired
    private PlatformTransactionManager transactions;

    /** Several officers and leaders at once do forty things each that come to their minds. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsLostOrCountedTwiceWhenManyActAtOnce(long seed) throws Exception {
        scene.clear();
        for (int i = 0; i < 4; i++) {
            scene.group("G" + i, 30 + 10 * i, 1 + i);
        }
        var buyer = scene.buyer();
        var orders = new ArrayList<UUID>();
        for (int i = 0; i < 4; i++) {
            var line = scene.line(1);
            orders.add(scene.ordering.createOrder(
                    new NewOrder(
                            buyer,
                            null,
                            List.of(new NewOrder.Line(
                                    line.familyCode(),
                                    BigDecimal.valueOf(20L + 12L * i),
                                    line.release(),
                                    line.due(),
                                    1,
                                    null,
                                    i == 1 ? 2 : null,
                                    i == 2 ? 2 : 1,
                                    i == 3))),
                    OFFICER));
        }
        try (var people = Executors.newFixedThreadPool(4)) {
            var work = new ArrayList<Future<?>>();
            for (int person = 0; person < 4; person++) {
                var random = new SplittableRandom(seed * 31 + person);
                work.add(people.submit(() -> {
                    for (int i = 0; i < 40; i++) {
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
            for (var line : scene.see(order).lines()) {
                assertThat(line.allocated() + line.unallocated()).isEqualTo(line.quantity());
                assertThat(line.accepted() + line.waiting()).isEqualTo(line.allocated());
            }
        }
    }

    private void act(UUID order, SplittableRandom random) {
        try {
            var seen = scene.see(order);
            var live =
                    seen.allocations().stream().filter(a -> a.state().isLive()).toList();
            var plan = seen.plan();
            if (live.isEmpty() || random.nextInt(3) == 0) {
                if (plan != null && plan.state() == PlanView.State.PROPOSED) {
                    scene.plans.acceptPlan(order, plan.id(), OFFICER);
                } else {
                    scene.job.make(scene.plans.requestPlan(order, OFFICER));
                }
                return;
            }
            var share = live.get(random.nextInt(live.size()));
            switch (random.nextInt(6)) {
                case 0 -> scene.offers.accept(share.id(), share.version(), OFFICER);
                case 1 -> scene.offers.decline(share.id(), share.version(), "time", OFFICER);
                case 2 -> scene.offers.counter(share.id(), share.version(), 2 + 2 * random.nextInt(10), OFFICER);
                case 3 -> scene.offers.agreeToCounter(order, share.id(), share.version(), OFFICER);
                case 4 -> scene.offers.takeBack(order, share.id(), share.version(), OFFICER);
                default -> {
                    if (random.nextInt(20) == 0) {
                        scene.ordering.cancelOrder(order, OFFICER);
                    }
                }
            }
        } catch (Refusal expected) {
            // Somebody else was first, or the answer does not fit: nothing may have changed.
            assertThat(expected.code()).startsWith("ordering.");
        }
    }

    /** Each rule is broken on purpose through SQL, with the triggers and checks out of the way; the doctor must name it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ordered = allocated + unallocated, for each line                             | update ordering.order_line set unallocated = unallocated + 1 where id = '{line}'
            allocated = sum of the live shares, for each line                            | update ordering.allocation set quantity = quantity - 1 where id = '{share}'
            minutes of a group's week = sum of its live shares                           | update ordering.group_week set allocated = allocated - 60 where group_id = '{group}' and allocated > 0
            loom minutes of a craft's week = sum of its live shares                      | delete from ordering.group_craft_week where group_id = '{group}' and allocated > 0
            allocated in a week is at most the capacity, of people and of looms          | update ordering.group_week set capacity = 1 where group_id = '{group}' and allocated > 0
            minutes of a live share are enough for its pieces                            | delete from ordering.allocation_week where allocation_id = '{share}'
            order numbers of a fiscal year run from 1 without a gap                      | update platform.document_number set last = last + 1 where kind = 'ORD'
            a line of one dye lot is at one group, and no line at more groups than it allows | update ordering.order_line set one_lot = true where id = '{line}'
            a cancelled order holds no group                                             | update ordering.buyer_order set cancelled_at = created_at where id = '{order}'
            every order has a line                                                       | insert into ordering.buyer_order (id, number, buyer_id, buyer_name, created_at) values ('{group}', 'ORD-2500-0001', '{group}', 'x', now())
            """)
    void theDoctorNamesEachBrokenRule(String rule, String damage) {
        scene.clear();
        var group = scene.group("A", 30, 1);
        scene.group("B", 30, 1);
        var order = scene.order(60);
        scene.planAndAccept(order);
        var share = scene.share(order, group);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            scene.jdbc.sql("set local session_replication_role = 'replica'").update();
            for (var check : List.of(
                    "order_line drop constraint ordered_is_allocated_and_unallocated",
                    "group_week drop constraint within_capacity")) {
                scene.jdbc.sql("alter table ordering." + check).update();
            }
            scene.jdbc
                    .sql(damage.replace("{line}", share.lineId().toString())
                            .replace("{share}", share.id().toString())
                            .replace("{group}", group.toString())
                            .replace("{order}", order.toString()))
                    .update();
            assertThat(scene.doctor.examine())
                    .filteredOn(finding -> !finding.isWell())
                    .extracting((Finding finding) -> finding.invariant().name())
                    .contains(rule);
            status.setRollbackOnly();
        });
        assertThat(scene.illnesses()).isEmpty();
    }

    /** The same damage without help is refused by the database itself. */
    @Test
    void theDatabaseItselfRefusesToBreakTheLaws() {
        scene.clear();
        var group = scene.group("A", 30, 1);
        var order = scene.order(30);
        scene.planAndAccept(order);
        var share = scene.share(order, group);
        for (var damage : List.of(
                "update ordering.order_line set unallocated = 7 where id = '" + share.lineId() + "'",
                "update ordering.allocation set quantity = quantity + 1 where id = '" + share.id() + "'",
                "update ordering.allocation_week set minutes = minutes + 1 where allocation_id = '" + share.id() + "'",
                "update ordering.group_week set capacity = 0 where allocated > 0")) {
            try {
                scene.jdbc.sql(damage).update();
                fail(damage + " was let through");
            } catch (DataAccessException refused) {
                assertThat(refused).hasMessageContaining("constraint");
            }
        }
        assertThat(scene.illnesses()).isEmpty();
    }
}
