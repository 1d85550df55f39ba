package org.saan.hub.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.saan.hub.TestHub.viewer;
import static org.saan.hub.ordering.Scene.OFFICER;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.saan.hub.HubTest;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** From an entered order through plan, offers and answers, on the real database. */
@HubTest
@Import(Scene.class)
class SharingOutTest {
    @Autowired
    private Scene scene;

    @BeforeEach
    void onlyTheGroupsOfThisTest() {
        scene.clear();
    }

    @AfterEach
    void everySumHolds() {
        assertThat(scene.illnesses()).isEmpty();
    }

    @Test
    void aProposalPlacesNothingAndAcceptingItOffersEveryShare() {
        var a = scene.group("A", 60, 1);
        var b = scene.group("B", 40, 1);
        var order = scene.order(100);
        var plan = scene.plan(order);
        assertThat(plan.state()).isEqualTo(PlanView.State.PROPOSED);
        assertThat(scene.see(order).state()).isEqualTo(OrderState.PROPOSED);
        assertThat(scene.onlyLine(order).allocated()).isZero();
        assertThat(scene.offers.listOffers(a, viewer(Role.GROUP_LEADER, a))).isEmpty();

        assertThat(scene.plans.acceptPlan(order, plan.id(), OFFICER)).isEqualTo(2);

        assertThat(scene.see(order).allocations())
                .extracting(AllocationView::groupId, AllocationView::quantity, AllocationView::state)
                .containsExactlyInAnyOrder(
                        Tuple.tuple(a, 60, AllocationState.OFFERED), Tuple.tuple(b, 40, AllocationState.OFFERED));
        assertThat(scene.onlyLine(order).unallocated()).isZero();
        assertThat(scene.share(order, a).because()).extracting(Reason::kind).contains("skill", "price", "free_time");
    }

    @Test
    void acceptingAPlanTwiceOffersItOnce() {
        scene.group("A", 50, 1);
        var order = scene.order(30);
        var plan = scene.plan(order);
        scene.plans.acceptPlan(order, plan.id(), OFFICER);
        scene.plans.acceptPlan(order, plan.id(), OFFICER);
        assertThat(scene.onlyLine(order).allocated()).isEqualTo(30);
        assertThat(scene.see(order).allocations()).hasSize(1);
    }

    @Test
    @DisplayName("AL-02 a group without time gets no share of zero pieces, and no offer")
    void noShareOfZeroPieces() {
        var a = scene.group("A", 60, 1);
        var b = scene.group("B", 0, 1);
        var c = scene.group("C", 40, 1);
        var order = scene.order(100);
        scene.planAndAccept(order);
        assertThat(scene.see(order).allocations())
                .extracting(AllocationView::groupId, AllocationView::quantity)
                .containsExactlyInAnyOrder(Tuple.tuple(a, 60), Tuple.tuple(c, 40));
        assertThat(scene.offers.listOffers(b, viewer(Role.GROUP_LEADER, b))).isEmpty();
    }

    @Test
    @DisplayName("AL-09 taking back one part leaves the order as it is, and parts of one group join")
    void takingBackAPartLeavesTheOrder() {
        var a = scene.group("A", 18, 1);
        var b = scene.group("B", 12, 1);
        var order = scene.order(30);
        scene.planAndAccept(order);
        var part = scene.share(order, b);
        assertThat(part.quantity()).isEqualTo(12);
        scene.offers.takeBack(order, part.id(), part.version(), OFFICER);
        var line = scene.onlyLine(order);
        assertThat(List.of(line.quantity(), line.allocated(), line.unallocated()))
                .isEqualTo(List.of(30, 18, 12));
        assertThat(scene.share(order, a).state()).isEqualTo(AllocationState.OFFERED);

        scene.clear();
        var c = scene.group("C", 10, 1);
        var merged = scene.order(30);
        for (int pieces = 10; pieces <= 30; pieces += 10) {
            scene.timeFor(c, pieces);
            scene.planAndAccept(merged);
            assertThat(scene.onlyLine(merged).allocated()).isEqualTo(pieces);
        }
        assertThat(scene.see(merged).allocations())
                .singleElement()
                .satisfies(whole -> assertThat(whole.quantity()).isEqualTo(30));
    }

    @Test
    void whatAGroupDeclinesIsPlannedAgainAroundWhatOthersAccepted() {
        var a = scene.group("A", 60, 1, 20_000);
        var b = scene.group("B", 60, 1, 20_000);
        var c = scene.group("C", 60, 1, 90_000);
        var order = scene.order(120);
        scene.planAndAccept(order);
        var shareOfA = scene.share(order, a);
        var shareOfB = scene.share(order, b);
        scene.offers.accept(shareOfA.id(), shareOfA.version(), viewer(Role.GROUP_LEADER, a));
        scene.offers.decline(shareOfB.id(), shareOfB.version(), "ill", viewer(Role.GROUP_LEADER, b));
        var line = scene.onlyLine(order);
        assertThat(List.of(line.allocated(), line.unallocated(), line.accepted()))
                .isEqualTo(List.of(60, 60, 60));

        scene.planAndAccept(order);

        assertThat(scene.share(order, a).state()).isEqualTo(AllocationState.ACCEPTED);
        assertThat(scene.share(order, a).quantity()).isEqualTo(60);
        assertThat(scene.share(order, b).state()).isEqualTo(AllocationState.DECLINED);
        assertThat(scene.share(order, c).quantity()).isEqualTo(60);
        assertThat(scene.onlyLine(order).unallocated()).isZero();
    }

    @Test
    void aCounterKeepsTheJobUntilItIsAgreedAndThenFreesTheRest() {
        var a = scene.group("A", 50, 1);
        var order = scene.order(50);
        scene.planAndAccept(order);
        var offer = scene.share(order, a);
        var leader = viewer(Role.GROUP_LEADER, a);
        assertThatThrownBy(() -> scene.offers.counter(offer.id(), offer.version(), 50, leader))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("quantity"));
        scene.offers.counter(offer.id(), offer.version(), 20, leader);
        assertThat(scene.onlyLine(order).allocated()).isEqualTo(50);
        scene.offers.agreeToCounter(order, offer.id(), offer.version() + 1, OFFICER);
        var share = scene.share(order, a);
        assertThat(share.state()).isEqualTo(AllocationState.ACCEPTED);
        assertThat(share.quantity()).isEqualTo(20);
        assertThat(share.minutes().values()).containsExactly(20 * 60);
        assertThat(scene.onlyLine(order).unallocated()).isEqualTo(30);
    }

    @Test
    void anAnswerToAnOfferThatHasChangedSinceIsRefused() {
        var a = scene.group("A", 50, 1);
        var order = scene.order(50);
        scene.planAndAccept(order);
        var offer = scene.share(order, a);
        scene.offers.takeBack(order, offer.id(), offer.version(), OFFICER);
        assertThatThrownBy(() -> scene.offers.accept(offer.id(), offer.version(), viewer(Role.GROUP_LEADER, a)))
                .isInstanceOf(Refusal.class)
                .hasMessage("ordering.offer.changed");
        assertThat(scene.onlyLine(order).allocated()).isZero();
    }

    @Test
    void anotherGroupsLeaderAndABuyerDoNotFindTheOffer() {
        var a = scene.group("A", 50, 1);
        var b = scene.group("B", 0, 1);
        var order = scene.order(50);
        scene.planAndAccept(order);
        var offer = scene.share(order, a);
        for (var stranger : List.of(viewer(Role.GROUP_LEADER, b), viewer(Role.BUYER, a), viewer(Role.DESIGNER, a))) {
            assertThatThrownBy(() -> scene.offers.accept(offer.id(), offer.version(), stranger))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> scene.offers.listOffers(a, stranger)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> scene.ordering.getOrder(order, stranger)).isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> scene.plans.requestPlan(order, stranger)).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void aBuyerSeesTheOwnOrderWithoutTheGroups() {
        scene.group("A", 50, 1);
        var order = scene.order(50);
        scene.planAndAccept(order);
        var buyer = viewer(Role.BUYER, scene.see(order).buyerId());
        var seen = scene.ordering.getOrder(order, buyer);
        assertThat(seen.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.allocated()).isEqualTo(50));
        assertThat(seen.allocations()).isEmpty();
        assertThat(seen.plan()).isNull();
        assertThat(scene.orders.list(OrderList.SHAPE.usual(), buyer).rows())
                .extracting(OrderRow::id)
                .containsExactly(order);
    }

    @Test
    @DisplayName(
            "CC-09 two officers place 40 each at a group with time for 50: one succeeds, the other hears of 10 free")
    void twoOfficersPlaceAtOnce() throws Exception {
        scene.group("A", 50, 1);
        var one = scene.order(40);
        var two = scene.order(40);
        var planOne = scene.plan(one).id();
        var planTwo = scene.plan(two).id();
        var refusals = new ArrayList<Refusal>();
        try (var officers = Executors.newFixedThreadPool(2)) {
            List<Callable<Integer>> both = List.of(
                    () -> scene.plans.acceptPlan(one, planOne, OFFICER),
                    () -> scene.plans.acceptPlan(two, planTwo, OFFICER));
            for (var answer : officers.invokeAll(both)) {
                try {
                    answer.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    refusals.add((Refusal) e.getCause());
                }
            }
        }
        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("ordering.plan.no_time");
            assertThat(refusal.args()[0]).isInstanceOf(LocalizedText.class);
            assertThat(refusal.args()[1]).isEqualTo(40);
            assertThat(refusal.args()[2]).isEqualTo(10);
        });
        assertThat(scene.onlyLine(one).allocated() + scene.onlyLine(two).allocated())
                .isEqualTo(40);
    }

    @Test
    @DisplayName("CC-10 what an earlier order holds is taken off, what is free can be had to the last piece")
    void freeIsWhatNobodyHolds() {
        scene.group("A", 10, 1);
        var first = scene.order(4);
        scene.planAndAccept(first);
        var six = scene.order(6);
        var one = scene.order(1);
        // Both plans are made while six are free; only the first to be accepted can have them.
        var planOfSix = scene.plan(six).id();
        var planOfOne = scene.plan(one).id();
        scene.plans.acceptPlan(six, planOfSix, OFFICER);
        assertThat(scene.onlyLine(six).allocated()).isEqualTo(6);
        assertThatThrownBy(() -> scene.plans.acceptPlan(one, planOfOne, OFFICER))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.args()[2]).isEqualTo(0));
        assertThat(scene.onlyLine(one).unallocated()).isEqualTo(1);
    }

    @Test
    void aForbiddenGroupGetsNothingAndAPinnedOneExactlyItsShare() {
        var a = scene.group("A", 60, 1, 10_000);
        var b = scene.group("B", 60, 1, 50_000);
        var order = scene.order(60);
        var line = scene.onlyLine(order).id();
        scene.plans.wish(order, line, b, 25, OFFICER);
        assertThat(Objects.requireNonNull(scene.plan(order).proposal()).shares())
                .extracting(Proposal.Share::groupId, Proposal.Share::pieces)
                .containsExactlyInAnyOrder(Tuple.tuple(a, 35), Tuple.tuple(b, 25));
        scene.plans.forgetWish(order, line, b, OFFICER);
        scene.plans.wish(order, line, a, 0, OFFICER);
        assertThat(Objects.requireNonNull(scene.plan(order).proposal()).shares())
                .extracting(Proposal.Share::groupId, Proposal.Share::pieces)
                .containsExactly(Tuple.tuple(b, 60));
    }

    @Test
    void aPinThatCannotBeKeptSaysWhy() {
        var a = scene.group("A", 10, 1);
        var order = scene.order(60);
        scene.plans.wish(order, scene.onlyLine(order).id(), a, 20, OFFICER);
        var plan = scene.plan(order);
        assertThat(plan.state()).isEqualTo(PlanView.State.FAILED);
        assertThat(plan.failure()).satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("pin");
            assertThat(failure.groupId()).isEqualTo(a);
            assertThat(Objects.requireNonNull(failure.reason()).kind()).startsWith("no_time");
        });
    }

    @Test
    void anImpossibleLineSaysWhatWouldMakeItPossible() {
        scene.group("A", 40, 1);
        var order = scene.order(100);
        var verdict =
                Objects.requireNonNull(scene.plan(order).proposal()).lines().getFirst();
        assertThat(verdict.missing()).isEqualTo(60);
        assertThat(verdict.repairs()).contains(Reason.of("smaller", 40));
    }

    @Test
    void cancellingAnOrderFreesItsGroupsAndIsDoneOnce() {
        var a = scene.group("A", 50, 1);
        var order = scene.order(50);
        scene.planAndAccept(order);
        scene.ordering.cancelOrder(order, OFFICER);
        scene.ordering.cancelOrder(order, OFFICER);
        assertThat(scene.see(order).state()).isEqualTo(OrderState.CANCELLED);
        assertThat(scene.share(order, a).state()).isEqualTo(AllocationState.CANCELLED);
        var next = scene.order(50);
        scene.planAndAccept(next);
        assertThat(scene.onlyLine(next).allocated()).isEqualTo(50);
        assertThatThrownBy(() -> scene.plans.requestPlan(order, OFFICER))
                .isInstanceOf(Refusal.class)
                .hasMessage("ordering.order.is_cancelled");
    }

    @Test
    void aStoppedPlanIsNotProposed() {
        scene.group("A", 50, 1);
        var order = scene.order(50);
        var plan = scene.plans.requestPlan(order, OFFICER);
        scene.plans.stopPlan(order, plan, OFFICER);
        scene.job.make(plan);
        assertThat(Objects.requireNonNull(scene.see(order).plan()).state())
                .isIn(PlanView.State.STOPPED, PlanView.State.PROPOSED);
        assertThat(scene.onlyLine(order).allocated()).isZero();
    }

    @Test
    void aPlanThatWasToBeStoppedEndsAlsoWhenItsProcessDied() {
        scene.group("A", 50, 1);
        var order = scene.order(50);
        var plan = scene.plan(order).id();
        scene.jdbc
                .sql("update ordering.plan_request set state = 'RUNNING', stop_wanted = true where id = :id")
                .param("id", plan)
                .update();
        scene.job.make(plan);
        assertThat(Objects.requireNonNull(scene.see(order).plan()).state()).isEqualTo(PlanView.State.STOPPED);
        assertThat(scene.plan(order).state()).isEqualTo(PlanView.State.PROPOSED);
    }

    @Test
    void fixedSharesTogetherAreNoMoreThanWhatIsLeft() {
        var a = scene.group("A", 100, 1);
        var b = scene.group("B", 100, 1);
        var order = scene.order(100);
        var line = scene.onlyLine(order).id();
        scene.plans.wish(order, line, a, 60, OFFICER);
        assertThatThrownBy(() -> scene.plans.wish(order, line, b, 60, OFFICER))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("ordering.wish.together");
                    assertThat(refusal.args()).containsExactly(60, 40);
                });
        scene.plans.wish(order, line, b, 40, OFFICER);
        assertThat(Objects.requireNonNull(scene.plan(order).proposal()).pieces())
                .isEqualTo(100);
    }

    @Test
    void aGroupThatCanMakeFewerIsNotAskedForTheRest() {
        var a = scene.group("A", 100, 1, 10_000);
        var b = scene.group("B", 100, 1, 90_000);
        var order = scene.order(100);
        scene.planAndAccept(order);
        var offer = scene.share(order, a);
        scene.offers.counter(offer.id(), offer.version(), 60, viewer(Role.GROUP_LEADER, a));
        scene.offers.agreeToCounter(order, offer.id(), offer.version() + 1, OFFICER);
        scene.planAndAccept(order);
        assertThat(scene.share(order, a).quantity()).isEqualTo(60);
        assertThat(scene.share(order, b).quantity()).isEqualTo(40);
    }

    @Test
    void aPlanMadeAtAnotherPriceIsNotOffered() {
        var a = scene.group("A", 100, 1, 10_000);
        var order = scene.order(50);
        var plan = scene.plan(order);
        scene.directory.setCapability(
                a, new org.saan.hub.directory.NewCapability(Scene.FAMILY, 3, 60, 0, 1, 1000, 99_900), OFFICER);
        assertThatThrownBy(() -> scene.plans.acceptPlan(order, plan.id(), OFFICER))
                .isInstanceOf(Refusal.class)
                .hasMessage("ordering.plan.stale");
        assertThat(scene.onlyLine(order).allocated()).isZero();
    }

    @Test
    void aGroupThatCannotDoItAfterAllIsReleasedFromAcceptedWork() {
        var a = scene.group("A", 50, 1);
        var order = scene.order(50);
        scene.planAndAccept(order);
        var offer = scene.share(order, a);
        scene.offers.accept(offer.id(), offer.version(), viewer(Role.GROUP_LEADER, a));
        assertThatThrownBy(() ->
                        scene.offers.takeBack(order, offer.id(), offer.version() + 1, viewer(Role.GROUP_LEADER, a)))
                .isInstanceOf(NotFound.class);
        scene.offers.takeBack(order, offer.id(), offer.version() + 1, OFFICER);
        assertThat(scene.onlyLine(order).unallocated()).isEqualTo(50);
        scene.planAndAccept(order);
        assertThat(scene.share(order, a).state()).isEqualTo(AllocationState.OFFERED);
    }

    @Test
    void ordersThatShareGroupsAreCancelledAtOnceWithoutStandingInEachOthersWay() throws Exception {
        for (int i = 0; i < 6; i++) {
            scene.group("G" + i, 200, 1);
        }
        var orders = new ArrayList<java.util.UUID>();
        for (int i = 0; i < 10; i++) {
            var order = scene.order(100);
            scene.planAndAccept(order);
            orders.add(order);
        }
        try (var officers = Executors.newFixedThreadPool(10)) {
            List<Callable<Boolean>> all = new ArrayList<>();
            orders.forEach(order -> all.add(() -> {
                scene.ordering.cancelOrder(order, OFFICER);
                return true;
            }));
            for (var answer : officers.invokeAll(all)) {
                assertThat(answer.get()).isTrue();
            }
        }
        assertThat(orders).allMatch(order -> scene.see(order).state() == OrderState.CANCELLED);
    }

    @Test
    void groupsThatHaveAShareTakeMoreOfItAndOnlyAsManyJoinAsTheLineAllows() {
        var a = scene.group("A", 40, 1, 20_000);
        var b = scene.group("B", 40, 1, 20_000);
        var line = scene.line(200);
        var order = scene.ordering.createOrder(
                new NewOrder(
                        scene.buyer(),
                        null,
                        List.of(new NewOrder.Line(
                                line.familyCode(), line.quantity(), line.release(), line.due(), 1, null, 3, 1, false))),
                OFFICER);
        scene.planAndAccept(order);
        assertThat(scene.onlyLine(order).allocated()).isEqualTo(80);
        scene.timeFor(a, 90);
        var c = scene.group("C", 30, 1, 20_000);
        var d = scene.group("D", 60, 1, 20_000);
        var plan = scene.plan(order);
        var proposal = Objects.requireNonNull(plan.proposal());
        assertThat(proposal.shares())
                .extracting(Proposal.Share::groupId, Proposal.Share::pieces)
                .containsExactlyInAnyOrder(Tuple.tuple(a, 50), Tuple.tuple(d, 60));
        assertThat(proposal.lines().getFirst().notChosen()).containsEntry(c, Reason.of("max_groups", 3));
        scene.plans.acceptPlan(order, plan.id(), OFFICER);
        assertThat(scene.onlyLine(order).allocated()).isEqualTo(190);
        assertThat(scene.share(order, b).quantity()).isEqualTo(40);
    }
}
