package org.saan.hub.programme.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.saan.hub.programme.ProgrammeView;
import org.saan.hub.programme.Programmes;
import org.saan.hub.programme.TemplateFault;
import org.saan.hub.programme.TemplateOutcome;
import org.saan.hub.programme.TemplateWanted;
import org.saan.hub.programme.Templates;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.web.Typed;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Programmes as files: the office takes one away, or begins one from a file, and reads every fault with its place. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
class TemplatePages {
    private final Templates templates;
    private final Programmes programmes;

    TemplatePages(Templates templates, Programmes programmes) {
        this.templates = templates;
        this.programmes = programmes;
    }

    @GetMapping("/programme-templates")
    ModelAndView show(Shell shell) {
        return page(shell, Typed.NOTHING, List.of());
    }

    @GetMapping("/programme-templates/{code:[a-z0-9][a-z0-9-]{0,39}}.json")
    ResponseEntity<byte[]> export(Viewer viewer, @PathVariable String code) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(code + "-template.json")
                                .build()
                                .toString())
                .body(templates.export(code, viewer).getBytes(UTF_8));
    }

    @PostMapping("/programme-templates")
    ModelAndView take(
            Shell shell,
            Viewer viewer,
            @RequestParam Map<String, String> asked,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            RedirectAttributes flash)
            throws IOException {
        var typed = Typed.of(asked);
        var text = file == null ? "" : new String(file.getBytes(), UTF_8);
        LocalDate starts;
        try {
            starts = typed.date("starts", "trade.on_missing");
        } catch (org.saan.hub.shared.Refusal no) {
            return wrong(shell, typed, List.of(new TemplateFault("starts", no.code(), List.of())));
        }
        var wanted = new TemplateWanted(word(typed, "as"), starts, word(typed, "follows"));
        return switch (templates.importFile(text, wanted, viewer)) {
            case TemplateOutcome.Imported(var id, var code, var already) -> {
                flash.addFlashAttribute("notice", shell.t(already ? "template.already" : "template.imported", code));
                yield new ModelAndView("redirect:/programme-templates");
            }
            case TemplateOutcome.Wrong(var faults) -> wrong(shell, typed, faults);
        };
    }

    private static @Nullable String word(Typed typed, String field) {
        var word = typed.value(field).strip();
        return word.isEmpty() ? null : word;
    }

    private ModelAndView wrong(Shell shell, Typed typed, List<TemplateFault> faults) {
        var view = page(shell, typed, faults);
        view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return view;
    }

    private ModelAndView page(Shell shell, Typed typed, List<TemplateFault> faults) {
        var rows = new ArrayList<Row>();
        for (var programme : programmes.listProgrammes()) {
            rows.add(new Row(programme, templates.counts(programme.id())));
        }
        return new ModelAndView(
                "programme/web/templates",
                "page",
                new TemplatesPage(
                        shell.titled("template.title"),
                        rows,
                        faults,
                        LocalDate.now(org.saan.hub.shared.Printing.ZONE),
                        typed));
    }

    /** A programme with how many entries each list of its template has. */
    record Row(ProgrammeView programme, Map<String, Integer> counts) {}

    record TemplatesPage(Shell shell, List<Row> rows, List<TemplateFault> faults, LocalDate today, Typed typed) {
        private static final int SHOWN = 100;

        TemplatesPage {
            rows = List.copyOf(rows);
            faults = List.copyOf(faults);
        }

        List<TemplateFault> shown() {
            return faults.subList(0, Math.min(SHOWN, faults.size()));
        }

        String say(TemplateFault fault) {
            return shell.t(fault.reason(), fault.args().toArray());
        }

        String place(TemplateFault fault) {
            return fault.path().isEmpty() ? shell.t("template.file") : fault.path();
        }
    }
}
