package org.saan.hub.ordering.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.saan.hub.ordering.OrderList;
import org.saan.hub.ordering.OrderRow;
import org.saan.hub.ordering.OrderState;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The list of orders, on the page and as a file. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR, Role.BUYER})
class OrderListPages {
    private final OrderList orders;
    private final MyOrderMaking mine;

    OrderListPages(OrderList orders, MyOrderMaking mine) {
        this.orders = orders;
        this.mine = mine;
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
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        var query = OrderList.SHAPE.read(asked);
        if (viewer.is(Role.BUYER)) {
            return mine.list(shell, query, viewer);
        }
        var found = orders.list(query, viewer);
        return new ModelAndView(
                "ordering/web/orders",
                "page",
                new OrdersPage(
                        shell.titled("ordering.orders.title"),
                        new ListView(query, found.total(), List.of(states(shell))),
                        found.rows().stream().map(row -> row(shell, row)).toList(),
                        viewer.runsTheProgramme()));
    }

    @GetMapping("/orders.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = OrderList.SHAPE.read(asked);
        return ListFile.<OrderRow>answer(ending, table(shell), sink -> orders.export(query, viewer, sink));
    }

    private static ListTable<OrderRow> table(Shell shell) {
        return new ListTable<>(
                "orders",
                shell.t("ordering.orders.title"),
                List.of(
                        column(shell.t("ordering.order"), OrderRow::number),
                        column(shell.t("ordering.buyer"), OrderRow::buyer),
                        column(shell.t("ordering.due"), row -> Weeks.friday(row.due())),
                        column(shell.t("ordering.pieces"), OrderRow::ordered),
                        column(shell.t("ordering.sum.unallocated"), OrderRow::unallocated),
                        column(
                                shell.t("ordering.orders.state"),
                                row -> shell.t(row.state().key()))));
    }

    private static ListFilter states(Shell shell) {
        return new ListFilter(
                "state",
                shell.t("ordering.orders.state"),
                Arrays.stream(OrderState.values())
                        .map(state -> new ListFilter.Choice(state.name(), shell.t(state.key())))
                        .toList());
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
}
