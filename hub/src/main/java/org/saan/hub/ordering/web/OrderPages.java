package org.saan.hub.ordering.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.directory.Directory;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.sourcing.Sourcing;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threeten.extra.YearWeek;

/** The form of a new order, and its end. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class OrderPages {
    private static final int WEEKS_TO_CHOOSE = 60;

    private final Ordering ordering;
    private final Sourcing sourcing;
    private final Directory directory;
    private final Clock clock;

    OrderPages(Ordering ordering, Sourcing sourcing, Directory directory, Clock clock) {
        this.ordering = ordering;
        this.sourcing = sourcing;
        this.directory = directory;
        this.clock = clock;
    }

    /** The form is read by its constructor alone; nothing else of a request reaches it. */
    @InitBinder("orderForm")
    static void bind(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }

    @GetMapping("/orders/new")
    ModelAndView form(Shell shell, Viewer viewer) {
        return form(shell, viewer, new OrderForm(UUID.randomUUID().toString(), "", "", null), Map.of());
    }

    /** Saves, or changes the form: a line more, a line less. */
    @PostMapping("/orders")
    ModelAndView save(
            Shell shell,
            Viewer viewer,
            @ModelAttribute OrderForm form,
            @RequestParam(name = "do", defaultValue = "save") String action,
            RedirectAttributes flash) {
        if (action.equals("add")) {
            return form(shell, viewer, form.withOneMoreLine(), Map.of());
        }
        if (action.startsWith("drop-")) {
            var index = QuantityText.number(action.substring(5)).map(java.math.BigDecimal::intValue);
            return form(shell, viewer, form.withoutLine(index.orElse(-1)), Map.of());
        }
        var reader = new OrderFormReader(form);
        var errors = reader.errors(ordering, shell);
        var token = OrderFormReader.id(String.valueOf(form.once()));
        if (!errors.isEmpty() || token == null) {
            return refused(form(shell, viewer, form.withToken(token), errors), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            var id = ordering.createOrder(token, reader.order(), viewer);
            flash.addFlashAttribute(
                    "notice",
                    shell.t("ordering.form.saved", ordering.getOrder(id, viewer).number()));
            return new ModelAndView("redirect:/orders/" + id);
        } catch (Refusal refusal) {
            // Another order came under the same form: what was typed stays, in a form of its own.
            return refused(
                    form(shell, viewer, form.withToken(null), Map.of("buyer", shell.say(refusal))),
                    HttpStatus.CONFLICT);
        }
    }

    private static ModelAndView refused(ModelAndView view, HttpStatus status) {
        view.setStatus(status);
        return view;
    }

    private ModelAndView form(Shell shell, Viewer viewer, OrderForm form, Map<String, String> errors) {
        var buyers = sourcing.buyersToChoose(viewer).stream()
                .map(buyer -> new Option(
                        buyer.id().toString(),
                        buyer.name(),
                        buyer.id().toString().equals(form.buyer())))
                .toList();
        var families = directory.listFamilies().stream()
                .map(family -> new Option(family.code(), shell.text(family.name()), false))
                .toList();
        var first = YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
        var weeks = new ArrayList<Option>();
        for (int i = 0; i < WEEKS_TO_CHOOSE; i++) {
            var week = first.plusWeeks(i);
            weeks.add(new Option(Weeks.text(week), shell.week(week) + " · " + shell.date(Weeks.monday(week)), false));
        }
        return new ModelAndView(
                "ordering/web/order-form",
                "page",
                new OrderFormPage(shell.titled("ordering.form.title"), form, buyers, families, weeks, errors));
    }

    @PostMapping("/orders/{id}/cancel")
    ModelAndView cancel(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        ordering.cancelOrder(id, viewer);
        flash.addFlashAttribute("notice", shell.t("ordering.order.cancelled_now"));
        return new ModelAndView("redirect:/orders/" + id);
    }
}
