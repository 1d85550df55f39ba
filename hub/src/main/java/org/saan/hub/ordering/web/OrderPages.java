package org.saan.hub.ordering.web;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.ordering.OrderFilter;
import org.saan.hub.ordering.OrderRow;
import org.saan.hub.ordering.OrderState;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.sourcing.Sourcing;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import org.springframework.web.util.UriComponentsBuilder;
import org.threeten.extra.YearWeek;

/** The list of orders and the form of a new one. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class OrderPages {
    private static final int WEEKS_TO_CHOOSE = 60;
    private static final int MOST_EXPORTED = 100_000;

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

    @Bean
    static NavEntry ordersNav() {
        return new NavEntry(
                10,
                "ordering.nav",
                "/orders",
                "list",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.BUYER));
    }

    @GetMapping("/orders")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.BUYER})
    ModelAndView list(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int page) {
        var chosen = state(state);
        var filter = new OrderFilter(q, chosen, page);
        var found = ordering.listOrders(filter, viewer);
        return new ModelAndView(
                "ordering/web/orders",
                "page",
                new OrdersPage(
                        shell.titled("ordering.orders.title"),
                        filter.search(),
                        chosen == null ? "" : chosen.name(),
                        states(shell, chosen),
                        found.rows().stream().map(row -> row(shell, row)).toList(),
                        found.total(),
                        pager(shell, filter, found.rows().size(), found.total()),
                        at(filter, 0).replace("/orders?", "/orders.xlsx?"),
                        viewer.runsTheProgramme()));
    }

    /** The orders of a search as a workbook, all pages of it. */
    @GetMapping("/orders.xlsx")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.BUYER})
    ResponseEntity<byte[]> export(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state)
            throws IOException {
        var all = new ArrayList<OrderRow>();
        for (int page = 0; all.size() < MOST_EXPORTED; page++) {
            var found = ordering.listOrders(new OrderFilter(q, state(state), page), viewer);
            all.addAll(found.rows());
            if (all.size() >= found.total() || found.rows().isEmpty()) {
                break;
            }
        }
        return OrderWorkbooks.orders(shell, all);
    }

    private static @Nullable OrderState state(String name) {
        return Arrays.stream(OrderState.values())
                .filter(one -> one.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(null);
    }

    private static List<Option> states(Shell shell, @Nullable OrderState chosen) {
        var options = new ArrayList<Option>();
        options.add(new Option("", shell.t("ordering.orders.any_state"), chosen == null));
        for (var state : OrderState.values()) {
            options.add(new Option(state.name(), shell.t(state.key()), state == chosen));
        }
        return options;
    }

    private static OrdersPage.Row row(Shell shell, OrderRow row) {
        return new OrdersPage.Row(
                "/orders/" + row.id(),
                row.number(),
                row.buyer(),
                shell.date(Weeks.friday(row.due())),
                shell.n(row.ordered()),
                shell.n(row.unallocated()),
                row.unallocated() > 0 && row.state() != OrderState.CANCELLED,
                shell.t(row.state().key()),
                badge(row.state()));
    }

    static String badge(OrderState state) {
        return switch (state) {
            case DRAFT, CANCELLED -> "";
            case PROPOSED -> "info";
            case OFFERED -> "warn";
            case ACCEPTED -> "ok";
        };
    }

    private static Pager pager(Shell shell, OrderFilter filter, int rows, long total) {
        long first = (long) filter.page() * OrderFilter.PAGE + 1;
        return new Pager(
                shell.t("ordering.orders.position", first, first + rows - 1, total),
                filter.page() > 0 ? at(filter, filter.page() - 1) : null,
                first + rows - 1 < total ? at(filter, filter.page() + 1) : null);
    }

    private static String at(OrderFilter filter, int page) {
        return UriComponentsBuilder.fromPath("/orders")
                .queryParam("q", filter.search())
                .queryParam(
                        "state", filter.state() == null ? "" : filter.state().name())
                .queryParam("page", page)
                .encode()
                .build()
                .toUriString();
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
