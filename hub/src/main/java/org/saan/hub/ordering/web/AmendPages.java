package org.saan.hub.ordering.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.ordering.AmendmentView;
import org.saan.hub.ordering.Amendments;
import org.saan.hub.ordering.OrderState;
import org.saan.hub.ordering.OrderVersion;
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
import org.saan.hub.shared.Weeks;
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

/** Changes of a running order: first what they mean, then the change, and all versions. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class AmendPages {
    private static final int WEEKS_TO_CHOOSE = 60;

    private final Ordering ordering;
    private final Amendments amendments;
    private final Plans plans;
    private final Directory directory;
    private final Clock clock;

    AmendPages(Ordering ordering, Amendments amendments, Plans plans, Directory directory, Clock clock) {
        this.ordering = ordering;
        this.amendments = amendments;
        this.plans = plans;
        this.directory = directory;
        this.clock = clock;
    }

    @InitBinder("amendForm")
    static void bind(WebDataBinder binder) {
        binder.setDeclarativeBinding(true);
    }

    /** @param from version with whose lines the form begins; those of now when absent */
    @GetMapping("/orders/{id}/amend")
    ModelAndView form(
            Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam(required = false) @Nullable Integer from) {
        var order = running(id, viewer);
        var lines = new ArrayList<AmendForm.LineForm>();
        var earlier = from == null ? Map.<UUID, AmendmentView.State>of() : statesOf(id, from, viewer);
        for (var line : order.lines()) {
            var state = earlier.get(line.id());
            lines.add(new AmendForm.LineForm(
                    line.id().toString(),
                    line.familyCode(),
                    String.valueOf(state == null ? line.quantity() : state.quantity()),
                    state == null ? Weeks.text(line.due()) : state.due(),
                    baht(state == null ? line.maxPriceMinor() : state.maxPriceMinor()),
                    null));
        }
        var form = new AmendForm(UUID.randomUUID().toString(), amendments.seen(id, viewer), "", "", "", lines);
        return page(shell, viewer, order, form, Map.of(), null, List.of());
    }

    private static String baht(@Nullable Long minor) {
        return minor == null
                ? ""
                : BigDecimal.valueOf(minor, 2).stripTrailingZeros().toPlainString();
    }

    /** Lines as a version left them; those of the first version are where the second began. */
    private Map<UUID, AmendmentView.State> statesOf(UUID order, int version, Viewer viewer) {
        var all = amendments.history(order, viewer).stream()
                .filter(one -> one.version() == Math.max(2, version))
                .flatMap(one -> one.change().lines().stream())
                .toList();
        return all.stream()
                .filter(line -> (version < 2 ? line.before() : line.after()) != null)
                .collect(Collectors.toMap(
                        AmendmentView.LineChange::id,
                        line -> java.util.Objects.requireNonNull(version < 2 ? line.before() : line.after())));
    }

    /** Shows what a typed change means, or makes it. */
    @PostMapping("/orders/{id}/amend")
    ModelAndView amend(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @ModelAttribute AmendForm form,
            @RequestParam(name = "do", defaultValue = "look") String action,
            RedirectAttributes flash) {
        var order = running(id, viewer);
        if (action.equals("add")) {
            return page(shell, viewer, order, form.withOneMoreLine(), Map.of(), null, List.of());
        }
        var token = OrderFormReader.id(String.valueOf(form.once()));
        var reader = new AmendReader(form);
        var now = amendments.seen(id, viewer);
        if (token == null) {
            return look(shell, viewer, order, form, reader, UUID.randomUUID(), now);
        }
        if (!action.equals("save") || !form.mark().equals(form.looked())) {
            return look(shell, viewer, order, form, reader, token, now);
        }
        try {
            amendments.amend(token, id, reader.wanted(), viewer);
        } catch (Refusal refusal) {
            // Somebody else changed the order, or pieces were begun: what was typed stays, with what it means now.
            var view = look(shell, viewer, order, form, reader, UUID.randomUUID(), now);
            view.setStatus(HttpStatus.CONFLICT);
            return view;
        }
        if (ordering.getOrder(id, viewer).lines().stream().anyMatch(line -> line.unallocated() > 0)) {
            plans.requestPlan(id, viewer);
        }
        flash.addFlashAttribute("notice", shell.t("amend.made", order.number()));
        return new ModelAndView("redirect:/orders/" + id);
    }

    private ModelAndView look(
            Shell shell, Viewer viewer, OrderView order, AmendForm form, AmendReader reader, UUID token, String now) {
        var errors = reader.errors(amendments, order.id(), shell, viewer);
        boolean same = now.equals(form.seen());
        var meanwhile = same ? List.<String>of() : meanwhile(shell, order, String.valueOf(form.seen()), viewer);
        var meaning =
                errors.isEmpty() ? words(shell).meaning(amendments.preview(order.id(), reader.wanted(), viewer)) : null;
        var view = page(
                shell,
                viewer,
                order,
                form.with(token, now, errors.isEmpty() ? form.mark() : ""),
                errors,
                meaning,
                meanwhile);
        view.setStatus(
                !same ? HttpStatus.CONFLICT : errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    /** What others changed since the form was opened. */
    private List<String> meanwhile(Shell shell, OrderView order, String seen, Viewer viewer) {
        var all = new ArrayList<String>();
        int version = Amendments.versionIn(seen);
        amendments.history(order.id(), viewer).stream()
                .filter(one -> one.version() > version)
                .forEach(one -> all.addAll(words(shell).sentences(one)));
        if (all.isEmpty()) {
            all.add(shell.t("amend.meanwhile.shares"));
        }
        return all;
    }

    private OrderView running(UUID id, Viewer viewer) {
        var order = ordering.getOrder(id, viewer);
        if (order.state() == OrderState.CANCELLED) {
            throw new NotFound("order");
        }
        return order;
    }

    private AmendWords words(Shell shell) {
        return new AmendWords(shell, families(shell));
    }

    private Map<String, String> families(Shell shell) {
        var all = new java.util.LinkedHashMap<String, String>();
        for (FamilyView family : directory.listFamilies()) {
            all.put(family.code(), shell.text(family.name()));
        }
        return all;
    }

    private ModelAndView page(
            Shell shell,
            Viewer viewer,
            OrderView order,
            AmendForm form,
            Map<String, String> errors,
            AmendPage.@Nullable Meaning meaning,
            List<String> meanwhile) {
        var first = YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
        var weeks = new ArrayList<Option>();
        order.lines().stream()
                .map(line -> line.due())
                .filter(due -> due.isBefore(first))
                .distinct()
                .sorted()
                .forEach(due -> weeks.add(week(shell, due)));
        for (int i = 0; i < WEEKS_TO_CHOOSE; i++) {
            weeks.add(week(shell, first.plusWeeks(i)));
        }
        return new ModelAndView(
                "ordering/web/amend",
                "page",
                new AmendPage(
                        shell.titled("amend.title", order.number()),
                        order.id().toString(),
                        order.number(),
                        Amendments.versionIn(amendments.seen(order.id(), viewer)),
                        form,
                        families(shell),
                        weeks,
                        errors,
                        meaning,
                        meanwhile));
    }

    private static Option week(Shell shell, YearWeek week) {
        return new Option(Weeks.text(week), shell.week(week) + " · " + shell.date(Weeks.friday(week)), false);
    }

    @GetMapping("/orders/{id}/changes")
    ModelAndView history(Shell shell, Viewer viewer, @PathVariable UUID id) {
        var order = ordering.getOrder(id, viewer);
        var words = words(shell);
        var versions = amendments.history(id, viewer).stream()
                .map(version -> version(shell, id, version, words))
                .toList();
        return new ModelAndView(
                "ordering/web/amend-history",
                "page",
                new AmendHistoryPage(
                        shell.titled("amend.history", order.number()),
                        id.toString(),
                        order.number(),
                        order.state() != OrderState.CANCELLED,
                        versions));
    }

    private static AmendHistoryPage.Version version(Shell shell, UUID order, OrderVersion version, AmendWords words) {
        return new AmendHistoryPage.Version(
                version.version(),
                shell.moment(version.at()),
                shell.t("amend.by." + version.askedBy()),
                version.reason(),
                words.meaning(version.change()),
                "/orders/" + order + "/amend?from=");
    }
}
