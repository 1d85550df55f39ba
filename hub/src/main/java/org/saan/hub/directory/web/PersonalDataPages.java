package org.saan.hub.directory.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.DataRequest;
import org.saan.hub.directory.DataRequests;
import org.saan.hub.directory.Erasure;
import org.saan.hub.directory.ErasurePlan;
import org.saan.hub.directory.People;
import org.saan.hub.directory.PersonFile;
import org.saan.hub.directory.PersonalDataOf;
import org.saan.hub.directory.PersonalDataOf.Word;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.LocalizedText;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.XlsxTable;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.ObjectMapper;

/** What is held about one person: to read, to take home, to ask about, to erase. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class PersonalDataPages {
    private final PersonalDataOf data;
    private final DataRequests requests;
    private final Erasure erasure;
    private final People people;
    private final ObjectMapper json;
    private final Clock clock;

    PersonalDataPages(
            PersonalDataOf data,
            DataRequests requests,
            Erasure erasure,
            People people,
            ObjectMapper json,
            Clock clock) {
        this.data = data;
        this.requests = requests;
        this.erasure = erasure;
        this.people = people;
        this.json = json;
        this.clock = clock;
    }

    @GetMapping("/people/{id}/data")
    ModelAndView show(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return dataPage(shell, viewer, id, Typed.NOTHING);
    }

    private ModelAndView dataPage(Shell shell, Viewer viewer, UUID id, Typed typed) {
        var file = data.read(id, viewer);
        return new ModelAndView(
                "directory/web/person-data",
                "page",
                new PersonDataPage(
                        shell.titled("people.data.of", file.name()),
                        id,
                        tables(shell, file),
                        viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER)
                                && people.get(id, viewer).erasedAt() == null,
                        today(),
                        typed));
    }

    record PersonDataPage(Shell shell, UUID id, List<Table> tables, boolean mayErase, LocalDate today, Typed typed) {
        DataRequest.Kind[] kinds() {
            return DataRequest.Kind.values();
        }
    }

    record Table(String title, List<String> head, List<List<String>> rows) {}

    static List<Table> tables(Shell shell, PersonFile file) {
        return file.sections().stream()
                .map(section -> new Table(
                        shell.t(section.titleKey()),
                        section.headKeys().stream().map(shell::t).toList(),
                        section.rows().stream()
                                .map(row -> row.stream()
                                        .map(cell -> text(shell, cell))
                                        .toList())
                                .toList()))
                .toList();
    }

    private static String text(Shell shell, @Nullable Object cell) {
        return switch (cell) {
            case null -> "–";
            case Word word -> shell.t(word.key());
            case LocalizedText text -> shell.text(text);
            case LocalDate date -> shell.date(date);
            case Instant at -> shell.moment(at);
            case Number number -> shell.n(number.longValue());
            default -> cell.toString().isEmpty() ? "–" : cell.toString();
        };
    }

    @GetMapping("/people/{id}/data.json")
    ResponseEntity<byte[]> json(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return json(shell, json, data.export(id, "json", viewer));
    }

    /** Sections by their names in the reader's language; days as ISO dates, so that a program reads them. */
    static ResponseEntity<byte[]> json(Shell shell, ObjectMapper json, PersonFile file) {
        var all = new LinkedHashMap<String, Object>();
        for (var section : file.sections()) {
            var rows = new ArrayList<Map<String, Object>>();
            for (var row : section.rows()) {
                var fields = new LinkedHashMap<String, Object>();
                for (int i = 0; i < row.size(); i++) {
                    fields.put(shell.t(section.headKeys().get(i)), plain(shell, row.get(i)));
                }
                rows.add(fields);
            }
            all.put(shell.t(section.titleKey()), rows);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("personal-data.json")
                                .build()
                                .toString())
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(all));
    }

    private static Object plain(Shell shell, @Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Word word -> shell.t(word.key());
            case LocalizedText text -> shell.text(text);
            case Number number -> number;
            default -> cell.toString();
        };
    }

    @GetMapping("/people/{id}/data.xlsx")
    ResponseEntity<byte[]> xlsx(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return xlsx(shell, data.export(id, "xlsx", viewer));
    }

    static ResponseEntity<byte[]> xlsx(Shell shell, PersonFile file) {
        var table = new XlsxTable();
        for (var section : file.sections()) {
            table.sheet(
                    shell.t(section.titleKey()),
                    section.headKeys().stream().map(shell::t).toList(),
                    section.rows().stream()
                            .<List<? extends @Nullable Object>>map(row -> row.stream()
                                    .map(cell -> cell instanceof LocalDate || cell instanceof Instant
                                            ? cell
                                            : plain(shell, cell))
                                    .toList())
                            .toList());
        }
        return table.as("personal-data.xlsx");
    }

    @PostMapping("/people/{id}/requests")
    ModelAndView request(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam DataRequest.Kind kind,
            @RequestParam Map<String, String> values,
            RedirectAttributes flash) {
        var typed = Typed.of(values);
        return typed.act(
                shell,
                flash,
                "directory.saved",
                () -> {
                    requests.record(
                            id,
                            kind,
                            typed.value("wish"),
                            typed.date("askedOn", "people.date"),
                            typed.value("how"),
                            viewer);
                    return "/people/" + id + "/data";
                },
                wrong -> dataPage(shell, viewer, id, wrong));
    }

    @GetMapping("/people/{id}/erase")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView erasing(Shell shell, Viewer viewer, @PathVariable UUID id) {
        return erasePage(shell, viewer, id, null);
    }

    private ModelAndView erasePage(Shell shell, Viewer viewer, UUID id, @Nullable String error) {
        var plan = erasure.plan(id, viewer);
        return new ModelAndView(
                "directory/web/person-erase",
                "page",
                new ErasePage(shell.titled("people.erase.title", plan.name()), plan, error));
    }

    record ErasePage(
            Shell shell, ErasurePlan plan, @Nullable String error) {}

    /** Done, and every open request for it is answered with what stays and why. */
    @PostMapping("/people/{id}/erase")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView erase(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String sure,
            RedirectAttributes flash) {
        if (sure.isEmpty()) {
            var view = erasePage(shell, viewer, id, shell.t("people.erase.sure_first"));
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
        requests.erase(id, viewer.reading(shell.language()));
        flash.addFlashAttribute("notice", shell.t("people.erase.done"));
        return new ModelAndView("redirect:/people/" + id);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(Printing.ZONE));
    }
}
