package org.saan.hub.ordering.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.ordering.MyOrderView;
import org.saan.hub.ordering.MyOrders;
import org.saan.hub.ordering.OrderList;
import org.saan.hub.ordering.OrderNotes;
import org.saan.hub.ordering.OrderRow;
import org.saan.hub.ordering.OrderState;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListView;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** Puts orders into words for those who placed them. */
@Component
class MyOrderMaking {
    private final MyOrders mine;
    private final OrderList orders;
    private final Directory directory;
    private final OrderNotes notes;

    MyOrderMaking(MyOrders mine, OrderList orders, Directory directory, OrderNotes notes) {
        this.mine = mine;
        this.orders = orders;
        this.directory = directory;
        this.notes = notes;
    }

    ModelAndView list(Shell shell, ListQuery query, Viewer viewer) {
        var found = orders.list(query, viewer);
        return new ModelAndView(
                "ordering/web/my-orders",
                "page",
                new MyOrdersPage(
                        shell.titled("mine.orders"),
                        new ListView(query, found.total(), List.of()),
                        found.rows().stream().map(row -> row(shell, row)).toList()));
    }

    private static MyOrdersPage.Row row(Shell shell, OrderRow row) {
        return new MyOrdersPage.Row(
                "/orders/" + row.id(),
                row.number(),
                shell.print().dayAndDate(Weeks.friday(row.due())),
                shell.n(row.ordered()),
                shell.t(standing(row.state() == OrderState.CANCELLED, row.state() == OrderState.ACCEPTED)),
                badge(row.state() == OrderState.CANCELLED, row.state() == OrderState.ACCEPTED));
    }

    private static String standing(boolean cancelled, boolean promised) {
        return cancelled ? "mine.cancelled" : promised ? "mine.promised" : "mine.asking";
    }

    private static String badge(boolean cancelled, boolean promised) {
        return cancelled ? "" : promised ? "ok" : "warn";
    }

    ModelAndView page(Shell shell, UUID id, Viewer viewer) {
        return page(shell, id, viewer, MyOrderPage.Draft.EMPTY);
    }

    /** @param draft of a message that was not sent */
    ModelAndView page(Shell shell, UUID id, Viewer viewer, MyOrderPage.Draft draft) {
        var page = make(
                shell,
                id,
                viewer,
                new MyOrderPage.Talk(notes.list(id, viewer), "/orders/" + id + "/notes", draft),
                true);
        return new ModelAndView("ordering/web/my-order", "page", page);
    }

    /** @param opens whether papers and pictures open for who looks */
    MyOrderPage make(Shell shell, UUID id, Viewer viewer, MyOrderPage.Talk talk, boolean opens) {
        var order = mine.getMyOrder(id, viewer);
        Map<String, FamilyView> families =
                directory.listFamilies().stream().collect(Collectors.toMap(FamilyView::code, family -> family));
        var friday = shell.print().dayAndDate(Weeks.friday(order.due()));
        boolean promised = order.isPromised() && !order.cancelled();
        return new MyOrderPage(
                shell.titled("ordering.mine.title", order.number()),
                order.number(),
                shell.date(LocalDate.ofInstant(order.placedAt(), Printing.ZONE)),
                what(shell, order, families),
                shell.t(promised ? "mine.by" : "mine.wished", friday),
                badge(order.cancelled(), promised),
                order.cancelled() ? "x" : promised ? "check" : "clock",
                shell.t(standing(order.cancelled(), promised)),
                order.groups() == 0 ? null : shell.t("mine.groups", order.groups()),
                order.cancelled(),
                order.steps().stream().map(step -> step(shell, step)).toList(),
                order.lines().stream().map(line -> line(shell, line, families)).toList(),
                new MyOrderPage.Together(
                        shell.n(order.ordered()),
                        shell.n(order.promised()),
                        order.made() == null ? null : shell.n(order.made())),
                order.made() != null,
                order.papers().stream()
                        .map(paper -> new MyOrderPage.Paper(
                                shell.text(paper.title()),
                                paper.on() == null ? null : shell.date(paper.on()),
                                opens ? paper.href() : null))
                        .toList(),
                order.pictures().stream()
                        .filter(one -> opens)
                        .map(one -> new MyOrderPage.Picture(one.src(), shell.text(one.words())))
                        .toList(),
                talk);
    }

    private static String what(Shell shell, MyOrderView order, Map<String, FamilyView> families) {
        if (order.lines().size() > 1) {
            return shell.t("mine.several", order.ordered(), order.lines().size());
        }
        var family = families.get(order.lines().getFirst().familyCode());
        return family == null
                ? shell.n(order.ordered())
                : shell.t(
                        "mine.one",
                        shell.n(order.ordered()),
                        shell.t("ordering.unit." + family.unitCode()),
                        shell.text(family.name()));
    }

    private static MyOrderPage.Step step(Shell shell, MyOrderView.Step step) {
        boolean now = step.place() == MyOrderView.Place.NOW;
        var on = step.on() == null ? null : shell.print().shortDate(step.on());
        return new MyOrderPage.Step(
                switch (step.place()) {
                    case DONE -> "done";
                    case NOW -> "now";
                    case TO_COME -> "";
                },
                now,
                step.place() == MyOrderView.Place.DONE,
                shell.t(step.stage().key()),
                now ? shell.t("mine.now") : on);
    }

    private static MyOrderPage.Line line(Shell shell, MyOrderView.Line line, Map<String, FamilyView> families) {
        var family = families.get(line.familyCode());
        var terms = new ArrayList<String>();
        terms.add(shell.t("ordering.terms.grade", shell.t("ordering.grade_" + line.grade())));
        if (line.oneLot()) {
            terms.add(shell.t("mine.one_lot"));
        }
        return new MyOrderPage.Line(
                family == null ? line.familyCode() : shell.text(family.name()),
                terms,
                shell.date(Weeks.friday(line.due())),
                shell.n(line.quantity()),
                shell.n(line.promised()),
                line.made() == null ? null : shell.n(line.made()));
    }
}
