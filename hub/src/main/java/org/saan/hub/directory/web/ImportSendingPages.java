package org.saan.hub.directory.web;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.saan.hub.directory.Imports;
import org.saan.hub.directory.reading.SpreadsheetReader;
import org.saan.hub.directory.reading.Unreadable;
import org.saan.hub.shared.Audience;
import org.saan.hub.shared.NavEntry;
import org.saan.hub.shared.Refusal;
import org.saan.hub.shared.Role;
import org.saan.hub.shared.Shell;
import org.saan.hub.shared.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
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
    ModelAndView list(Shell shell, Viewer viewer, @RequestParam(defaultValue = "0") int page) {
        return listPage(shell, viewer, page, UUID.randomUUID().toString(), null);
    }

    private ModelAndView listPage(Shell shell, Viewer viewer, int page, String once, @Nullable String error) {
        int shown = Math.max(0, page);
        return new ModelAndView(
                "directory/web/imports",
                "page",
                new ImportsPage(
                        shell.titled("directory.imports.title"),
                        imports.listImports(shown, viewer),
                        shown,
                        once,
                        error));
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
            return switch (imports.send(token(once), name, file.getBytes(), viewer)) {
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
        var page = listPage(shell, viewer, 0, once, error);
        page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return page;
    }

    /** Some browsers send a path; it is nobody's business. */
    private static String bare(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return last.length() > 200 ? last.substring(last.length() - 200) : last;
    }

    private static UUID token(String once) {
        try {
            return UUID.fromString(once);
        } catch (IllegalArgumentException e) {
            throw new Refusal("platform.once.changed");
        }
    }
}
