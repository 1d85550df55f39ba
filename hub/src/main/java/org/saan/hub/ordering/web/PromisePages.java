package org.saan.hub.ordering.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.ordering.Ordering;
import org.saan.hub.ordering.Promising;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.threeten.extra.YearWeek;

/** What can we promise: a coordinator asks while the buyer waits on the telephone. The question is in the address. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class PromisePages {
    private static final int WEEKS_TO_CHOOSE = 60;
    private static final String LINE = "lines[0].";

    private final Promising promising;
    private final Ordering ordering;
    private final Directory directory;
    private final Clock clock;

    PromisePages(Promising promising, Ordering ordering, Directory directory, Clock clock) {
        this.promising = promising;
        this.ordering = ordering;
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/orders/promise")
    ModelAndView ask(
            Shell shell,
            Viewer viewer,
            @RequestParam(required = false) @Nullable String family,
            @RequestParam(required = false) @Nullable String quantity,
            @RequestParam(required = false) @Nullable String release,
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String grade,
            @RequestParam(required = false) @Nullable String maxPrice,
            @RequestParam(required = false) @Nullable String maxGroups) {
        var now = YearWeek.from(LocalDate.now(clock.withZone(Printing.ZONE)));
        var begin = release == null || release.isBlank() ? Weeks.text(now) : release;
        var form = new OrderForm.LineForm(family, quantity, begin, due, grade, maxPrice, null, maxGroups, "1");
        if (family == null && quantity == null && due == null) {
            return view(shell, now, form, Map.of(), null);
        }
        var reader = new OrderFormReader(new OrderForm(null, null, null, List.of(form)));
        var errors = errors(reader.errors(ordering, shell));
        if (!errors.isEmpty()) {
            var page = view(shell, now, form, errors, null);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        var promise = promising.promise(reader.order().lines().getFirst(), viewer);
        return view(shell, now, form, Map.of(), new PromiseDrawing(shell, promise, now).answer());
    }

    /** What is wrong with the line; an enquiry has no buyer yet. */
    private static Map<String, String> errors(Map<String, String> ofOrder) {
        var errors = new LinkedHashMap<String, String>();
        ofOrder.forEach((field, sentence) -> {
            if (field.startsWith(LINE)) {
                errors.put(field.substring(LINE.length()), sentence);
            }
        });
        return errors;
    }

    private ModelAndView view(
            Shell shell,
            YearWeek now,
            OrderForm.LineForm form,
            Map<String, String> errors,
            PromisePage.@Nullable Answer answer) {
        var families = directory.listFamilies().stream()
                .map(one -> new Option(one.code(), shell.text(one.name()), false))
                .toList();
        var weeks = new ArrayList<Option>();
        for (int i = 0; i < WEEKS_TO_CHOOSE; i++) {
            var week = now.plusWeeks(i);
            weeks.add(new Option(Weeks.text(week), shell.week(week) + " · " + shell.date(Weeks.monday(week)), false));
        }
        return new ModelAndView(
                "ordering/web/promise",
                "page",
                new PromisePage(shell.titled("ordering.promise.title"), form, families, weeks, errors, answer));
    }
}
