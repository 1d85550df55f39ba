package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.as;
import static org.saan.hub.ordering.Scene.OFFICER;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.MockMvc;

/** Plans as jobs: several nodes, several coordinators, and what they rest on. */
@HubTest
@Import(Scene.class)
class PlanJobsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private Scene scene;

    @Autowired
    private PlanJob job;

    @Autowired
    private DataSource database;

    @Autowired
    private MockMvc web;

    private final AtomicInteger madeHere = new AtomicInteger();
    private final List<Scheduler> nodes = new ArrayList<>();

    @BeforeEach
    void onlyTheGroupsOfThisTest() {
        scene.clear();
    }

    @AfterEach
    void endNodes() {
        nodes.forEach(Scheduler::stop);
        assertThat(scene.illnesses()).isEmpty();
    }

    /** Another node on the same database; the hub of the test is one already. */
    private void node() {
        var task = Tasks.oneTime(PlanJob.TASK).execute((instance, context) -> {
            madeHere.incrementAndGet();
            job.make(UUID.fromString(instance.getId()));
        });
        var node = Scheduler.create(database, task)
                .tableName("platform.scheduled_task")
                .threads(1)
                .pollingInterval(Duration.ofMillis(50))
                .heartbeatInterval(Duration.ofMillis(500))
                .missedHeartbeatsLimit(4)
                .build();
        node.start();
        nodes.add(node);
    }

    private PlanView.State state(UUID order) {
        return Objects.requireNonNull(scene.see(order).plan()).state();
    }

    private void waitUntilMade(List<UUID> orders) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (orders.stream().anyMatch(order -> state(order).isBeingMade())) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
    }

    /** Notes each time that a plan is begun or proposed. */
    private void watch() {
        scene.jdbc
                .sql("create table if not exists ordering.seen (id uuid, state text)")
                .update();
        scene.jdbc.sql("""
                        create or replace function ordering.see() returns trigger language plpgsql as $$
                        begin insert into ordering.seen values (new.id, new.state); return new; end $$
                        """).update();
        scene.jdbc.sql("""
                        create or replace trigger see after update of begun_at, proposal on ordering.plan_request
                        for each row execute function ordering.see()
                        """).update();
    }

    private int seen(UUID plan, String state) {
        return scene.jdbc
                .sql("select count(*) from ordering.seen where id = :id and state = :state")
                .param("id", plan)
                .param("state", state)
                .query(Integer.class)
                .single();
    }

    private boolean queued(UUID plan) {
        return scene.jdbc
                .sql("select exists (select 1 from platform.scheduled_task where task_instance = :plan)")
                .param("plan", plan.toString())
                .query(Boolean.class)
                .single();
    }

    @Test
    void severalNodesMakeEachPlanOnce() throws Exception {
        scene.group("A", 60, 1);
        watch();
        node();
        node();
        var orders = new ArrayList<UUID>();
        var plans = new ArrayList<UUID>();
        for (int k = 0; k < 8; k++) {
            orders.add(scene.order(5 + k));
            plans.add(scene.plans.requestPlan(orders.getLast(), OFFICER));
        }
        waitUntilMade(orders);
        assertThat(orders).allSatisfy(order -> assertThat(state(order)).isEqualTo(PlanView.State.PROPOSED));
        assertThat(plans).allSatisfy(plan -> {
            assertThat(seen(plan, "RUNNING")).isOne();
            assertThat(seen(plan, "PROPOSED")).isOne();
        });
        assertThat(madeHere.get()).isPositive();
    }

    @Test
    void aPlanWhoseNodeDiedIsMadeByAnother() throws Exception {
        scene.group("A", 60, 1);
        watch();
        var order = scene.order(30);
        var plan = scene.plans.requestPlan(order, OFFICER);
        // The node that took it wrote that it runs, and was never heard of again.
        waitUntilMade(List.of(order));
        while (queued(plan)) {
            Thread.sleep(20);
        }
        scene.jdbc.sql("""
                        update ordering.plan_request set state = 'RUNNING', proposal = null, basis = null where id = :id
                        """).param("id", plan).update();
        scene.jdbc
                .sql("delete from ordering.seen where id = :id")
                .param("id", plan)
                .update();
        scene.jdbc.sql("""
                        insert into platform.scheduled_task
                            (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat, version)
                        values ('ordering.plan', :plan, now() - interval '5 minutes', true, 'a dead node',
                                now() - interval '5 minutes', 1)
                        """).param("plan", plan.toString()).update();
        node();
        waitUntilMade(List.of(order));
        assertThat(state(order)).isEqualTo(PlanView.State.PROPOSED);
        assertThat(seen(plan, "PROPOSED")).isOne();
    }

    @Test
    void twoCoordinatorsWhoAcceptTheSamePlanAtOncePlaceItOnce() throws Exception {
        scene.group("A", 60, 1);
        var order = scene.order(40);
        var plan = scene.plan(order).id();
        try (var coordinators = Executors.newFixedThreadPool(2)) {
            Callable<Integer> accept = () -> scene.plans.acceptPlan(order, plan, OFFICER);
            for (var answer : coordinators.invokeAll(List.of(accept, accept))) {
                assertThat(answer.get()).isOne();
            }
        }
        assertThat(scene.onlyLine(order).allocated()).isEqualTo(40);
        assertThat(scene.see(order).allocations()).hasSize(1);
    }

    @Test
    void aPlanIsNotAcceptedWhenItsOrderHasChangedSince() {
        var a = scene.group("A", 30, 1);
        var order = scene.order(50);
        scene.planAndAccept(order);
        var b = scene.group("B", 20, 1);
        var proposed = scene.plan(order);
        assertThat(proposed.state()).isEqualTo(PlanView.State.PROPOSED);

        // Another coordinator takes back what A was offered.
        var share = scene.share(order, a);
        scene.offers.takeBack(order, share.id(), share.version(), OFFICER);

        assertThatThrownBy(() -> scene.plans.acceptPlan(order, proposed.id(), OFFICER))
                .isInstanceOf(Refusal.class)
                .hasMessage("ordering.plan.order_changed");
        assertThat(scene.see(order).allocations()).noneMatch(it -> it.groupId().equals(b));
        scene.planAndAccept(order);
        assertThat(scene.share(order, b).quantity()).isEqualTo(20);
    }

    @Test
    void aGroupThatSaysYesToItsShareChangesNothingForThePlan() {
        var a = scene.group("A", 30, 1);
        var order = scene.order(50);
        scene.planAndAccept(order);
        var b = scene.group("B", 20, 1);
        var proposed = scene.plan(order);
        var share = scene.share(order, a);
        scene.offers.accept(share.id(), share.version(), OFFICER);
        scene.plans.acceptPlan(order, proposed.id(), OFFICER);
        assertThat(scene.share(order, b).quantity()).isEqualTo(20);
    }

    @Test
    void theProgressPageTellsHowGoodThePlanIsSoFar() throws Exception {
        scene.group("A", 30, 1);
        var order = scene.order(20);
        var plan = scene.plan(order).id();
        scene.jdbc.sql("""
                        update ordering.plan_request set state = 'RUNNING', permille = 500, first_points = 200, points = 150,
                            least_points = 135, begun_at = now() - interval '10 seconds' where id = :id
                        """).param("id", plan).update();
        var page = web.perform(get("/orders/" + order + "/job").with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("25 % better than the first plan", "at most 10 % better is possible", "seconds left");
        scene.jdbc
                .sql("update ordering.plan_request set state = 'STOPPED' where id = :id")
                .param("id", plan)
                .update();
    }

    @Test
    void aProposalTellsHowGoodItIsAndThatNobodyLoses() throws Exception {
        scene.group("A", 30, 1);
        var order = scene.order(50);
        scene.planAndAccept(order);
        scene.group("B", 20, 1);
        scene.plan(order);
        var page = web.perform(get("/orders/" + order).with(as(OFFICER)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page)
                .contains(
                        "1 of 1 line complete and on time",
                        "At most 2 groups for a line",
                        "No group loses work",
                        "How steadily the groups have work",
                        "better");
    }
}
