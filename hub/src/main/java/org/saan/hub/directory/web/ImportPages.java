package org.saan.hub.directory.web;

import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportBulk;
import org.saan.hub.directory.ImportDiff;
import org.saan.hub.directory.ImportField;
import org.saan.hub.directory.ImportFilter;
import org.saan.hub.directory.ImportReview;
import org.saan.hub.directory.ImportRow;
import org.saan.hub.directory.ImportView;
import org.saan.hub.directory.Imports;
import org.saan.hub.directory.reading.Field;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One spreadsheet of groups: looking its rows through, and answering what they ask. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class ImportPages {
    private final Imports imports;
    private final ImportReview review;
    private final Clock clock;

    ImportPages(Imports imports, ImportReview review, Clock clock) {
        this.imports = imports;
        this.review = review;
        this.clock = clock;
    }

    @GetMapping("/imports/{id}")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam Map<String, String> query) {
        return page(shell, viewer, id, query, null);
    }

    ModelAndView page(Shell shell, Viewer viewer, UUID id, Map<String, String> query, @Nullable String error) {
        var view = imports.getImport(id, viewer);
        var filter = ImportFilters.of(query);
        if (filter.shown().isEmpty() && !filter.narrows()) {
            filter = ImportFilter.shown(firstState(view));
        }
        int at = Math.min(ImportFilters.page(query), 100_000);
        boolean reviewing = view.state() == ImportView.State.REVIEW;
        var samples = new TreeMap<Integer, Map<Integer, List<String>>>();
        for (int sheet = 0; reviewing && sheet < view.sheets().size(); sheet++) {
            samples.put(sheet, imports.samples(id, sheet, viewer));
        }
        var model = new ImportPage(
                shell.titled("directory.import.title." + lower(view.state().name())),
                view,
                filter,
                at,
                imports.listRows(id, filter, at, viewer),
                reviewing ? imports.findingKinds(id, viewer) : Map.of(),
                reviewing ? imports.listSources(viewer) : List.of(),
                samples,
                clock.instant(),
                error);
        var answer = new ModelAndView(
                switch (view.state()) {
                    case REVIEW -> "directory/web/import-review";
                    case READING, APPLYING, UNDOING, FAILED -> "directory/web/import-work";
                    case STOPPED, APPLIED, UNDONE, CANCELLED -> "directory/web/import-done";
                },
                "page",
                model);
        if (error != null) {
            answer.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return answer;
    }

    /** What needs a person comes first. */
    private static String firstState(ImportView view) {
        return List.of("ERROR", "REVIEW", "WARNING").stream()
                .filter(state -> view.count(state) > 0)
                .findFirst()
                .orElse("OK");
    }

    @PostMapping("/imports/{id}/rows/{key}")
    ModelAndView row(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable int key,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        var line = ImportRow.line(key);
        try {
            var choices = choices(form);
            var decision = form.getOrDefault("choice", "");
            if (!choices.isEmpty()) {
                review.choose(id, key, choices, viewer);
            }
            if (form.containsKey("proposed")) {
                review.takeProposed(id, key, viewer);
                flash.addFlashAttribute("notice", shell.t("directory.import.corrected", line));
            } else if (!decision.isEmpty()) {
                review.decide(id, key, decision(decision), viewer);
                flash.addFlashAttribute("notice", shell.t("directory.import.decided." + lower(decision), line));
            } else if (!choices.isEmpty()) {
                flash.addFlashAttribute("notice", shell.t("directory.import.chosen", line));
            } else {
                review.correct(id, key, texts(form), viewer);
                flash.addFlashAttribute("notice", shell.t("directory.import.corrected", line));
            }
        } catch (Refusal no) {
            return page(shell, viewer, id, form, shell.say(no));
        }
        return back(viewer, id, form);
    }

    private static ImportRow.Decision decision(String choice) {
        for (var decision : ImportRow.Decision.values()) {
            if (decision.name().equals(choice)) {
                return decision;
            }
        }
        throw new Refusal("directory.import.decision");
    }

    /** One choice for each fact; a button may choose for all that ask. */
    private static Map<ImportField, ImportDiff.Choice> choices(Map<String, String> form) {
        var all = new EnumMap<ImportField, ImportDiff.Choice>(ImportField.class);
        var every = form.getOrDefault("every", "");
        for (var field : ImportField.values()) {
            var own = form.getOrDefault("diff-" + field.name(), "");
            var chosen = !every.isEmpty() && form.containsKey("asks-" + field.name()) ? every : own;
            for (var choice : ImportDiff.Choice.values()) {
                if (choice.name().equals(chosen)) {
                    all.put(field, choice);
                }
            }
        }
        return all;
    }

    private static Map<Integer, String> texts(Map<String, String> form) {
        var texts = new HashMap<Integer, String>();
        form.forEach((name, text) -> {
            if (name.matches("cell\\d{1,3}")) {
                texts.put(Integer.valueOf(name.substring(4)), text);
            }
        });
        return texts;
    }

    /** One answer for every row that the filter shows. */
    @PostMapping("/imports/{id}/all")
    ModelAndView all(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam String answer,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        var filter = ImportFilters.of(form);
        try {
            if (answer.equals("PLACE")) {
                int rows = review.placeAll(id, filter, place(form), form.getOrDefault("text", ""), viewer);
                flash.addFlashAttribute("notice", shell.t("directory.import.all.place", rows));
            } else {
                var what = java.util.Arrays.stream(ImportBulk.values())
                        .filter(one -> one.name().equals(answer))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("answer"));
                int rows = review.decideAll(id, filter, what, viewer);
                flash.addFlashAttribute("notice", shell.t("directory.import.all." + lower(answer), rows));
            }
        } catch (Refusal no) {
            return page(shell, viewer, id, form, shell.say(no));
        }
        return back(viewer, id, form);
    }

    private static Field place(Map<String, String> form) {
        return switch (form.getOrDefault("column", "")) {
            case "SUBDISTRICT" -> Field.SUBDISTRICT;
            case "DISTRICT" -> Field.DISTRICT;
            case "ADDRESS" -> Field.ADDRESS;
            default -> Field.PROVINCE;
        };
    }

    @PostMapping("/imports/{id}/encoding")
    ModelAndView encoding(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam String encoding,
            RedirectAttributes flash) {
        try {
            imports.readAs(id, encoding, viewer);
        } catch (Refusal no) {
            return page(shell, viewer, id, Map.of(), shell.say(no));
        }
        flash.addFlashAttribute("notice", shell.t("directory.import.read_again", encoding));
        return new ModelAndView("redirect:/imports/" + id);
    }

    @PostMapping("/imports/{id}/columns")
    ModelAndView columns(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        var sheet = form.getOrDefault("sheet", "0");
        try {
            imports.mean(id, sheet.matches("\\d{1,3}") ? Integer.parseInt(sheet) : 0, meanings(form), viewer);
        } catch (Refusal no) {
            return page(shell, viewer, id, Map.of(), shell.say(no));
        }
        flash.addFlashAttribute("notice", shell.t("directory.import.columns_read"));
        return new ModelAndView("redirect:/imports/" + id);
    }

    private static Map<Integer, Field> meanings(Map<String, String> form) {
        var all = new HashMap<Integer, Field>();
        form.forEach((name, value) -> {
            if (name.matches("column\\d{1,3}")) {
                ImportPage.FIELDS.stream()
                        .filter(field -> field.name().equals(value))
                        .forEach(field -> all.put(Integer.valueOf(name.substring(6)), field));
            }
        });
        return all;
    }

    @PostMapping("/imports/{id}/source")
    ModelAndView source(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes flash) {
        try {
            imports.comesFrom(id, name.isBlank() && !source.isEmpty() ? UUID.fromString(source) : null, name, viewer);
        } catch (Refusal no) {
            return page(shell, viewer, id, Map.of(), shell.say(no));
        } catch (IllegalArgumentException noId) {
            throw new NotFound("source");
        }
        flash.addFlashAttribute("notice", shell.t("directory.import.source_set"));
        return new ModelAndView("redirect:/imports/" + id);
    }

    /** To the rows again, or to what needs a person next when the last of its kind is done. */
    private ModelAndView back(Viewer viewer, UUID id, Map<String, String> form) {
        var filter = ImportFilters.of(form);
        long left = imports.listRows(id, filter, 0, viewer).total();
        int page = (int) Math.min(ImportFilters.page(form), Math.max(0, (left - 1) / Imports.PAGE));
        var address = left == 0 ? "/imports/" + id : ImportFilters.address("/imports/" + id, filter, page) + "#rows";
        // The address is complete: nothing of it is a variable.
        return new ModelAndView(new org.springframework.web.servlet.view.RedirectView(address, true, true, false));
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
