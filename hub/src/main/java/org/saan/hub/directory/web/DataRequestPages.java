package org.saan.hub.directory.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.saan.hub.directory.DataRequest;
import org.saan.hub.directory.DataRequests;
import org.saan.hub.identity.PersonalData;
import org.saan.hub.identity.PersonalDataRegister;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.XlsxTable;
import org.saan.hub.shared.web.Pages;
import org.saan.hub.shared.web.Typed;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.ObjectMapper;

/** The register of personal data for everybody who signs in, and the requests that people made about theirs. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class DataRequestPages {
    private final DataRequests requests;
    private final PersonalDataRegister register;
    private final ObjectMapper json;
    private final Clock clock;

    DataRequestPages(DataRequests requests, PersonalDataRegister register, ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
        this.requests = requests;
        this.register = register;
    }

    @GetMapping("/personal-data")
    @Audience
    ModelAndView register(Shell shell) {
        return new ModelAndView(
                "directory/web/personal-data",
                "page",
                new RegisterPage(shell.titled("people.register.title"), lines(shell)));
    }

    record RegisterPage(Shell shell, List<Line> lines) {
        boolean officer() {
            return shell.who().is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER);
        }
    }

    /** Columns that are the same in all but their place are one line for the reader. */
    record Line(
            String subject,
            String what,
            String purpose,
            String basis,
            String keep,
            String seen,
            String erasure,
            List<String> places) {}

    private List<Line> lines(Shell shell) {
        var all = new java.util.LinkedHashMap<PersonalData, List<String>>();
        for (var one : register.list()) {
            var same = new PersonalData(
                    "",
                    "",
                    one.subject(),
                    one.what(),
                    one.purpose(),
                    one.basis(),
                    one.keep(),
                    one.seen(),
                    one.erasure());
            all.computeIfAbsent(same, key -> new java.util.ArrayList<>()).add(one.table() + "." + one.column());
        }
        return all.entrySet().stream()
                .map(entry -> line(shell, entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Line line(Shell shell, PersonalData one, List<String> places) {
        return new Line(
                shell.t("people.register.subject." + one.subject()),
                shell.t("people.register.what." + one.what()),
                shell.t("people.register.purpose." + one.purpose()),
                shell.t("people.register.basis." + one.basis()),
                shell.t("people.register.keep." + one.keep()),
                shell.t("people.register.seen." + one.seen()),
                shell.t("people.register.erasure." + one.erasure()),
                List.copyOf(places));
    }

    @GetMapping("/personal-data.xlsx")
    @Audience
    ResponseEntity<byte[]> registerXlsx(Shell shell) {
        return new XlsxTable()
                .sheet(
                        shell.t("people.register.title"),
                        List.of(
                                shell.t("people.register.what"),
                                shell.t("people.register.subject"),
                                shell.t("people.register.purpose"),
                                shell.t("people.register.basis"),
                                shell.t("people.register.keep"),
                                shell.t("people.register.seen"),
                                shell.t("people.register.erasure"),
                                shell.t("people.register.places")),
                        lines(shell).stream()
                                .<List<?>>map(line -> List.of(
                                        line.what(),
                                        line.subject(),
                                        line.purpose(),
                                        line.basis(),
                                        line.keep(),
                                        line.seen(),
                                        line.erasure(),
                                        String.join(", ", line.places())))
                                .toList())
                .as("personal-data-register.xlsx");
    }

    @GetMapping("/people/requests")
    ModelAndView list(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "OPEN") String state,
            @RequestParam(defaultValue = "0") int page) {
        return page(shell, viewer, state, page, Typed.NOTHING, null);
    }

    private ModelAndView page(
            Shell shell,
            Viewer viewer,
            String asked,
            int page,
            Typed typed,
            @org.jspecify.annotations.Nullable UUID wrong) {
        var state = List.of("OPEN", "ENDED").contains(asked) ? asked : "";
        var found = requests.list(state, page, viewer);
        boolean more = (Math.max(0, page) + 1L) * DataRequests.PAGE < found.total();
        return new ModelAndView(
                "directory/web/data-requests",
                "page",
                new RequestsPage(
                        shell.titled("people.requests.title"),
                        state,
                        found.rows(),
                        found.total(),
                        Pages.of("/people/requests", Map.of("state", state), Math.max(0, page), more),
                        typed,
                        wrong,
                        viewer.is(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER),
                        LocalDate.now(clock.withZone(Printing.ZONE))));
    }

    record RequestsPage(
            Shell shell,
            String state,
            List<DataRequest> rows,
            long total,
            Pages pages,
            Typed typed,
            @org.jspecify.annotations.Nullable UUID wrong,
            boolean officer,
            LocalDate today) {
        /** Nobody is told or erased before it is known who asks. */
        List<DataRequest.State> ends(DataRequest request) {
            return request.identityKnown()
                    ? List.of(DataRequest.State.DONE, DataRequest.State.REFUSED, DataRequest.State.TAKEN_BACK)
                    : List.of(DataRequest.State.REFUSED, DataRequest.State.TAKEN_BACK);
        }

        DataRequest.Kind[] kinds() {
            return DataRequest.Kind.values();
        }

        List<String> ways() {
            return DataRequest.WAYS;
        }

        String days(DataRequest request) {
            return request.late()
                    ? shell.t("people.request.days_late", -request.daysLeft())
                    : shell.t("people.request.days_left", request.daysLeft());
        }

        /** What is wrong in the form of a new one. */
        @org.jspecify.annotations.Nullable
        String newError(String field) {
            return wrong == null ? typed.error(field) : null;
        }

        String error(DataRequest request) {
            return request.id().equals(wrong) ? String.join(" ", typed.errors().values()) : "";
        }
    }

    /** Somebody outside wrote to the programme; an officer notes it. */
    @PostMapping("/people/requests")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView recordOutside(
            Shell shell, Viewer viewer, @RequestParam Map<String, String> values, RedirectAttributes flash) {
        var typed = Typed.of(values);
        return typed.act(
                shell,
                flash,
                "directory.saved",
                () -> {
                    requests.recordOutside(
                            typed.value("name"),
                            typed.value("email"),
                            typed.choice("kind", DataRequest.Kind.ACCESS),
                            typed.value("wish"),
                            typed.date("askedOn", "people.date"),
                            viewer);
                    return "/people/requests";
                },
                wrong -> page(shell, viewer, "OPEN", 0, wrong, null));
    }

    @PostMapping("/people/requests/{id}/identity")
    ModelAndView identity(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam Map<String, String> values,
            RedirectAttributes flash) {
        return Typed.of(values)
                .act(
                        shell,
                        flash,
                        "directory.saved",
                        () -> {
                            requests.checkIdentity(id, values.getOrDefault("identity", ""), viewer);
                            return "/people/requests";
                        },
                        wrong -> page(shell, viewer, "OPEN", 0, wrong, id));
    }

    @PostMapping("/people/requests/{id}/erase")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ModelAndView eraseOutside(Shell shell, Viewer viewer, @PathVariable UUID id, RedirectAttributes flash) {
        return Typed.of(Map.<String, String>of())
                .act(
                        shell,
                        flash,
                        "directory.saved",
                        () -> {
                            requests.eraseOutside(id, viewer);
                            return "/people/requests?state=ENDED";
                        },
                        wrong -> page(shell, viewer, "OPEN", 0, wrong, id));
    }

    /** A copy to send to somebody outside. */
    @PostMapping("/people/requests/{id}/data.json")
    @Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER})
    ResponseEntity<String> exportOutside(Viewer viewer, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .header("Content-Disposition", "attachment; filename=\"personal-data.json\"")
                .header("Content-Type", "application/json")
                .body(json.writerWithDefaultPrettyPrinter().writeValueAsString(requests.exportOutside(id, viewer)));
    }

    @PostMapping("/people/requests/{id}/end")
    ModelAndView end(
            Shell shell,
            Viewer viewer,
            @PathVariable UUID id,
            @RequestParam DataRequest.State state,
            @RequestParam Map<String, String> values,
            RedirectAttributes flash) {
        return Typed.of(values)
                .act(
                        shell,
                        flash,
                        "directory.saved",
                        () -> {
                            requests.end(id, state, values.getOrDefault("answer", ""), viewer);
                            return "/people/requests";
                        },
                        wrong -> page(shell, viewer, "OPEN", 0, wrong, id));
    }
}
