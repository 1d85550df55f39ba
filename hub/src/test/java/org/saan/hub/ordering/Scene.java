package org.saan.hub.ordering;

import static org.saan.hub.TestHub.viewer;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.NewCapability;
import org.saan.hub.directory.NewGroup;
import org.saan.hub.identity.Identity;
import org.saan.hub.platform.Doctor;
import org.saan.hub.platform.Finding;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Viewer;
import org.saan.hub.sourcing.NewBuyer;
import org.saan.hub.sourcing.Sourcing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.threeten.extra.YearWeek;

/** Groups, buyers and orders to try the ordering module with. Groups of earlier scenes are suspended. */
@TestComponent
public class Scene {
    public static final Viewer OFFICER = viewer(Role.PROGRAMME_OFFICER, Identity.PROGRAMME);
    static final String FAMILY = "reed_mat";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    Directory directory;

    @Autowired
    Sourcing sourcing;

    @Autowired
    public Ordering ordering;

    @Autowired
    OrderList orders;

    @Autowired
    public Plans plans;

    @Autowired
    public Offers offers;

    @Autowired
    PlanJob job;

    @Autowired
    public JdbcClient jdbc;

    @Autowired
    Doctor doctor;

    @Autowired
    Clock clock;

    public void clear() {
        jdbc.sql("update directory.producer_group set suspended = true").update();
    }

    public YearWeek now() {
        return YearWeek.from(LocalDate.now(clock));
    }

    /**
     * A group in Bangkok, two weeks from nowhere, with time for so many pieces in the fifth week from now and none in any
     * other: a piece takes an hour, nothing is set up.
     */
    public UUID group(String name, int pieces, int minimumBatch) {
        return group(name, pieces, minimumBatch, 20_000);
    }

    public UUID group(String name, int pieces, int minimumBatch, long priceMinor) {
        var names = new LocalizedText(name + " " + NUMBER.incrementAndGet(), name);
        return group(names, FAMILY, pieces, minimumBatch, priceMinor);
    }

    /** Such a group with another craft. */
    public UUID group(LocalizedText names, String family, int pieces, int minimumBatch, long priceMinor) {
        var id = directory.createGroup(
                new NewGroup(
                        null, names, "group", null, null, null, null, null, "10", null, null, null, null, List.of(),
                        null, true, 10, 50),
                OFFICER);
        directory.setCapability(id, new NewCapability(family, 3, 60, 0, minimumBatch, 1000, priceMinor), OFFICER);
        for (int week = 0; week < 40; week++) {
            directory.overrideCapacity(id, now().plusWeeks(week), 0, "test", OFFICER);
        }
        timeFor(id, pieces);
        return id;
    }

    /** The group has time for so many pieces in the fifth week from now. */
    void timeFor(UUID group, int pieces) {
        directory.overrideCapacity(group, now().plusWeeks(4), pieces * 60, "test", OFFICER);
    }

    public UUID buyer() {
        return sourcing.createBuyer(
                new NewBuyer("Test Buyer " + NUMBER.incrementAndGet() + " (fictional)", "NO", null), OFFICER);
    }

    public NewOrder.Line line(int quantity) {
        return new NewOrder.Line(
                FAMILY, BigDecimal.valueOf(quantity), now(), now().plusWeeks(10), 1, null, null, 1, false);
    }

    public UUID order(int quantity) {
        return ordering.createOrder(new NewOrder(buyer(), null, List.of(line(quantity))), OFFICER);
    }

    public OrderView see(UUID order) {
        return ordering.getOrder(order, OFFICER);
    }

    /** Plans an order and waits for what comes of it. */
    public PlanView plan(UUID order) {
        var id = plans.requestPlan(order, OFFICER);
        job.make(id);
        PlanView plan;
        do {
            plan = java.util.Objects.requireNonNull(see(order).plan());
            Thread.onSpinWait();
        } while (plan.state().isBeingMade());
        return plan;
    }

    public void planAndAccept(UUID order) {
        plans.acceptPlan(order, plan(order).id(), OFFICER);
    }

    public AllocationView share(UUID order, UUID group) {
        return see(order).allocations().stream()
                .filter(a -> a.groupId().equals(group))
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    public LineView onlyLine(UUID order) {
        return see(order).lines().getFirst();
    }

    public List<Finding> illnesses() {
        return doctor.examine().stream().filter(finding -> !finding.isWell()).toList();
    }
}
