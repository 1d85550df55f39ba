package org.saan.hub.ordering.web;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.ordering.AllocationView;
import org.saan.hub.ordering.Offers;
import org.saan.hub.ordering.OrderView;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.ordering.Plans;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threeten.extra.YearWeek;

/** One order: its weave, its plan, and the answers of its groups. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class OrderPlanPages {
    private final Ordering ordering;
    private final Plans plans;
    private final Offers offers;
    private final Directory directory;
    private final MyOrderMaking mine;
    private final Clock clock;

    OrderPlanPages(
            Ordering ordering, Plans plans, Offers offers, Directory directory, MyOrderMaking mine, Clock clock) {
        this.ordering = ordering;
        this.plans = plans;
        this.offers = offers;
        this.directory = directory;
        this.mine = mine;
        this.clock = clock;
    }

    @GetMapping("/orders/{id}")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.BUYER})
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) String why) {
        return viewer.is(Role.BUYER)
                ? mine.page(shell, id, viewer)
                : page(shell, viewer, ordering.getOrder(id, viewer), why, null);
    }

    /** The shares of an order as a workbook. */
    @GetMapping("/orders/{id}/shares.xlsx")
    ResponseEntity<byte[]> shares(Shell shell, Viewer viewer, @PathVariable UUID id) throws IOException {
        return OrderWorkbooks.shares(shell, picture(ordering.getOrder(id, viewer), viewer));
    }

    private OrderPicture picture(OrderView order, Viewer viewer) {
        return new OrderPicture(order, plans.wishes(order.id(), viewer), directory, ordering, viewer, now());
    }

    private YearWeek now() {
        return YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
    }

    private ModelAndView page(
            Shell shell, Viewer viewer, OrderView order, @Nullable String why, @Nullable Refused refused) {
        var picture = picture(order, viewer);
        var making = new OrderPageMaking(picture, shell, now(), clock.instant());
        return new ModelAndView("ordering/web/order", "page", making.page(why, viewer.runsTheProgramme(), refused));
    }

    /** How far the plan is; told to look at the whole page again once there is something to see. */
    @GetMapping("/orders/{id}/job")
    ModelAndView job(
            Shell shell, Viewer viewer, @PathVariable UUID id, jakarta.servlet.http.HttpServletResponse response) {
        var order = ordering.getOrder(id, viewer);
        var plan = order.plan();
        if (plan == null || !plan.state().isBeingMade()) {
            response.setHeader("HX-Refresh", "true");
        }
        var picture = picture(order, viewer);
        return new ModelAndView(
                "ordering/web/job",
                "page",
                new JobPage(shell, id.toString(), OrderPageMaking.job(shell, picture, id, plan, clock.instant())));
    }

    @PostMapping("/orders/{id}/plan")
    ModelAndView plan(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return attempt(shell, viewer, id, null, "", () -> plans.requestPlan(id, viewer));
    }

    @PostMapping("/orders/{id}/plans/{plan}/cancel")
    ModelAndView stop(Viewer viewer, @PathVariable UUID id, @PathVariable UUID plan) {
        plans.stopPlan(id, plan, viewer);
        return to(id);
    }

    @PostMapping("/orders/{id}/plans/{plan}/discard")
    ModelAndView discard(Viewer viewer, @PathVariable UUID id, @PathVariable UUID plan) {
        plans.discardPlan(id, plan, viewer);
        return to(id);
    }

    @PostMapping("/orders/{id}/plans/{plan}/accept")
    ModelAndView accept(
            Shell shell, Viewer viewer, @PathVariable UUID id, @PathVariable UUID plan, RedirectAttributes flash) {
        return attempt(shell, viewer, id, null, "", () -> {
            int groups = plans.acceptPlan(id, plan, viewer);
            flash.addFlashAttribute("notice", shell.t("ordering.proposal.accepted", groups));
        });
    }

    /** Keeps, leaves out or frees a group, and plans again. */
    @PostMapping("/orders/{id}/wishes")
    ModelAndView wish(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam UUID line,
            @RequestParam UUID group,
            @RequestParam(defaultValue = "") String quantity,
            @RequestParam(name = "do") String action) {
        return attempt(shell, viewer, id, line + "_" + group, quantity, () -> {
            switch (action) {
                case "pin" -> {
                    var pieces = QuantityText.wholePieces(quantity)
                            .orElseThrow(() -> Refusal.of("quantity", "ordering.line.unreadable_quantity", quantity));
                    plans.wish(id, line, group, Math.max(1, pieces), viewer);
                }
                case "forbid" -> plans.wish(id, line, group, 0, viewer);
                default -> plans.forgetWish(id, line, group, viewer);
            }
            if (ordering.getOrder(id, viewer).lines().stream().anyMatch(l -> l.unallocated() > 0)) {
                plans.requestPlan(id, viewer);
            }
        });
    }

    /** The coordinator's side of an offer: to a counter, or on behalf of a group without a phone. */
    @PostMapping("/orders/{id}/allocations/{allocation}/{answer}")
    ModelAndView answer(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable UUID allocation,
            @PathVariable String answer,
            @RequestParam int version,
            @RequestParam(defaultValue = "other") String reason,
            RedirectAttributes flash) {
        return attempt(shell, viewer, id, null, "", () -> {
            switch (answer) {
                case "agree" -> offers.agreeToCounter(id, allocation, version, viewer);
                case "take-back" -> offers.takeBack(id, allocation, version, viewer);
                case "accept" -> offers.accept(shareOf(id, allocation, viewer), version, viewer);
                case "decline" -> offers.decline(shareOf(id, allocation, viewer), version, reason, viewer);
                default -> throw new NotFound("answer");
            }
            flash.addFlashAttribute("notice", shell.t("ordering.answer.noted"));
        });
    }

    private UUID shareOf(UUID order, UUID allocation, Viewer viewer) {
        return ordering.getOrder(order, viewer).allocations().stream()
                .map(AllocationView::id)
                .filter(allocation::equals)
                .findFirst()
                .orElseThrow(() -> new NotFound("share"));
    }

    /** Does it and leads back to the order; a refusal is said on the order's page, which shows how things stand now. */
    private ModelAndView attempt(
            Shell shell, Viewer viewer, UUID order, @Nullable String why, String typed, Runnable action) {
        try {
            action.run();
            return to(order);
        } catch (Refusal refusal) {
            var view =
                    page(shell, viewer, ordering.getOrder(order, viewer), why, new Refused(shell.say(refusal), typed));
            view.setStatus(HttpStatus.CONFLICT);
            return view;
        }
    }

    private static ModelAndView to(UUID order) {
        return new ModelAndView("redirect:/orders/" + order);
    }

    /** Why something was not done, and the quantity that was typed for it. */
    record Refused(String sentence, String typed) {}
}
