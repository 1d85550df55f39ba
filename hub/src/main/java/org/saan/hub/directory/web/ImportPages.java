package org.saan.hub.directory.web;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportRow;
import org.saan.hub.directory.ImportView;
import org.saan.hub.directory.Imports;
import org.saan.hub.directory.Listed;
import org.saan.hub.directory.reading.Field;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NotFound;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One spreadsheet of groups: looking at its rows, applying it, and what came of it. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class ImportPages {
    private static final Set<String> SHOWN = Set.of("OK", "WARNING", "REVIEW", "ERROR", "SKIPPED");
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final Imports imports;

    ImportPages(Imports imports) {
        this.imports = imports;
    }

    @GetMapping("/imports/{id}")
    ModelAndView show(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "0") int page) {
        return importPage(shell, viewer, id, shown, page, null);
    }

    private ModelAndView importPage(
            Shell shell, Viewer viewer, UUID id, String shown, int page, @Nullable String error) {
        var view = imports.getImport(id, viewer);
        var state = SHOWN.contains(shown) ? shown : firstState(view);
        int at = Math.max(0, page);
        Listed<ImportRow> rows = imports.listRows(id, state, at, viewer);
        var model = new ImportPage(
                shell.titled("directory.import.title." + lower(view.state().name())), view, state, at, rows, error);
        var answer = new ModelAndView(
                view.state() == ImportView.State.REVIEW ? "directory/web/import-review" : "directory/web/import-done",
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

    @PostMapping("/imports/{id}/rows/{line}")
    ModelAndView row(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @PathVariable int line,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        var shown = form.getOrDefault("shown", "");
        int page = page(form);
        try {
            var choice = form.getOrDefault("choice", "");
            if (choice.isEmpty()) {
                imports.correct(id, line, texts(form), viewer);
                flash.addFlashAttribute("notice", shell.t("directory.import.corrected", line));
            } else {
                imports.decide(id, line, decision(choice), viewer);
                flash.addFlashAttribute("notice", shell.t("directory.import.decided." + lower(choice), line));
            }
        } catch (Refusal no) {
            return importPage(shell, viewer, id, shown, page, shell.say(no));
        }
        // When the last of its kind is done, what needs a person next is shown.
        int left = SHOWN.contains(shown) ? imports.getImport(id, viewer).count(shown) : 0;
        return left == 0 ? back(id, "", 0) : back(id, shown, Math.min(page, (left - 1) / Imports.PAGE));
    }

    private static ImportRow.Decision decision(String choice) {
        for (var decision : ImportRow.Decision.values()) {
            if (decision.name().equals(choice)) {
                return decision;
            }
        }
        throw new Refusal("directory.import.decision");
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

    @PostMapping("/imports/{id}/all")
    ModelAndView all(
            Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam String what, RedirectAttributes flash) {
        int rows = switch (what) {
            case "skip-errors" -> imports.skipErrors(id, viewer);
            case "accept-suggestions" -> imports.acceptSuggestions(id, viewer);
            default -> throw new NotFound("choice");
        };
        flash.addFlashAttribute("notice", shell.t("directory.import.all." + what.replace('-', '_'), rows));
        return back(id, "", 0);
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
            return importPage(shell, viewer, id, "", 0, shell.say(no));
        }
        flash.addFlashAttribute("notice", shell.t("directory.import.read_again", encoding));
        return back(id, "", 0);
    }

    @PostMapping("/imports/{id}/columns")
    ModelAndView columns(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> form,
            RedirectAttributes flash) {
        try {
            imports.mean(id, meanings(form), viewer);
        } catch (Refusal no) {
            return importPage(shell, viewer, id, "", 0, shell.say(no));
        }
        flash.addFlashAttribute("notice", shell.t("directory.import.columns_read"));
        return back(id, "", 0);
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

    @PostMapping("/imports/{id}/apply")
    ModelAndView apply(
            Shell shell, Viewer viewer, @PathVariable UUID id, @RequestParam(defaultValue = "") String allOrNothing) {
        try {
            imports.apply(id, !allOrNothing.isEmpty(), viewer);
        } catch (Refusal no) {
            return importPage(shell, viewer, id, "", 0, shell.say(no));
        }
        return new ModelAndView("redirect:/imports/" + id);
    }

    @PostMapping("/imports/{id}/undo")
    ModelAndView undo(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        flash.addFlashAttribute("notice", shell.t("directory.import.undone", imports.undo(id, viewer)));
        return new ModelAndView("redirect:/imports/" + id);
    }

    @PostMapping("/imports/{id}/cancel")
    ModelAndView cancel(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        imports.cancel(id, viewer);
        flash.addFlashAttribute("notice", shell.t("directory.import.cancelled"));
        return new ModelAndView("redirect:/imports");
    }

    @GetMapping("/imports/{id}/remarks.xlsx")
    ResponseEntity<byte[]> remarks(Shell shell, Viewer viewer, @PathVariable UUID id) throws IOException {
        var view = imports.getImport(id, viewer);
        var bytes = RemarksWorkbook.write(shell, view, imports.listLeftRows(id, viewer));
        var name = view.fileName().replaceFirst("\\.[A-Za-z]{3,4}$", "") + "-remarks.xlsx";
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }

    private static int page(Map<String, String> form) {
        var text = form.getOrDefault("page", "0");
        return text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    }

    private static ModelAndView back(UUID id, String shown, int page) {
        return new ModelAndView("redirect:"
                + org.springframework.web.util.UriComponentsBuilder.fromPath("/imports/" + id)
                        .queryParam("shown", SHOWN.contains(shown) ? shown : "")
                        .queryParam("page", page)
                        .encode()
                        .toUriString());
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
