package org.saan.hub.directory.web;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Directory;
import org.saan.hub.directory.FamilyView;
import org.saan.hub.directory.GroupCapacity;
import org.saan.hub.directory.GroupChange;
import org.saan.hub.directory.GroupView;
import org.saan.hub.directory.NewCapability;
import org.saan.hub.directory.NewGroup;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Money;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.Weeks;
import org.saan.thaitext.NumberReading;
import org.saan.thaitext.ThaiNumbers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.threeten.extra.YearWeek;

/** One group, and what may be changed of it. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class GroupPages {
    private static final int WEEKS = 26;

    private final Directory directory;
    private final Clock clock;

    GroupPages(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @GetMapping("/groups/{id}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return groupPage(shell, viewer, id, Map.of(), Map.of());
    }

    private ModelAndView groupPage(
            Shell shell, Viewer viewer, UUID id, Map<String, String> errors, Map<String, String> typed) {
        var group = directory.getGroup(id, viewer);
        var first = YearWeek.from(today());
        var capacity = directory.capacity(id, first, WEEKS, viewer);
        return new ModelAndView(
                "directory/web/group",
                "page",
                new GroupPage(
                        shell.titled("directory.group.title", shell.text(group.name())),
                        group,
                        CalendarStrip.of(shell, capacity, first),
                        directory.listFamilies(),
                        errors,
                        typed));
    }

    record GroupPage(
            Shell shell,
            GroupView group,
            CalendarStrip strip,
            List<FamilyView> families,
            Map<String, String> errors,
            Map<String, String> typed) {

        String typed(String field, Object otherwise) {
            return typed.getOrDefault(field, String.valueOf(otherwise));
        }

        @Nullable
        String error(String field) {
            return errors.get(field);
        }

        /** The audit has an audience of its own. */
        boolean mayReadHistory() {
            return shell.viewer() != null && shell.viewer().is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER);
        }

        String money(long minor) {
            return shell.money(Money.ofMinor(minor, Money.THB));
        }
    }

    @PostMapping("/groups/{id}")
    ModelAndView change(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            RedirectAttributes flash) {
        var errors = new LinkedHashMap<String, String>();
        int artisans = number(shell, typed, "artisans", errors);
        int hours = number(shell, typed, "hoursPerWeek", errors);
        int version = number(shell, typed, "version", errors);
        return act(
                shell,
                viewer,
                id,
                typed,
                errors,
                flash,
                () -> directory.changeGroup(
                        id,
                        new GroupChange(
                                version,
                                typed.getOrDefault("nameTh", ""),
                                typed.getOrDefault("nameEn", ""),
                                artisans,
                                hours,
                                typed.containsKey("inProgramme"),
                                typed.containsKey("suspended")),
                        viewer));
    }

    @PostMapping("/groups/{id}/capabilities")
    ModelAndView capability(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            RedirectAttributes flash) {
        var errors = new LinkedHashMap<String, String>();
        int grade = number(shell, typed, "grade", errors);
        int minutes = number(shell, typed, "minutesPerPiece", errors);
        int setup = number(shell, typed, "setupMinutes", errors);
        int minimum = number(shell, typed, "minimumBatch", errors);
        int looms = number(shell, typed, "looms", errors);
        long price = satang(shell, typed, "price", errors);
        return act(
                shell,
                viewer,
                id,
                typed,
                errors,
                flash,
                () -> directory.setCapability(
                        id,
                        new NewCapability(
                                typed.getOrDefault("family", ""), grade, minutes, setup, minimum, looms, price),
                        viewer));
    }

    /** Does it, or shows the form again with what was typed and what is wrong. */
    private ModelAndView act(
            Shell shell,
            Viewer viewer,
            UUID id,
            Map<String, String> typed,
            Map<String, String> errors,
            RedirectAttributes flash,
            Runnable action) {
        if (errors.isEmpty()) {
            try {
                action.run();
                flash.addFlashAttribute("notice", shell.t("directory.saved"));
                return new ModelAndView("redirect:/groups/" + id);
            } catch (Refusal refusal) {
                if (refusal.field() == null) {
                    throw refusal;
                }
                errors.put(refusal.field(), shell.say(refusal));
            }
        }
        var view = groupPage(shell, viewer, id, errors, typed);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private static int number(Shell shell, Map<String, String> typed, String field, Map<String, String> errors) {
        var text = typed.getOrDefault(field, "").strip();
        if (text.length() <= 12
                && ThaiNumbers.read(text) instanceof NumberReading.Number(var number)
                && number.signum() >= 0
                && number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(9_999_999)) <= 0) {
            return number.intValueExact();
        }
        errors.put(field, shell.t("directory.number"));
        return 0;
    }

    private static long satang(Shell shell, Map<String, String> typed, String field, Map<String, String> errors) {
        var text = typed.getOrDefault(field, "").strip();
        if (text.length() <= 20
                && ThaiNumbers.readBaht(text) instanceof NumberReading.Number(var baht)
                && baht.signum() >= 0
                && baht.stripTrailingZeros().scale() <= 2
                && baht.compareTo(BigDecimal.valueOf(999_999_999)) <= 0) {
            return baht.movePointRight(2).longValueExact();
        }
        errors.put(field, shell.t("directory.money"));
        return 0;
    }

    @GetMapping("/groups/new")
    ModelAndView form(Shell shell) {
        return formPage(shell, Map.of(), Map.of());
    }

    private ModelAndView formPage(Shell shell, Map<String, String> typed, Map<String, String> errors) {
        return new ModelAndView(
                "directory/web/group-form",
                "page",
                new GroupFormPage(
                        shell.titled("directory.group.new"),
                        directory.listProvinces(),
                        directory.listClusters(),
                        typed,
                        errors));
    }

    record GroupFormPage(
            Shell shell,
            Map<String, LocalizedText> provinces,
            List<Directory.ClusterView> clusters,
            Map<String, String> typed,
            Map<String, String> errors) {
        String typed(String field, String otherwise) {
            return typed.getOrDefault(field, otherwise);
        }

        @Nullable
        String error(String field) {
            return errors.get(field);
        }
    }

    @PostMapping("/groups")
    ModelAndView create(Shell shell, Viewer viewer, @RequestParam Map<String, String> typed) {
        var errors = new LinkedHashMap<String, String>();
        int artisans = number(shell, typed, "artisans", errors);
        var province = typed.getOrDefault("province", "");
        if (!directory.listProvinces().containsKey(province)) {
            errors.put("province", shell.t("directory.choose"));
        }
        if (typed.getOrDefault("nameTh", "").isBlank()) {
            errors.put("nameTh", shell.t("directory.group.name"));
        }
        if (!errors.isEmpty()) {
            var view = formPage(shell, typed, errors);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        var cluster = directory.listClusters().stream()
                .filter(c -> c.code().equals(typed.getOrDefault("cluster", "")))
                .map(Directory.ClusterView::id)
                .findFirst()
                .orElse(null);
        try {
            var id = directory.createGroup(
                    new NewGroup(
                            null,
                            new LocalizedText(typed.get("nameTh"), typed.get("nameEn")),
                            "group",
                            cluster,
                            null,
                            null,
                            null,
                            null,
                            province,
                            null,
                            null,
                            null,
                            null,
                            List.of(),
                            null,
                            typed.containsKey("inProgramme"),
                            artisans,
                            NewGroup.USUAL_HOURS),
                    viewer);
            return new ModelAndView("redirect:/groups/" + id);
        } catch (Refusal refusal) {
            if (refusal.field() == null) {
                throw refusal;
            }
            errors.put(refusal.field(), shell.say(refusal));
            var view = formPage(shell, typed, errors);
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }

    /** The capacity calendar as a row of columns: how much of a usual week is free to craft, and the same in words. */
    record CalendarStrip(List<Column> columns, String words, GroupCapacity capacity) {
        record Column(String week, String monday, String hours, int percent, String reason, int height) {}

        static CalendarStrip of(Shell shell, GroupCapacity capacity, YearWeek first) {
            var columns = new ArrayList<Column>();
            int most = Math.max(
                    1, capacity.minutesByWeek().stream().mapToInt(m -> m).max().orElse(1));
            for (int i = 0; i < capacity.minutesByWeek().size(); i++) {
                int week = i;
                var mark =
                        capacity.marks().stream().filter(m -> m.week() == week).findFirst();
                int minutes = capacity.minutesByWeek().get(i);
                columns.add(new Column(
                        shell.week(first.plusWeeks(i)),
                        shell.print().shortDate(Weeks.monday(first.plusWeeks(i))),
                        shell.n(minutes / 60),
                        mark.map(m -> m.factorPermille() / 10).orElse(100),
                        mark.map(m -> shell.t("directory.season." + m.reason())).orElse(""),
                        (int) (30L * minutes / most)));
            }
            int sum = capacity.minutesByWeek().stream().mapToInt(m -> m).sum() / 60;
            return new CalendarStrip(
                    List.copyOf(columns), shell.t("directory.calendar.sum", sum, columns.size()), capacity);
        }
    }
}
