package org.saan.hub.directory.web;

import static org.saan.hub.shared.lists.ListTable.column;

import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.ImportView;
import org.saan.hub.directory.Imports;
import org.saan.hub.directory.reading.SpreadsheetReader;
import org.saan.hub.directory.reading.Unreadable;
import org.saan.hub.platform.Once;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Printing;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.saan.hub.shared.lists.ListFile;
import org.saan.hub.shared.lists.ListFilter;
import org.saan.hub.shared.lists.ListQuery;
import org.saan.hub.shared.lists.ListTable;
import org.saan.hub.shared.lists.ListView;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** Sending a spreadsheet of groups in, and the ones that were sent before. */
@Controller
@Audience({Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR})
class ImportSendingPages {
    private final Imports imports;

    ImportSendingPages(Imports imports) {
        this.imports = imports;
    }

    @Bean
    static NavEntry importsNav() {
        return new NavEntry(
                32,
                "directory.imports.nav",
                "/imports",
                "up",
                Set.of(Role.ADMINISTRATOR, Role.PROGRAMME_OFFICER, Role.COORDINATOR));
    }

    @GetMapping("/imports")
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam Map<String, String> asked) {
        return listPage(
                shell, viewer, Imports.SHAPE.read(asked), UUID.randomUUID().toString(), null);
    }

    private ModelAndView listPage(Shell shell, Viewer viewer, ListQuery query, String once, @Nullable String error) {
        var found = imports.list(query, viewer);
        var states = new ListFilter(
                "state",
                shell.t("directory.import.state"),
                Arrays.stream(ImportView.State.values())
                        .map(state -> new ListFilter.Choice(state.name(), ImportsPage.state(shell, state)))
                        .toList());
        return new ModelAndView(
                "directory/web/imports",
                "page",
                new ImportsPage(
                        shell.titled("directory.imports.title"),
                        new ListView(query, found.total(), List.of(states)),
                        found.rows(),
                        once,
                        error));
    }

    @GetMapping("/imports.{ending:" + ListFile.ENDINGS + "}")
    ResponseEntity<Resource> export(
            Shell shell, Viewer viewer, @PathVariable String ending, @RequestParam Map<String, String> asked) {
        var query = Imports.SHAPE.read(asked);
        return ListFile.<ImportView>answer(
                ending,
                new ListTable<>(
                        "imports",
                        shell.t("directory.imports.title"),
                        List.of(
                                column(shell.t("directory.import.file"), ImportView::fileName),
                                column(
                                        shell.t("directory.import.state"),
                                        view -> ImportsPage.state(shell, view.state())),
                                column(shell.t("directory.import.row_count"), ImportView::total),
                                column(shell.t("directory.import.waiting"), ImportView::waiting),
                                column(
                                        shell.t("directory.import.sent"),
                                        view -> LocalDateTime.ofInstant(view.sentAt(), Printing.ZONE)),
                                column(shell.t("lists.imports.by"), ImportView::sentBy))),
                sink -> imports.export(query, viewer, sink));
    }

    @PostMapping("/imports")
    ModelAndView send(
            Shell shell,
            Viewer viewer,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        var name = file == null || file.getOriginalFilename() == null ? "" : bare(file.getOriginalFilename());
        if (file == null || name.isEmpty()) {
            return refuse(shell, viewer, once, shell.t("directory.import.choose_file"));
        }
        if (file.getSize() > SpreadsheetReader.LARGEST_FILE) {
            return refuse(shell, viewer, once, unreadable(shell, name, Unreadable.Reason.TOO_LARGE));
        }
        try {
            return switch (imports.send(Once.token(once), name, file.getBytes(), viewer)) {
                case Imports.Sent.Refused(Unreadable.Reason reason) ->
                    refuse(shell, viewer, once, unreadable(shell, name, reason));
                case Imports.Sent.Taken(UUID id) -> new ModelAndView("redirect:/imports/" + id);
            };
        } catch (Refusal no) {
            return refuse(shell, viewer, UUID.randomUUID().toString(), shell.say(no));
        }
    }

    private static String unreadable(Shell shell, String name, Unreadable.Reason reason) {
        return shell.t("directory.import.unreadable", name, shell.t("directory.import.unreadable." + reason.code()));
    }

    private ModelAndView refuse(Shell shell, Viewer viewer, String once, String error) {
        var page = listPage(shell, viewer, Imports.SHAPE.usual(), once, error);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Some browsers send a path; it is nobody's business. */
    private static String bare(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.length() > 200 ? last.substring(last.length() - 200) : last;
    }
}
